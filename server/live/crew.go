package live

import (
	"runtime"
	"sync"
)

// crew is the few workers who serve all the viewers that have something to do.
// To start a goroutine for each delivery costs a good part of what the delivery
// itself does. A worker who may have to wait, for a slow line or for the log,
// lets another take its place first, so that no viewer waits for another.
type crew struct {
	most int // who work and don't wait

	mu          sync.Mutex // after a viewer's
	first, last *viewer    // of those to be served, in a row
	busy        int        // who work and don't wait
}

func newCrew() *crew { return &crew{most: runtime.GOMAXPROCS(0)} }

// serve puts a viewer at the end of the row.
func (c *crew) serve(v *viewer) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.first == nil {
		c.first = v
	} else {
		c.last.behind = v
	}
	c.last = v
	c.hire()
}

// hire starts a worker if there is work and place for one; the lock is held.
func (c *crew) hire() {
	if c.first != nil && c.busy < c.most {
		c.busy++
		go newWorker(c).work()
	}
}

// worker serves one viewer after the other, while there are any.
type worker struct {
	crew    *crew
	waiting bool // and not counted as busy
	attempt
}

func newWorker(c *crew) *worker {
	w := &worker{crew: c}
	w.do = w.put
	return w
}

func (w *worker) work() {
	for v := w.next(); v != nil; v = w.next() {
		v.work(w)
	}
}

// next takes who is first in the row. A worker who has waited, and whose place
// is taken, goes.
func (w *worker) next() *viewer {
	c := w.crew
	c.mu.Lock()
	defer c.mu.Unlock()
	if w.waiting {
		if c.busy == c.most {
			return nil
		}
		c.busy++
		w.waiting = false
	}
	v := c.first
	if v == nil {
		c.busy--
		return nil
	}
	c.first, v.behind = v.behind, nil
	return v
}

// wait says that what comes may take time.
func (w *worker) wait() {
	if w.waiting {
		return
	}
	c := w.crew
	c.mu.Lock()
	defer c.mu.Unlock()
	w.waiting = true
	c.busy--
	c.hire()
}
