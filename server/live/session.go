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

// Run closes the sockets whose session has ended elsewhere or with time, until
// ctx ends.
func (h *Hub) Run(ctx context.Context, sessions Sessions) {
	ticker := time.NewTicker(checkEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			h.Check(ctx, sessions)
		case <-ctx.Done():
			return
		}
	}
}

// Check looks at every session once. While the database doesn't answer, the
// sockets stay: what they watch can't change either.
func (h *Hub) Check(ctx context.Context, sessions Sessions) {
	ctx, cancel := context.WithTimeout(ctx, checkEvery)
	defer cancel()
	for open := range slices.Chunk(h.sessions(), 1000) {
		ended, err := sessions(ctx, open)
		if err != nil {
			if ctx.Err() == nil {
				h.log.WarnContext(ctx, "sessions of sockets not checked", "error", err)
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

func (h *Hub) endThose(why closing, which func(*viewer) bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for v := range h.viewers {
		if which(v) {
			v.end(why)
		}
	}
}

var restarting = closing{shared.CloseRestart, "restarting"}

// Close closes every socket with 1012, wakes who waits for changes, lets
// nobody in any more, and returns when all is closed. Those who don't take
// their goodbye before ctx ends are cut off.
func (h *Hub) Close(ctx context.Context) {
	h.mu.Lock()
	if !h.closed {
		h.closed = true
		close(h.closing)
	}
	h.mu.Unlock()
	h.endThose(restarting, func(*viewer) bool { return true })
	done := make(chan struct{})
	go func() {
		h.serving.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-ctx.Done():
		h.mu.Lock()
		for v := range h.viewers {
			_ = v.conn.Close() // nothing is left to be lost
		}
		h.mu.Unlock()
		<-done
	}
}
