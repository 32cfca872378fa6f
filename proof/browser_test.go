package proof

import (
	"context"
	"slices"
	"sync"
	"time"

	"incharge/app/client"
	"incharge/app/live"
	"incharge/app/outbox/outboxtest"
	"incharge/app/store"
	"incharge/shared"
)

// line is a browser's way to the servers.
type line interface {
	call(context.Context, client.Request) (client.Response, error)
	dial(context.Context) (live.Socket, error)
	// become makes the network another; the seed says what goes wrong in it.
	become(w weather, seed uint64)
}

// browser is what the tabs of one browser share: who is signed in, a network,
// and what is kept on the device. Its tabs come and go.
type browser struct {
	*outboxtest.Browser
	user  shared.UserID
	board shared.BoardID
	line  line
	skew  time.Duration // of its clock

	mu   sync.Mutex
	tabs []*tab
	kept *store.Kept // the board as it was seen last
}

func newBrowser(user shared.UserID, board shared.BoardID, line line) *browser {
	return &browser{Browser: outboxtest.New(), user: user, board: board, line: line}
}

// now is what its clock says.
func (b *browser) now() time.Time { return time.Now().Add(b.skew) }

// opened are the tabs that are open.
func (b *browser) opened() []*tab {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.tabs)
}

// vanish deletes all that is kept, as browsers do that want room. The tabs that
// are open notice.
func (b *browser) vanish() {
	b.remember(nil)
	b.Vanish(true)
}

func (b *browser) remember(kept *store.Kept) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.kept = kept
}

func (b *browser) remembered() *store.Kept {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.kept
}
