// Package live brings the changes of boards to those who watch them: a hub of
// viewers, each with a socket and one bounded queue, and a way to wait for a
// board's next change. It keeps no history: whoever missed something gets it
// from the log.
package live

import (
	"context"
	"encoding/json"
	"log/slog"
	"sync"

	"incharge/shared"
)

// Log is where the changes of boards are kept; board.Service.
type Log interface {
	// Changes gives the changes after since, in order, some hundreds at most,
	// and where the board stands. CodeNotFound when actor is no member,
	// CodeGone when since can't be served.
	Changes(ctx context.Context, actor shared.UserID, board shared.BoardID, since int64) (shared.Changes, error)
}

// Bus tells the other servers that a board is at a number; they read the rest
// from the log. It may lose what it is told: the next word makes up for it.
type Bus interface {
	Announce(board shared.BoardID, seq int64) // never blocks
}

// Alone is the bus of a server that is the only one.
type Alone struct{}

// Announce has nobody to tell.
func (Alone) Announce(shared.BoardID, int64) {}

// Hub knows who watches what on this server.
type Hub struct {
	bus Bus
	log *slog.Logger

	mu      sync.Mutex
	users   map[shared.UserID]int // sockets, open or about to be
	viewers map[*viewer]struct{}
	watched map[shared.BoardID]map[*viewer]struct{}
	waiting map[shared.BoardID]map[chan struct{}]struct{}
	closing chan struct{} // closed on shutdown
	closed  bool
	serving sync.WaitGroup // the goroutines of all viewers
}

// New is a hub without viewers.
func New(bus Bus, log *slog.Logger) *Hub {
	return &Hub{
		bus: bus, log: log,
		users:   map[shared.UserID]int{},
		viewers: map[*viewer]struct{}{},
		watched: map[shared.BoardID]map[*viewer]struct{}{},
		waiting: map[shared.BoardID]map[chan struct{}]struct{}{},
		closing: make(chan struct{}),
	}
}

// news is what a viewer's queue holds: that a board is at seq, and the change
// that brought it there as a frame. Without one the viewer reads the log.
type news struct {
	board   shared.BoardID
	seq     int64
	frame   []byte
	removed []shared.UserID // whose membership the change ended
}

// Publish hands a committed change to everybody on this server who watches its
// board, and its number to the other servers. It never blocks. Two changes may
// be published in the wrong order: viewers put that right.
func (h *Hub) Publish(change shared.Change) {
	n := news{board: change.Board, seq: change.Seq, removed: change.Deleted.Members}
	if h.isWatched(change.Board) {
		frame, err := json.Marshal(shared.FromServer{Change: &change})
		if err != nil {
			h.log.Error("a change can't be encoded", "board", change.Board, "seq", change.Seq, "error", err)
		}
		n.frame = frame // nil: they read it from the log, and fail there if they must
	}
	h.spread(n)
	h.bus.Announce(change.Board, change.Seq)
}

// Advanced is for the bus: another server has brought a board to seq.
func (h *Hub) Advanced(board shared.BoardID, seq int64) { h.spread(news{board: board, seq: seq}) }

func (h *Hub) isWatched(board shared.BoardID) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.watched[board]) > 0
}

func (h *Hub) spread(n news) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for v := range h.watched[n.board] {
		select {
		case v.queue <- n:
		default: // it is too slow: cut off, it comes back and resumes
			v.end(closing{codeTryAgain, "too slow"})
		}
	}
	for wake := range h.waiting[n.board] {
		select {
		case wake <- struct{}{}:
		default: // it is to look already
		}
	}
}

// join makes news of a board come to a viewer, from now on.
func (h *Hub) join(v *viewer, board shared.BoardID) {
	h.mu.Lock()
	defer h.mu.Unlock()
	add(h.watched, board, v)
}

func (h *Hub) leave(v *viewer, board shared.BoardID) {
	h.mu.Lock()
	defer h.mu.Unlock()
	remove(h.watched, board, v)
}

func add[K comparable, V comparable](sets map[K]map[V]struct{}, key K, value V) {
	if sets[key] == nil {
		sets[key] = map[V]struct{}{}
	}
	sets[key][value] = struct{}{}
}

func remove[K comparable, V comparable](sets map[K]map[V]struct{}, key K, value V) {
	delete(sets[key], value)
	if len(sets[key]) == 0 {
		delete(sets, key)
	}
}
