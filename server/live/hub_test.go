package live

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"incharge/shared"
)

// book is a log in memory. (The tests of server/api run the hub on the real
// one; here it is the hub's own order that is put to the test.)
type book struct {
	mu      sync.Mutex
	changes []shared.Change
	page    int
}

func (b *book) write(board shared.BoardID) shared.Change {
	b.mu.Lock()
	defer b.mu.Unlock()
	c := shared.Change{Seq: int64(len(b.changes) + 1), Board: board}
	b.changes = append(b.changes, c)
	return c
}

func (b *book) Changes(ctx context.Context, _ shared.UserID, board shared.BoardID, since int64) (shared.Changes, error) {
	return b.Feed(ctx, board, since)
}

func (b *book) Feed(_ context.Context, _ shared.BoardID, since int64) (shared.Changes, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	rest := b.changes[min(int(since), len(b.changes)):]
	return shared.Changes{Seq: int64(len(b.changes)), Changes: rest[:min(b.page, len(rest))]}, nil
}

func (b *book) Heads(_ context.Context, boards []shared.BoardID) (map[shared.BoardID]int64, error) {
	heads := map[shared.BoardID]int64{}
	for _, board := range boards {
		heads[board] = b.head()
	}
	return heads, nil
}

// However committers race, and whatever the bus loses, every viewer that stays
// gets every change once and in order, from whatever number it began at.
func TestOrder(t *testing.T) {
	t.Parallel()
	const committers, each, viewers = 8, 60, 6
	log := &book{page: 7}
	hub := New(Alone{}, slog.New(slog.DiscardHandler))
	hub.SetLog(log)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := hub.Admit("ada"); err != nil {
			t.Error(err)
			return
		}
		conn, err := (&websocket.Upgrader{}).Upgrade(w, r, nil)
		if err != nil {
			t.Error(err)
			return
		}
		hub.Serve(conn, Viewer{User: "ada", Session: "s", Problem: func(err error) shared.Problem { return shared.Problem{Detail: err.Error()} }})
	}))
	defer server.Close()
	board := shared.NewID[shared.BoardID]()

	var all sync.WaitGroup
	for range committers {
		all.Go(func() {
			for range each {
				change := log.write(board)
				time.Sleep(time.Duration(rand.IntN(3000)) * time.Microsecond) // others overtake it here
				switch rand.IntN(10) {
				case 0: // lost
				case 1:
					hub.Advanced(board, change.Seq) // without the change
				case 2:
					hub.Publish(change)
					hub.Publish(change)
				default:
					hub.Publish(change)
				}
			}
		})
	}
	const last = committers * each
	for i := range viewers {
		all.Go(func() {
			time.Sleep(time.Duration(i*15) * time.Millisecond)
			follow(t, server.URL, board, int64(i*3), last+1)
		})
	}
	time.Sleep(500 * time.Millisecond)
	all.Go(func() { // the word that makes up for what was lost
		for log.head() < last {
			time.Sleep(5 * time.Millisecond)
		}
		time.Sleep(20 * time.Millisecond)
		hub.Publish(log.write(board))
	})
	all.Wait()

	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	hub.Close(ctx)
	hub.mu.Lock()
	defer hub.mu.Unlock()
	if len(hub.viewers)+len(hub.users)+len(hub.rooms) != 0 {
		t.Errorf("left behind: %v %v %v", hub.viewers, hub.users, hub.rooms)
	}
}

func (b *book) head() int64 {
	b.mu.Lock()
	defer b.mu.Unlock()
	return int64(len(b.changes))
}

// follow watches a board until the last change, resuming when it is cut off.
func follow(t *testing.T, server string, board shared.BoardID, since, last int64) {
	for since < last {
		conn, response, err := websocket.DefaultDialer.DialContext(t.Context(), "ws"+strings.TrimPrefix(server, "http"), nil)
		if err != nil {
			t.Error(err)
			return
		}
		_ = response.Body.Close()
		err = conn.WriteMessage(websocket.TextMessage, fmt.Appendf(nil, `{"watch": {"board": %q, "since": %d}}`, board, since))
		for err == nil && since < last {
			var frame shared.FromServer
			var data []byte
			_ = conn.SetReadDeadline(time.Now().Add(10 * time.Second))
			if _, data, err = conn.ReadMessage(); err != nil {
				break
			}
			if err := json.Unmarshal(data, &frame); err != nil || frame.Problem != nil {
				t.Errorf("%v in %s", err, data)
			}
			if frame.Change == nil {
				continue
			}
			if frame.Change.Seq != since+1 {
				t.Errorf("change %d after %d", frame.Change.Seq, since)
			}
			since = frame.Change.Seq
		}
		_ = conn.Close()
		if err != nil && !websocket.IsCloseError(err, codeTryAgain) {
			t.Errorf("after %d: %v", since, err)
			return
		}
	}
}
