package live

import (
	"context"
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
func (h *Hub) Check(ctx context.Context, sessions Sessions) {
	ctx, cancel := context.WithTimeout(ctx, checkEvery)
	defer cancel()
	for open := range slices.Chunk(h.sessions(), 1000) {
		ended, err := sessions(ctx, open)
		if err != nil {
			if ctx.Err() == nil {
				h.logger.WarnContext(ctx, "sessions of sockets not checked", "error", err)
			}
			return
		}
		for _, session := range ended {
			h.EndSession(session)
		}
	}
}

func (h *Hub) sessions() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	seen := map[string]bool{}
	var all []string
	for v := range h.viewers {
		if !seen[v.Session] {
			seen[v.Session] = true
			all = append(all, v.Session)
		}
	}
	return all
}

// EndSession closes every socket of a session: it has been signed out.
func (h *Hub) EndSession(session string) {
	h.endThose(closing{shared.CloseSessionEnded, "session ended"}, func(v *viewer) bool { return v.Session == session })
}

// EndUser closes every socket of a person, whatever it was opened with.
func (h *Hub) EndUser(user shared.UserID) {
	h.endThose(closing{shared.CloseSessionEnded, "session ended"}, func(v *viewer) bool { return v.User == user })
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
