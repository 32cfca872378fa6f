package live

import (
	"encoding/json"

	"incharge/shared"
)

// Events are what a board's watcher is told, on the connection's goroutine.
// All but Changes may be nil.
type Events struct {
	// Changes brings what happened, in order and with nothing missing; at once
	// what came at once.
	Changes func([]shared.Change)
	// Presence tells who is on the board, oneself among them, whenever that has
	// changed; always all of them.
	Presence func(shared.Presence)
	// Resync says that the changes since the last one can no longer be had:
	// fetch the snapshot, then Resume from it. Nothing more comes until then.
	Resync func()
	// Gone says that this watch is over: a membership has ended. Whose board
	// that was the server doesn't say, so fetch the board to find out, and
	// watch it anew when it is still there.
	Gone func()
}

// Watch is the wish to know every change of one board.
type Watch struct {
	conn   *Conn
	board  shared.BoardID
	events Events

	// Guarded by conn.mu.
	since  int64 // the last change handed over
	up     bool  // the server has said that it watches
	paused bool  // until Resume
	here   here  // what the others are told
}

// Watch begins to watch a board for the changes after since. A second watch of
// the same board takes the first one's place.
func (c *Conn) Watch(board shared.BoardID, since int64, events Events) *Watch {
	w := &Watch{conn: c, board: board, events: events, since: since}
	c.mu.Lock()
	c.watches[board] = w
	if c.socket != nil {
		c.socket.Send(watchFrame(board, since))
	} else {
		c.hurry = true // somebody wants to see it now
	}
	c.mu.Unlock()
	c.nudge()
	return w
}

// Resume goes on after a resync, from the seq of a fresh snapshot.
func (w *Watch) Resume(since int64) {
	c := w.conn
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.watches[w.board] != w {
		return
	}
	w.since, w.paused, w.up = since, false, false
	if c.socket != nil {
		c.socket.Send(watchFrame(w.board, since))
	}
}

// Close ends the watch; its events may still be told what was on its way.
func (w *Watch) Close() {
	c := w.conn
	c.mu.Lock()
	if c.watches[w.board] != w {
		c.mu.Unlock()
		return
	}
	delete(c.watches, w.board)
	if c.socket != nil {
		c.socket.Send(unwatchFrame(w.board))
	}
	c.mu.Unlock()
	c.nudge()
}

// attach makes a socket the one in use, and asks it for everything watched.
func (c *Conn) attach(s Socket) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.socket = s
	if s != nil {
		c.hurry = false // a fresh one has nothing to prove
	}
	for _, w := range c.watches {
		w.up = false
		if s != nil && !w.paused {
			s.Send(watchFrame(w.board, w.since))
		}
	}
}

// probe asks for what is watched already; any answer shows that the socket works.
func (c *Conn) probe() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, w := range c.watches {
		if !w.paused {
			c.socket.Send(watchFrame(w.board, w.since))
			return
		}
	}
}

// take hands the frames that have come to their watches.
func (c *Conn) take(frames []string) {
	changes := map[*Watch][]shared.Change{}
	present := map[*Watch]shared.Presence{}
	var order []*Watch
	var tell []func()
	for _, text := range frames {
		var f shared.FromServer
		if json.Unmarshal([]byte(text), &f) != nil {
			continue // a frame of a later version of the contract
		}
		c.mu.Lock()
		switch {
		case f.Change != nil:
			if w := c.watches[f.Change.Board]; w != nil && w.next(f.Change.Seq) {
				if changes[w] == nil {
					order = append(order, w)
				}
				changes[w] = append(changes[w], *f.Change)
			}
		case f.Watching != nil:
			if w := c.watches[f.Watching.Board]; w != nil && !w.paused {
				if !w.up {
					w.up = true
					w.tell()
				}
			}
		case f.Presence != nil:
			if w := c.watches[f.Presence.Board]; w != nil {
				present[w] = *f.Presence // the last one says it all
			}
		case f.Resync != nil:
			if w := c.watches[f.Resync.Board]; w != nil && !w.paused {
				w.paused = true
				if w.events.Resync != nil {
					tell = append(tell, w.events.Resync)
				}
			}
		case f.Problem != nil && f.Problem.Code == shared.CodeNotFound:
			// A watch was refused. The frame doesn't say which.
			for id, w := range c.watches {
				if w.up || w.paused {
					continue
				}
				delete(c.watches, id)
				if w.events.Gone != nil {
					tell = append(tell, w.events.Gone)
				}
			}
		}
		c.mu.Unlock()
	}
	for _, w := range order {
		w.events.Changes(changes[w])
	}
	for w, p := range present {
		if w.events.Presence != nil {
			w.events.Presence(p)
		}
	}
	for _, f := range tell {
		f()
	}
	if c.allUp() {
		c.set(Live)
	}
}

// next says whether a change is the one to hand over now. After a gap, which
// would be a fault of the server, it asks anew from where it is.
func (w *Watch) next(seq int64) bool {
	if w.paused || seq <= w.since {
		return false
	}
	if seq > w.since+1 {
		if w.up {
			w.up = false
			w.conn.socket.Send(watchFrame(w.board, w.since))
		}
		return false
	}
	w.since = seq
	return true
}

func (c *Conn) allUp() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, w := range c.watches {
		if !w.up && !w.paused {
			return false
		}
	}
	return len(c.watches) > 0
}

// drop ends every watch and returns them.
func (c *Conn) drop() []*Watch {
	c.mu.Lock()
	defer c.mu.Unlock()
	var all []*Watch
	for id, w := range c.watches {
		all = append(all, w)
		delete(c.watches, id)
	}
	return all
}

func (c *Conn) signedOut() {
	c.drop()
	if c.config.SignedOut != nil {
		c.config.SignedOut()
	}
}

func (c *Conn) gone() {
	for _, w := range c.drop() {
		if w.events.Gone != nil {
			w.events.Gone()
		}
	}
}
