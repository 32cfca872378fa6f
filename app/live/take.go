package live

import (
	"encoding/json"
	"time"

	"incharge/shared"
)

// tidings are what there is to tell the watches, put together while mu is held
// and told when it isn't.
type tidings struct {
	watches []*Watch
	of      map[*Watch]*tiding
}

type tiding struct {
	changes  []shared.Change
	presence *shared.Presence
	end      func() // Resync or Gone: nothing of this watch comes after it
}

func (t *tidings) to(w *Watch) *tiding {
	if t.of[w] == nil {
		if t.of == nil {
			t.of = map[*Watch]*tiding{}
		}
		t.of[w] = &tiding{}
		t.watches = append(t.watches, w)
	}
	return t.of[w]
}

func (t *tidings) tell() {
	for _, w := range t.watches {
		news := t.of[w]
		if len(news.changes) > 0 {
			w.events.Changes(news.changes)
		}
		if news.presence != nil && w.events.Presence != nil {
			w.events.Presence(*news.presence)
		}
		if news.end != nil {
			news.end()
		}
	}
}

// take hands the frames that have come to their watches.
func (c *Conn) take(frames []string) {
	c.handing.Lock()
	defer c.handing.Unlock()
	var t tidings
	for _, text := range frames {
		var f shared.FromServer
		if json.Unmarshal([]byte(text), &f) != nil {
			continue // a frame of a later version of the contract
		}
		c.mu.Lock()
		c.sort(f, &t)
		c.mu.Unlock()
	}
	c.mu.Lock()
	if c.allUp() {
		c.live = true
		c.stopPolling()
	}
	c.mu.Unlock()
	t.tell()
	c.settle()
}

// sort puts a frame with the watch that it is for; there may be none. mu is held.
func (c *Conn) sort(f shared.FromServer, t *tidings) {
	switch {
	case f.Change != nil:
		if w := c.watches[f.Change.Board]; w != nil {
			w.heard = time.Now()
			if w.next(*f.Change) {
				to := t.to(w)
				to.changes = append(to.changes, *f.Change)
			} else if f.Change.Seq > w.since && w.up {
				// Something is missing, which would be a fault of the server.
				w.up = false
				w.ask(firstPatience)
			}
		}
	case f.Watching != nil:
		if w := c.watches[f.Watching.Board]; w != nil && !w.paused {
			w.heard, w.due = time.Now(), time.Time{}
			delete(c.refused, w.board)
			if !w.up {
				w.up = true
				w.tell()
			}
		}
	case f.Presence != nil:
		if w := c.watches[f.Presence.Board]; w != nil {
			t.to(w).presence = f.Presence // the last one says it all
		}
	case f.Resync != nil:
		if w := c.watches[f.Resync.Board]; w != nil && !w.paused {
			w.pause()
			t.to(w).end = w.events.Resync
		}
	case f.Problem != nil && f.Problem.Code == shared.CodeNotFound:
		// A watch was refused. The frame doesn't say which.
		for _, w := range c.watches {
			if !w.up && !w.paused {
				w.refused()
				w.end()
				t.to(w).end = w.events.Gone
			}
		}
	}
}

func (c *Conn) allUp() bool {
	for _, w := range c.watches {
		if !w.up && !w.paused {
			return false
		}
	}
	return len(c.watches) > 0
}
