package live

import (
	"context"
	"time"

	"incharge/shared"
)

// Events are what a board's watcher is told, one thing after the other. All but
// Changes may be nil.
type Events struct {
	// Changes brings what happened, in order and with nothing missing; at once
	// what came at once.
	Changes func([]shared.Change)
	// Presence tells who is on the board, oneself among them, whenever that has
	// changed; always all of them. Nobody knows without a socket.
	Presence func(shared.Presence)
	// Resync says that the changes since the last one can no longer be had:
	// fetch the snapshot, then Resume from it. Nothing more comes until then.
	Resync func()
	// Gone says that this watch is over: a membership has ended. Whose board
	// that was the server doesn't always say, so fetch the board to find out,
	// and watch it anew when it is still there.
	Gone func()
}

// Watch is the wish to know every change of one board.
type Watch struct {
	conn   *Conn
	board  shared.BoardID
	events Events

	// Guarded by conn.mu.
	since  int64 // the last change handed over
	paused bool  // until Resume, or until again
	here   here  // what the others are told

	again *time.Timer // when it is asked for after a refusal; nil: it isn't to be

	// On the socket in use:
	up    bool      // the server has said that it watches
	due   time.Time // when it must have answered what it was asked; zero: nothing
	heard time.Time // when it last said something about the board

	// Over HTTP:
	poll     pollResult
	stopPoll context.CancelFunc
}

// Watch begins to watch a board for the changes after since. A second watch of
// the same board takes the first one's place.
func (c *Conn) Watch(board shared.BoardID, since int64, events Events) *Watch {
	w := &Watch{conn: c, board: board, events: events, since: since, stopPoll: func() {}}
	c.mu.Lock()
	if old := c.watches[board]; old != nil {
		old.end()
	}
	c.watches[board] = w
	w.goOn()
	if c.socket == nil && !w.paused {
		c.hurry = true // somebody wants to see it now
	}
	c.mu.Unlock()
	c.nudge()
	go c.settle()
	return w
}

// Resume goes on after a resync, from the seq of a fresh snapshot. Where that
// can't be had it takes the old one, and Resync is told again after a pause.
func (w *Watch) Resume(since int64) {
	c := w.conn
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.watches[w.board] != w || w.again != nil && w.since == since {
		return
	}
	w.since, w.up = since, false
	w.goOn()
	go c.settle()
}

// Close ends the watch; its events may still be told what was on its way.
func (w *Watch) Close() {
	c := w.conn
	c.mu.Lock()
	if c.watches[w.board] == w {
		w.end()
		delete(c.refused, w.board)
		if c.socket != nil {
			c.socket.Send(unwatchFrame(w.board))
		}
	}
	c.mu.Unlock()
	c.nudge()
	go c.settle()
}

// pause stops what comes until Resume. mu is held.
func (w *Watch) pause() {
	w.refused()
	w.paused, w.due = true, time.Time{}
	w.stopPoll()
}

// end takes a watch out of the connection. mu is held.
func (w *Watch) end() {
	delete(w.conn.watches, w.board)
	w.stopPoll()
	w.stopPause()
}

// next says whether a change is the one to hand over now. mu is held.
func (w *Watch) next(change shared.Change) bool {
	if w.paused || change.Board != w.board || change.Seq != w.since+1 {
		return false
	}
	w.since = change.Seq
	return true
}
