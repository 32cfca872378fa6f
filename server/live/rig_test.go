package live

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"incharge/shared"
)

// book is a log in memory, of one board. (The tests of server/api run the hub
// on the real one; here it is the hub's own order that is put to the test.)
type book struct {
	mu      sync.Mutex
	changes []shared.Change
	page    int
	failing error
	slow    time.Duration
	reads   int // by Page and Feed
	given   int // changes, in all of them
	eyes    map[shared.UserID]shared.Onlooker
	cards   map[shared.CardID]shared.Concerned
}

func (b *book) write(board shared.BoardID, removed ...shared.UserID) shared.Change {
	b.mu.Lock()
	defer b.mu.Unlock()
	c := shared.Change{Seq: int64(len(b.changes) + 1), Board: board}
	c.Deleted.Members = removed
	b.changes = append(b.changes, c)
	return c
}

func (b *book) Page(ctx context.Context, user shared.UserID, board shared.BoardID, since int64) (shared.Changes, shared.Onlooker, error) {
	page, err := b.Feed(ctx, board, since)
	b.mu.Lock()
	defer b.mu.Unlock()
	who := b.eyes[user]
	who.User, who.Role, who.Seq = user, cmp.Or(who.Role, shared.Supervisor), page.Seq
	return page, who, err
}

func (b *book) Concerned(_ context.Context, _ shared.BoardID, cards []shared.CardID) (int64, map[shared.CardID]shared.Concerned, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	concerned := map[shared.CardID]shared.Concerned{}
	for _, card := range cards {
		if c, there := b.cards[card]; there {
			concerned[card] = c
		}
	}
	return int64(len(b.changes)), concerned, nil
}

func (b *book) Feed(_ context.Context, _ shared.BoardID, since int64) (shared.Changes, error) {
	time.Sleep(b.slow)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.reads++
	if b.failing != nil {
		return shared.Changes{}, b.failing
	}
	rest := b.changes[min(int(since), len(b.changes)):]
	rest = rest[:min(b.page, len(rest))]
	b.given += len(rest)
	return shared.Changes{Seq: int64(len(b.changes)), Changes: rest}, nil
}

func (b *book) Heads(_ context.Context, boards []shared.BoardID) (map[shared.BoardID]int64, error) {
	heads := map[shared.BoardID]int64{}
	for _, board := range boards {
		heads[board] = b.head()
	}
	return heads, nil
}

func (b *book) head() int64 {
	b.mu.Lock()
	defer b.mu.Unlock()
	return int64(len(b.changes))
}

func (b *book) fails(err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.failing = err
}

func (b *book) readSoFar() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.reads
}

// place is a hub with a door: whoever is named in the query comes in.
type place struct {
	*testing.T
	hub    *Hub
	log    *book
	server *httptest.Server
}

func newPlace(t *testing.T, log *book, bus Bus, options ...Option) *place {
	p := &place{T: t, log: log, hub: New(bus, slog.New(slog.DiscardHandler), options...)}
	p.hub.SetLog(log)
	p.server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		user := shared.UserID(r.URL.Query().Get("user"))
		if _, err := p.hub.Admit(user); err != nil {
			t.Error(err)
			return
		}
		conn, err := (&websocket.Upgrader{}).Upgrade(w, r, nil)
		if err != nil {
			t.Error(err)
			return
		}
		p.hub.Serve(conn, Viewer{User: user, Session: "session of " + string(user), Problem: func(err error) shared.Problem { return shared.Problem{Detail: err.Error()} }})
	}))
	t.Cleanup(func() {
		p.close()
		p.server.Close()
	})
	return p
}

// close closes the hub, which leaves nothing behind.
func (p *place) close() {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	p.hub.Close(ctx)
	p.hub.mu.Lock()
	defer p.hub.mu.Unlock()
	if len(p.hub.viewers)+len(p.hub.users)+len(p.hub.rooms) != 0 {
		p.Errorf("left behind: %v %v %v", p.hub.viewers, p.hub.users, p.hub.rooms)
	}
}

func (p *place) dial(user shared.UserID) (*websocket.Conn, error) {
	conn, response, err := websocket.DefaultDialer.DialContext(p.Context(), "ws"+strings.TrimPrefix(p.server.URL, "http")+"?user="+string(user), nil)
	if err == nil {
		_ = response.Body.Close()
	}
	return conn, err
}

// browser is a socket whose frames are taken in as they come.
type browser struct {
	*testing.T
	conn *websocket.Conn

	mu     sync.Mutex
	frames []shared.FromServer
	ended  error
}

// comes opens a socket that watches a board.
func (p *place) comes(user shared.UserID, board shared.BoardID, since int64) *browser {
	p.Helper()
	conn, err := p.dial(user)
	if err != nil {
		p.Fatal(err)
	}
	b := &browser{T: p.T, conn: conn}
	done := make(chan struct{})
	p.Cleanup(func() {
		_ = conn.Close()
		<-done
	})
	go func() {
		defer close(done)
		for {
			_, data, err := conn.ReadMessage()
			var frame shared.FromServer
			if err == nil {
				err = json.Unmarshal(data, &frame)
			}
			b.mu.Lock()
			b.frames = append(b.frames, frame)
			b.ended = err
			b.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	b.send(shared.FromBrowser{Watch: &shared.Watch{Board: board, Since: since}})
	eventually(p.T, "an answer", func() bool {
		for _, f := range b.all() {
			if f.Watching != nil {
				return true
			}
		}
		return false
	})
	return b
}

func (b *browser) send(frame shared.FromBrowser) {
	b.Helper()
	data, err := json.Marshal(frame)
	if err == nil {
		err = b.conn.WriteMessage(websocket.TextMessage, data)
	}
	if err != nil {
		b.Error(err)
	}
}

func (b *browser) here(h shared.Here) {
	b.Helper()
	b.send(shared.FromBrowser{Presence: &h})
}

func (b *browser) all() []shared.FromServer {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.frames
}

// last is the last change that has come.
func (b *browser) last() int64 {
	last := int64(0)
	for _, f := range b.all() {
		if f.Change != nil {
			last = f.Change.Seq
		}
	}
	return last
}

// tellings are all that was told of who is there.
func (b *browser) tellings() (all []shared.Presence) {
	for _, f := range b.all() {
		if f.Presence != nil {
			all = append(all, *f.Presence)
		}
	}
	return all
}

// sees waits until the browser is told that these are there, written as in
// "ada grace:card linus:card!", where ! is for dragging.
func (b *browser) sees(want string) {
	b.Helper()
	got := "nothing"
	defer func() {
		if b.Failed() {
			b.Logf("told %q in place of %q", got, want)
		}
	}()
	eventually(b.T, "who is there", func() bool {
		if all := b.tellings(); len(all) > 0 {
			got = described(all[len(all)-1])
		}
		return got == want
	})
}

func described(p shared.Presence) string {
	var people []string
	for _, person := range p.People {
		text := string(person.User)
		if person.Card != "" {
			text += ":" + string(person.Card[len(person.Card)-1:])
		}
		if person.Dragging {
			text += "!"
		}
		people = append(people, text)
	}
	if p.Others > 0 {
		people = append(people, fmt.Sprintf("+%d", p.Others))
	}
	return strings.Join(people, " ")
}

// code is what the socket is closed with.
func (b *browser) code() int {
	b.Helper()
	code := 0
	eventually(b.T, "the end", func() bool {
		b.mu.Lock()
		defer b.mu.Unlock()
		if closed, ok := b.ended.(*websocket.CloseError); ok { //nolint:errorlint // it comes as it is
			code = closed.Code
		}
		return b.ended != nil
	})
	return code
}

func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for deadline := time.Now().Add(15 * time.Second); !is(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("never: %s", what)
		}
	}
}

// pair is the bus of two hubs in one process.
type pair struct {
	name string
	to   *Hub
	deaf bool // nothing gets through
}

func (p *pair) Announce(board shared.BoardID, seq int64) {
	if p.to != nil && !p.deaf {
		go p.to.Advanced(board, seq)
	}
}

func (p *pair) Tell(here shared.Presence) {
	if p.to != nil && !p.deaf {
		go p.to.Present(p.name, here)
	}
}

func (p *pair) EndSession(session string) {
	if p.to != nil && !p.deaf {
		go p.to.Ended([]string{session}, nil)
	}
}

func (p *pair) EndUser(user shared.UserID) {
	if p.to != nil && !p.deaf {
		go p.to.Ended(nil, []shared.UserID{user})
	}
}
