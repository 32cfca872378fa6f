package live

import (
	"context"

	"incharge/shared"
)

// takePage takes in how a call over HTTP went, unless it was for nobody any
// more: then ctx has ended. It reports whether that brought the watch further.
// failed is how many calls in a row had failed before it.
func (w *Watch) takePage(ctx context.Context, page shared.Changes, err error, failed int) (moved bool) {
	c := w.conn
	c.handing.Lock()
	defer c.handing.Unlock()
	var t tidings
	c.mu.Lock()
	if ctx.Err() != nil {
		c.mu.Unlock()
		return false
	}
	switch code := shared.CodeOf(err); {
	case err == nil:
		w.works()
		delete(c.refused, w.board)
		for _, change := range page.Changes {
			if w.next(change) {
				moved = true
				to := t.to(w)
				to.changes = append(to.changes, change)
			}
		}
	case code == shared.CodeGone:
		w.works()
		w.pause()
		t.to(w).end = w.events.Resync
	case code == shared.CodeNotFound:
		w.refused()
		w.end()
		t.to(w).end = w.events.Gone
	case failed > 0 || w.poll == pollUnknown:
		w.poll = pollFails
		c.polled = false
	}
	c.mu.Unlock()
	t.tell()
	c.settle()
	c.nudge()
	return moved
}

// works takes in that the server answers over HTTP. mu is held.
func (w *Watch) works() {
	c := w.conn
	if w.poll == pollFails {
		c.hurry = true // so a socket may be had, too
	}
	w.poll = pollWorks
	for _, other := range c.watches {
		if other.poll != pollWorks {
			return
		}
	}
	c.polled = true
}
