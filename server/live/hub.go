// Package live brings the changes of boards to those who watch them, and tells
// them who else is there: a hub of rooms, one for each board that somebody
// here watches or waits for, and of viewers, one for each socket. It keeps the
// last few changes of a room and no history: whoever has missed more gets it
// from the log. A bus joins the hubs of several servers.
package live

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"incharge/shared"
)

// Log is where the changes of boards are kept; board.Service.
type Log interface {
	// Page gives the changes after since, in order, some hundreds at most, and
	// where the board stands, as it is for those who see all of it, and what
	// of it actor may be told. CodeNotFound when actor is no member, CodeGone
	// when since can't be served.
	Page(ctx context.Context, actor shared.UserID, board shared.BoardID, since int64) (shared.Changes, shared.Onlooker, error)
	// Feed is Page in nobody's name, for those of whom Page has said that they
	// are members.
	Feed(ctx context.Context, board shared.BoardID, since int64) (shared.Changes, error)
	// Concerned tells whom cards of a board concern, and at which of its
	// changes that was so. Those that aren't there aren't in it.
	Concerned(ctx context.Context, board shared.BoardID, cards []shared.CardID) (int64, map[shared.CardID]shared.Concerned, error)
	// Heads tells where boards stand. Those that aren't there aren't in it.
	Heads(ctx context.Context, boards []shared.BoardID) (map[shared.BoardID]int64, error)
}

// Bus carries words to the other servers; theirs come to Advanced, Present,
// Ended and Missed. It may lose words: the hub asks the log every few seconds,
// looks at all sessions from time to time, and says again who is here. None of
// its methods blocks.
type Bus interface {
	// Announce says that a board is at seq.
	Announce(board shared.BoardID, seq int64)
	// Tell says who is on a board by way of this server: all of them.
	Tell(here shared.Presence)
	// EndSession says that a session has ended, EndUser that all of a person's
	// have.
	EndSession(session string)
	EndUser(user shared.UserID)
}

// Silent is no bus: other servers, should there be any, find out from the log.
type Silent struct{}

// Announce tells nobody.
func (Silent) Announce(shared.BoardID, int64) {}

// Tell tells nobody.
func (Silent) Tell(shared.Presence) {}

// EndSession tells nobody.
func (Silent) EndSession(string) {}

// EndUser tells nobody.
func (Silent) EndUser(shared.UserID) {}

// Hub knows who watches what on this server.
type Hub struct {
	bus    Bus
	log    Log
	logger *slog.Logger
	poll   time.Duration
	abroad abroad
	crew   *crew
	missed chan struct{}   // has a word when the bus has been down
	doubts chan struct{}   // has a word when some sessions are doubted
	ending context.Context // ends on shutdown
	end    context.CancelFunc

	mu      sync.Mutex
	users   map[shared.UserID]int // sockets, open or about to be
	doubted map[string]struct{}   // sessions of sockets that another server says have ended
	viewers map[*viewer]struct{}
	rooms   map[shared.BoardID]*room
	closed  bool
	serving sync.WaitGroup // viewers, and what reads the log for their rooms
}

// Option changes a setting of New.
type Option func(*Hub)

// PollEvery is how often the log is asked what the bus may have lost. The
// default is three seconds.
func PollEvery(d time.Duration) Option { return func(h *Hub) { h.poll = d } }

// New is a hub without viewers. It needs a log before it can serve any: SetLog.
func New(bus Bus, logger *slog.Logger, options ...Option) *Hub {
	h := &Hub{
		bus: bus, logger: logger, poll: pollEvery,
		crew:    newCrew(),
		missed:  make(chan struct{}, 1),
		doubts:  make(chan struct{}, 1),
		doubted: map[string]struct{}{},
		users:   map[shared.UserID]int{},
		viewers: map[*viewer]struct{}{},
		rooms:   map[shared.BoardID]*room{},
	}
	h.ending, h.end = context.WithCancel(context.Background())
	for _, option := range options {
		option(h)
	}
	return h
}

// SetLog gives the hub what it reads from. The log publishes to the hub, so it
// can only be made after it.
func (h *Hub) SetLog(log Log) { h.log = log }

// Publish hands a committed change to everybody on this server who watches its
// board, and its number to the other servers. It never waits for any of them.
// Two changes may be published in the wrong order: the room puts that right.
func (h *Hub) Publish(change shared.Change) {
	if r := h.room(change.Board); r != nil {
		r.publish(change)
	}
	h.bus.Announce(change.Board, change.Seq)
}

// Advanced is for the bus: another server has brought a board to seq.
func (h *Hub) Advanced(board shared.BoardID, seq int64) {
	if r := h.room(board); r != nil {
		r.advanced(seq)
	}
}

// Missed is for the bus: it hears (again) what the others say, after a time in
// which it may not have.
func (h *Hub) Missed() {
	select {
	case h.missed <- struct{}{}:
	default: // it is to look already
	}
}

func (h *Hub) room(board shared.BoardID) *room {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.rooms[board]
}

// enter is the room of a board, made if need be, with what add puts into it.
func (h *Hub) enter(board shared.BoardID, add func(*room)) *room {
	h.mu.Lock()
	defer h.mu.Unlock()
	r := h.rooms[board]
	if r == nil {
		r = &room{hub: h, board: board, watches: map[*watch]struct{}{}, waiting: map[*waiter]struct{}{}}
		h.rooms[board] = r
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	add(r)
	return r
}

// leave takes something out of a room, and the room away when it was the last.
func (h *Hub) leave(r *room, remove func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	r.mu.Lock()
	defer r.mu.Unlock()
	remove()
	if len(r.watches)+len(r.waiting) == 0 {
		delete(h.rooms, r.board)
	}
}

func (h *Hub) all() []*room {
	h.mu.Lock()
	defer h.mu.Unlock()
	rooms := make([]*room, 0, len(h.rooms))
	for _, r := range h.rooms {
		rooms = append(rooms, r)
	}
	return rooms
}
