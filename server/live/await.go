package live

import "incharge/shared"

// waiter is a call that waits for a change.
type waiter struct {
	since int64
	woken chan struct{}
}

func (w *waiter) wake() {
	select {
	case w.woken <- struct{}{}:
	default: // it is to look already
	}
}

// Await tells when a board may have gone beyond since: woken gets a word for
// it. Subscribe first, then read the log, then wait: so nothing falls between.
// stopping is closed when the server goes. Call leave at the end.
func (h *Hub) Await(board shared.BoardID, since int64) (woken <-chan struct{}, stopping <-chan struct{}, leave func()) {
	w := &waiter{since: since, woken: make(chan struct{}, 1)}
	r := h.enter(board, func(r *room) { r.waiting[w] = struct{}{} })
	return w.woken, h.ending.Done(), func() {
		h.leave(r, func() { delete(r.waiting, w) })
	}
}

// Waiting counts the calls that wait for a change.
func (h *Hub) Waiting() int {
	n := 0
	for _, r := range h.all() {
		r.mu.Lock()
		n += len(r.waiting)
		r.mu.Unlock()
	}
	return n
}
