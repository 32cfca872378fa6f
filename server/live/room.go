package live

import (
	"fmt"
	"sync"
	"sync/atomic"

	"incharge/shared"
)

// room is a board that somebody here watches or waits for. Of several numbers
// that it hears it reads the log once for all its viewers.
type room struct {
	hub    *Hub
	board  shared.BoardID
	lately atomic.Pointer[lately] // nil while nobody watches, or nothing is known
	crowd  atomic.Pointer[crowd]  // who is there, as it was told last

	mu      sync.Mutex // after the hub's
	watches map[*watch]struct{}
	waiting map[*waiter]struct{}
	heard   int64         // the highest number that anybody has said
	reading bool          // somebody reads the log up to heard
	leading chan struct{} // closed when the first who came has read it
	telling
	parts
}

// watch is a board on a socket.
type watch struct {
	room   *room
	viewer *viewer

	// The viewer's worker alone has these.
	sent int64  // number of the last change sent
	told uint64 // version of the crowd sent last
	from uint64 // the first round in which it was counted
	eye  shared.Onlooker

	standing // the room's lock guards it
}

// publish spreads a change of this server. Where it isn't the next one, others
// have been quicker, and all of it is read from the log.
func (r *room) publish(change shared.Change) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.wake(change.Seq)
	if l := r.lately.Load(); l != nil && change.Seq == l.head+1 {
		f, err := changeFrame(change)
		if err == nil {
			r.part(change)
			r.spread(l.with(f))
			return
		}
		r.hub.logger.Error("a change can't be encoded", "board", r.board, "seq", change.Seq, "error", err)
	}
	r.follow()
}

// advanced takes in that the board is at seq.
func (r *room) advanced(seq int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.wake(seq)
	r.follow()
}

// wake gives a word to the calls that wait for a change after a lower number.
func (r *room) wake(seq int64) {
	r.heard = max(r.heard, seq)
	for w := range r.waiting {
		if seq > w.since {
			w.wake()
		}
	}
}

// spread gives the viewers something to fetch. None is waited for.
func (r *room) spread(l *lately) {
	r.lately.Store(l)
	r.wakeViewers()
}

func (r *room) wakeViewers() {
	for w := range r.watches {
		w.viewer.wake()
	}
}

// know takes in what a viewer has read from the log, up to its head, so that it
// is there for those who come after it.
func (r *room) know(head int64, frames []frame) {
	r.mu.Lock()
	defer r.mu.Unlock()
	whole := len(frames) == 0 || frames[len(frames)-1].seq == head
	if l := r.lately.Load(); l != nil {
		r.lately.Store(l.since(frames))
	} else if whole && len(r.watches) > 0 {
		r.lately.Store((&lately{head: head - int64(len(frames))}).with(frames...))
		r.known = nil // what has happened since it was found out is not known
	}
	r.follow()
}

// extend takes in what has been read from the log.
func (r *room) extend(page shared.Changes, heard int64) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	l := r.lately.Load()
	if l == nil { // nobody watches any more
		return nil
	}
	var frames []frame
	head := l.head
	for _, change := range page.Changes {
		if change.Seq <= head {
			continue
		}
		if change.Seq != head+1 {
			return fmt.Errorf("the log gives change %d in place of %d", change.Seq, head+1)
		}
		f, err := changeFrame(change)
		if err != nil {
			return err
		}
		r.part(change)
		frames = append(frames, f)
		head++
	}
	if len(frames) > 0 {
		r.spread(l.with(frames...))
	}
	if len(page.Changes) == 0 && r.heard == heard {
		r.heard = head // what was said isn't so
	}
	return nil
}
