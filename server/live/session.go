package live

import (
	"context"
	"maps"
	"slices"
	"time"

	"incharge/shared"
)

// Sessions tells which of the sessions that sockets were opened with are no
// longer good; auth.Service.Ended.
type Sessions func(ctx context.Context, open []string) (ended []string, err error)

const checkEvery = 30 * time.Second

// Check looks at every session once. While the database doesn't answer, the
// sockets stay: what they watch can't change either.
func (h *Hub) Check(ctx context.Context, sessions Sessions) { h.check(ctx, sessions, h.sessions()) }

func (h *Hub) check(ctx context.Context, sessions Sessions, open []string) {
	ctx, cancel := context.WithTimeout(ctx, checkEvery)
	defer cancel()
	for open := range slices.Chunk(open, 1000) {
		ended, err := sessions(ctx, open)
		if err != nil {
			if ctx.Err() == nil {
				h.logger.WarnContext(ctx, "sessions of sockets not checked", "error", err)
			}
			return
		}
		for _, session := range ended {
			h.endThose(sessionEnded, func(v *viewer) bool { return v.Session == session })
		}
	}
}

func (h *Hub) sessions() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	seen := map[string]struct{}{}
	for v := range h.viewers {
		seen[v.Session] = struct{}{}
	}
	return slices.Collect(maps.Keys(seen))
}

var sessionEnded = closing{shared.CloseSessionEnded, "session ended"}

// EndSession closes every socket of a session, here and on the other servers:
// it has been signed out.
func (h *Hub) EndSession(session string) {
	h.endThose(sessionEnded, func(v *viewer) bool { return v.Session == session })
	h.bus.EndSession(session)
}

// EndUser closes every socket of a person, whatever it was opened with, here
// and on the other servers.
func (h *Hub) EndUser(user shared.UserID) {
	h.endThose(sessionEnded, func(v *viewer) bool { return v.User == user })
	h.bus.EndUser(user)
}

// Ended is for the bus: another server says that these sessions have ended, and
// all of these people's. It may say so late, when they have signed in anew: the
// sessions of their sockets are looked at. It never waits.
func (h *Hub) Ended(sessions []string, people []shared.UserID) {
	ended := map[string]struct{}{}
	for _, session := range sessions {
		ended[session] = struct{}{}
	}
	for _, user := range people {
		ended[string(user)] = struct{}{}
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	for v := range h.viewers {
		_, itself := ended[v.Session]
		_, theirs := ended[string(v.User)]
		if itself || theirs {
			h.doubted[v.Session] = struct{}{}
		}
	}
	if len(h.doubted) == 0 {
		return
	}
	select {
	case h.doubts <- struct{}{}:
	default: // they are about to be looked at
	}
}

// checkDoubted looks at sessions as the bus names them, until ctx ends.
func (h *Hub) checkDoubted(ctx context.Context, sessions Sessions) {
	for {
		select {
		case <-h.doubts:
			h.check(ctx, sessions, h.takeDoubted())
		case <-ctx.Done():
			return
		}
	}
}

func (h *Hub) takeDoubted() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	doubted := slices.Collect(maps.Keys(h.doubted))
	clear(h.doubted)
	return doubted
}

func (h *Hub) endThose(why closing, which func(*viewer) bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for v := range h.viewers {
		if which(v) {
			v.end(why)
		}
	}
}
