package live

import "incharge/shared"

// Await tells when a board may have advanced: wake gets a word for it. Subscribe
// first, then read the log, then wait: so nothing falls between. stopping is
// closed when the server goes. Call leave at the end.
func (h *Hub) Await(board shared.BoardID) (wake <-chan struct{}, stopping <-chan struct{}, leave func()) {
	c := make(chan struct{}, 1)
	h.mu.Lock()
	defer h.mu.Unlock()
	add(h.waiting, board, c)
	return c, h.closing, func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		remove(h.waiting, board, c)
	}
}

// Waiting counts the calls that wait for a change.
func (h *Hub) Waiting() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	n := 0
	for _, calls := range h.waiting {
		n += len(calls)
	}
	return n
}
