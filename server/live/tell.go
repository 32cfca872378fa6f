package live

import (
	"reflect"
	"slices"
	"sync"
	"time"

	"incharge/shared"
)

// How soon a change of who is there is told, and how often at most. With many
// viewers that gets rarer, so that telling them all is never most of the work.
const (
	tellFirst   = 30 * time.Millisecond
	tellEvery   = 250 * time.Millisecond
	tellAViewer = 2 * time.Millisecond
	tellAgain   = 10 * time.Second // to the other servers
	sweepEvery  = time.Second
)

// crowd is who is on a board, as all its viewers are told. A new version says
// something else; a new round may say the same, but after whoever came before
// it was counted.
type crowd struct {
	version, round uint64
	bytes          []byte
	all            shared.Presence
	parts          map[shared.CardID]part

	mu    sync.Mutex // after all others
	looks map[string][]byte
}

// telling is a room's part in presence; the room's lock guards it.
type telling struct {
	round   uint64
	planned bool
	last    time.Time
	all     shared.Presence // told to the viewers
	here    shared.Presence // told to the other servers
}

// stir plans to tell who is there, now that it may have changed.
func (r *room) stir() {
	if r.planned {
		return
	}
	r.planned = true
	every := max(tellEvery, time.Duration(len(r.watches))*tellAViewer)
	time.AfterFunc(max(tellFirst, every-time.Since(r.last)), r.tell)
}

func (r *room) tell() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.planned = false
	if len(r.watches) == 0 {
		return
	}
	r.last = time.Now()
	r.round++
	here, all := r.who()
	if !same(here, r.here) {
		r.here = here
		r.hub.bus.Tell(here)
	}
	next := &crowd{round: r.round, all: all, parts: r.partsOf(all)}
	if before := r.crowd.Load(); before != nil && same(all, r.all) && reflect.DeepEqual(before.parts, next.parts) {
		next.version, next.bytes = before.version, before.bytes
	} else {
		bytes, err := encode(shared.FromServer{Presence: &all})
		if err != nil {
			r.hub.logger.Error("who is there can't be encoded", "board", r.board, "error", err)
			return
		}
		next.version, next.bytes = r.round, bytes
		r.all = all
	}
	r.crowd.Store(next)
	r.wakeViewers()
}

// empty tells the other servers that nobody is here any more.
func (r *room) empty() {
	if len(r.here.People) > 0 {
		r.here = shared.Presence{Board: r.board, People: []shared.Person{}}
		r.hub.bus.Tell(r.here)
	}
}

// tell sends who is there, if the viewer has not been told, or not since it
// came.
func (v *viewer) tell(w *watch) error {
	c := w.room.crowd.Load()
	if c == nil || c.round < w.from || c.version == w.told {
		return nil
	}
	w.told = c.version
	bytes := c.bytes
	if w.eye.Sight() != shared.SightAll {
		var err error
		if bytes, err = c.of(w.eye); err != nil {
			return v.failed(w, err)
		}
	}
	return v.write(bytes)
}

// repeat tells the other servers again who is here.
func (r *room) repeat() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.here.People) > 0 {
		r.hub.bus.Tell(r.here)
	}
}

func same(a, b shared.Presence) bool {
	return a.Others == b.Others && slices.Equal(a.People, b.People)
}
