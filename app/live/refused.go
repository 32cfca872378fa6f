package live

import "time"

// refusal is the number from which the server would not go on with a board.
// Whoever watches it fetches the board then. Who comes back with that number
// could not, and must not ask at once again and again.
type refusal struct {
	since int64
	vain  int // how often somebody has come back with it
}

// refused takes in that the server won't go on from where the watch is. mu is
// held.
func (w *Watch) refused() {
	if r, known := w.conn.refused[w.board]; !known || r.since != w.since {
		w.conn.refused[w.board] = refusal{since: w.since}
	}
}

// goOn asks for what comes after since, after a pause where that was refused
// and asked anew in vain. Once may be chance. mu is held.
func (w *Watch) goOn() {
	c := w.conn
	w.stopPause()
	r, known := c.refused[w.board]
	if known && r.since == w.since {
		r.vain++
		c.refused[w.board] = r
	} else {
		delete(c.refused, w.board)
		r = refusal{}
	}
	w.paused = r.vain > 1
	if w.paused {
		w.again = time.AfterFunc(delay(r.vain-2), func() {
			c.mu.Lock()
			defer c.mu.Unlock()
			w.endPause()
		})
	} else {
		w.begin()
	}
}

// begin asks now. mu is held.
func (w *Watch) begin() {
	w.ask(firstPatience)
	w.startPoll()
}

// endPause asks now if it was to be asked later. mu is held.
func (w *Watch) endPause() {
	if w.again != nil {
		w.stopPause()
		w.paused = false
		w.begin()
	}
}

func (w *Watch) stopPause() {
	if w.again != nil {
		w.again.Stop()
		w.again = nil
	}
}

// stuck reports whether a board can't be gone on with, since it can't be
// fetched. mu is held.
func (c *Conn) stuck() bool {
	for board := range c.watches {
		if c.refused[board].vain > 1 {
			return true
		}
	}
	return false
}
