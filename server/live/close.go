package live

import (
	"context"

	"incharge/shared"
)

var restarting = closing{shared.CloseRestart, "restarting"}

// Close closes every socket with 1012, wakes who waits for changes, lets
// nobody in any more, and returns when all is closed. Those who don't take
// their goodbye before ctx ends are cut off.
func (h *Hub) Close(ctx context.Context) {
	h.mu.Lock()
	h.closed = true
	h.mu.Unlock()
	h.endThose(restarting, func(*viewer) bool { return true })
	h.end() // after it: a reading of the log that is cut off is not why they end
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
