package live

import "sync"

// mostWaits is how often one waits for others to read. They may have begun at
// a later change.
const mostWaits = 3

// lead lets one at a time of those who come to a room read the log for what it
// doesn't have, so that what they find is there for the others: after a restart
// a whole board comes back in one moment. The others wait here. Call found
// after reading.
func (r *room) lead(since int64) (found func()) {
	for range mostWaits {
		leading, first := r.leader(since)
		switch {
		case first:
			return sync.OnceFunc(func() {
				r.mu.Lock()
				defer r.mu.Unlock()
				close(leading)
				r.leading = nil
			})
		case leading == nil:
			return func() {}
		}
		select {
		case <-leading:
		case <-r.hub.ending.Done():
		}
	}
	return func() {}
}

// leader tells whether one is the first, or when the first has read. There is
// nothing to wait for where the room has it all.
func (r *room) leader(since int64) (leading chan struct{}, first bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	l := r.lately.Load()
	if _, reaches := l.after(since); reaches && l != nil {
		return nil, false
	}
	if r.leading != nil {
		return r.leading, false
	}
	r.leading = make(chan struct{})
	return r.leading, true
}
