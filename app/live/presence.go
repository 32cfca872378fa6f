package live

import (
	"time"

	"incharge/shared"
)

// tellEvery is how often the server is told anew what somebody has before them:
// for whom it hears nothing in 25 s is gone.
const tellEvery = 9 * time.Second

// here is what a person has before them on a board.
type here struct {
	card     shared.CardID // empty: the board alone
	dragging bool
}

// Here tells the others on the board which card this person has open or, when
// dragging, holds; no card means the board alone. It holds until the next call,
// over new connections too.
func (w *Watch) Here(card shared.CardID, dragging bool) {
	w.conn.mu.Lock()
	defer w.conn.mu.Unlock()
	if now := (here{card, dragging && card != ""}); w.here != now {
		w.here = now
		w.tell()
	}
}

// Visible says whether somebody can see the page; at first it is taken for seen.
// Whoever doesn't look at a board isn't shown on it.
func (c *Conn) Visible(visible bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.hidden == visible {
		c.hidden = !visible
		for _, w := range c.watches {
			w.tell()
		}
		if visible {
			c.pollAnew()
		}
	}
}

// tell sends what this person has before them, once the server watches for
// them: before that it would not know the board. mu is held.
func (w *Watch) tell() {
	c := w.conn
	if c.socket == nil || !w.up || c.watches[w.board] != w {
		return
	}
	c.socket.Send(presenceFrame(shared.Here{
		Board: w.board, Card: w.here.card, Dragging: w.here.dragging, Away: c.hidden,
	}))
}

// tellAgain keeps the server believing that somebody is there.
func (c *Conn) tellAgain() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.hidden {
		return
	}
	for _, w := range c.watches {
		w.tell()
	}
}
