package live

import (
	"fmt"

	"incharge/shared"
)

// mostSockets is how many one person may have open: a browser needs one a tab.
const mostSockets = 40

// Admit lets a person open one more socket. Either Serve it or call refused.
func (h *Hub) Admit(user shared.UserID) (refused func(), err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		return nil, &shared.Error{Code: shared.CodeUnavailable, Message: "The server is restarting. Try again in a moment."}
	}
	if h.users[user] >= mostSockets {
		return nil, &shared.Error{Code: shared.CodeRateLimited,
			Message: fmt.Sprintf("You have %d connections open, which is the most that one person can have. Close a few tabs.", mostSockets)}
	}
	h.users[user]++
	h.serving.Add(1)
	return func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.release(user)
	}, nil
}

func (h *Hub) release(user shared.UserID) {
	if h.users[user]--; h.users[user] == 0 {
		delete(h.users, user)
	}
	h.serving.Done()
}

// forget lets go of a viewer that has left its rooms.
func (h *Hub) forget(v *viewer) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.viewers, v)
	h.release(v.User)
}

// Sockets counts those that are open.
func (h *Hub) Sockets() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.viewers)
}
