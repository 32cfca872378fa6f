package bus

import (
	"encoding/json"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"incharge/shared"
)

// What one server says, the others hear, and it doesn't hear itself.
func TestWords(t *testing.T) {
	onBoth(t, func(t *testing.T, on medium) {
		a, b := join(t, on.open, true), join(t, on.open, true)
		board := shared.NewID[shared.BoardID]()
		began := time.Now()
		a.Announce(board, 7)
		eventually(t, "word of the board", func() bool { return b.ear.head(board) == 7 })
		t.Logf("the first word after a silence took %v", time.Since(began))

		here := shared.Presence{Board: board, Others: 3}
		for range 50 {
			here.People = append(here.People, shared.Person{User: shared.NewID[shared.UserID](), Card: shared.NewID[shared.CardID](), Dragging: true})
		}
		a.Tell(here)
		eventually(t, "word of the people", func() bool {
			heard, _ := b.ear.who(board)
			return len(heard.People) == 50 && heard.People[49] == here.People[49] && heard.Others == 3
		})
		if b.ear.from != a.server {
			t.Errorf("said by %q, not %q", b.ear.from, a.server)
		}
		a.Tell(shared.Presence{Board: board, People: []shared.Person{}})
		eventually(t, "word that they have gone", func() bool {
			heard, known := b.ear.who(board)
			return known && len(heard.People) == 0
		})
		session, user := string(shared.NewID[shared.CommandID]()), shared.NewID[shared.UserID]()
		a.EndSession(session)
		eventually(t, "word of the session", func() bool { return b.ear.over("session " + session) })
		a.EndUser(user)
		eventually(t, "word of the person's sessions", func() bool { return b.ear.over("person " + string(user)) })
		b.Announce(board, 8)
		eventually(t, "the answer", func() bool { return a.ear.head(board) == 8 })
		if _, known := a.ear.who(board); known || a.ear.over("session "+session) {
			t.Error("it hears itself")
		}
		eventually(t, "that all is counted", func() bool { // some of it after it is heard
			return a.counted("messages_total", out) == 5 && b.counted("messages_total", in) == 5 && a.counted("messages_total", in) == 1
		})
		if a.counted("connected", in) != 1 || a.counted("connected", out) != 1 || a.counted("reconnects_total", in) != 0 {
			t.Errorf("counted: %s", a.countedAll())
		}
	})
}

// What makes no sense is passed over, with a line in the log.
func TestGarbage(t *testing.T) {
	onBoth(t, func(t *testing.T, on medium) {
		a := join(t, on.open, true)
		board := string(shared.NewID[shared.BoardID]())
		bad := []string{"nonsense", "", "[]", `{}`, `{"from": 1}`, `{"heads": {"` + board + `": 3}}`,
			`{"from": "x", "heads": {"` + board + `": -3}}`, `{"from": "x", "heads": {"house": 3}}`, `{"from": "x", "heads": {"` + board + `": 1e99}}`,
			`{"from": "x", "there": [{"board": "house", "people": []}]}`,
			`{"from": "x", "there": [{"board": "` + board + `", "people": [{"user": "ada"}]}]}`,
			`{"from": "x", "there": [{"board": "` + board + `", "people": [], "others": -1}]}`,
			`{"from": "x", "sessions": ["house"]}`, `{"from": "x", "people": [""]}`, `{"from": "x", "sessions": "` + board + `"}`}
		for _, payload := range bad {
			on.say(payload)
		}
		on.say(`{"from": "x", "new": true, "heads": {"` + board + `": 4}}`) // of a later version
		eventually(t, "what makes sense", func() bool { return a.ear.head(shared.BoardID(board)) == 4 })
		if got := a.logs.count(`msg="a word`); got != len(bad) {
			t.Errorf("%d lines for %d bad words", got, len(bad))
		}
		if a.counted("dropped_total", nonsense) != float64(len(bad)) || a.counted("messages_total", in) != 1 {
			t.Errorf("counted: %s", a.countedAll())
		}
		if len(a.ear.heads) != 1 || len(a.ear.there) != 0 || len(a.ear.ended) != 0 {
			t.Errorf("heard %v, %v, %v", a.ear.heads, a.ear.there, a.ear.ended)
		}
	})
}

// A storm of changes becomes few words, and the newest of each board is in them.
func TestStorm(t *testing.T) {
	onBoth(t, func(t *testing.T, on medium) {
		a, b := join(t, on.open, true), join(t, on.open, true)
		var mu sync.Mutex
		var heads, said int
		on.hear(func(payload string) {
			mu.Lock()
			defer mu.Unlock()
			var w words
			if err := json.Unmarshal([]byte(payload), &w); err != nil {
				t.Error(err)
			}
			said++
			heads += len(w.Heads)
		})
		boards := []shared.BoardID{shared.NewID[shared.BoardID](), shared.NewID[shared.BoardID](), shared.NewID[shared.BoardID]()}
		began := time.Now()
		const last = 2000
		for seq := range int64(last) {
			for _, board := range boards {
				a.Announce(board, seq+1)
			}
			if seq%20 == 0 {
				time.Sleep(2 * time.Millisecond)
			}
		}
		took := time.Since(began)
		eventually(t, "the last of each", func() bool {
			return b.ear.head(boards[0]) == last && b.ear.head(boards[1]) == last && b.ear.head(boards[2]) == last
		})
		mu.Lock()
		defer mu.Unlock()
		t.Logf("%d changes in %v: %d words with %d heads", 3*last, took, said, heads)
		if most := int(took/gather) + 3; said > most || said == 0 {
			t.Errorf("%d words, want %d at most", said, most)
		}
	})
}

// Many boards at once are split into words that the medium takes.
func TestSplit(t *testing.T) {
	onBoth(t, func(t *testing.T, on medium) {
		a, b := join(t, on.open, true), join(t, on.open, true)
		var boards []shared.BoardID
		for i := range 500 {
			board := shared.NewID[shared.BoardID]()
			boards = append(boards, board)
			a.Announce(board, int64(i)+1)
			if i%10 == 0 {
				here := shared.Presence{Board: board}
				for range 40 {
					here.People = append(here.People, shared.Person{User: shared.NewID[shared.UserID](), Card: shared.NewID[shared.CardID]()})
				}
				a.Tell(here)
			}
		}
		for i, board := range boards {
			eventually(t, "each of them", func() bool {
				heard, known := b.ear.who(board)
				return b.ear.head(board) == int64(i)+1 && known == (i%10 == 0) && (!known || len(heard.People) == 40)
			})
		}
	})
}

func TestSplitLimit(t *testing.T) {
	t.Parallel()
	p := newPending(newCounts().dropped.WithLabelValues(full))
	for range 1000 {
		p.announce(shared.NewID[shared.BoardID](), 1<<62)
		here := shared.Presence{Board: shared.NewID[shared.BoardID](), Others: 1 << 40}
		for range 50 {
			here.People = append(here.People, shared.Person{User: shared.NewID[shared.UserID](), Card: shared.NewID[shared.CardID](), Dragging: true})
		}
		p.tell(here)
		p.endSession(string(shared.NewID[shared.CommandID]()))
		p.endUser(shared.NewID[shared.UserID]())
	}
	heads, there, sessions, people := 0, 0, 0, 0
	for _, payload := range p.take().split(strings.Repeat("x", 26), notifyLimit) {
		if len(payload) > notifyLimit {
			t.Errorf("%d bytes", len(payload))
		}
		w, err := decode(payload)
		if err != nil {
			t.Fatal(err)
		}
		heads += len(w.Heads)
		there += len(w.There)
		sessions += len(w.Sessions)
		people += len(w.People)
	}
	if heads != 1000 || there != 1000 || sessions != 1000 || people != 1000 {
		t.Errorf("%d heads, %d presences, %d sessions and %d people of 1000", heads, there, sessions, people)
	}
	if rest := p.take(); len(rest.split("x", notifyLimit)) != 0 {
		t.Errorf("left: %v", rest)
	}
}

// Connections that break come back by themselves. What was said in between is
// said then, and the hub is told that it may have missed something. It is in
// the log once.
func TestReconnect(t *testing.T) {
	onBoth(t, func(t *testing.T, on medium) {
		a, b := join(t, on.open, true), join(t, on.open, true)
		board := shared.NewID[shared.BoardID]()
		a.Announce(board, 1)
		eventually(t, "the first word", func() bool { return b.ear.head(board) == 1 })
		before := b.ear.connected()
		on.cut()
		a.Announce(board, 2)
		user := shared.NewID[shared.UserID]()
		eventually(t, "that it is back", func() bool { return b.ear.connected() > before })
		eventually(t, "the next word", func() bool {
			a.Announce(board, 3) // one may be lost with the connection
			a.EndUser(user)
			return b.ear.head(board) == 3 && b.ear.over("person "+string(user))
		})
		if lost, back := b.logs.count("aren't heard"), b.logs.count("heard again"); lost != 1 || back != 1 {
			t.Errorf("lost is logged %d times, back %d times", lost, back)
		}
		if b.counted("reconnects_total", in) != 1 || b.counted("connected", in) != 1 {
			t.Errorf("counted: %s", b.countedAll())
		}
	})
}

// With nothing there to connect to, saying something doesn't wait, what is said
// doesn't pile up, and stopping doesn't take long. Secrets stay secret.
func TestNothingThere(t *testing.T) {
	t.Parallel()
	for name, open := range map[string]func(*slog.Logger) *Bus{
		"postgres": func(log *slog.Logger) *Bus {
			config := overPostgres(t).open(log).wire.(*postgres).config.Copy()
			config.Host, config.Port, config.Password = "127.0.0.1", 1, "hunter2"
			config.Fallbacks = nil
			return Postgres(config, log)
		},
		"nats": func(log *slog.Logger) *Bus { return NATS("nats://incharge:hunter2@127.0.0.1:1", log) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := join(t, open, false)
			board := shared.NewID[shared.BoardID]()
			began := time.Now()
			for seq := range int64(50_000) {
				a.Announce(board, seq+1)
				a.Tell(shared.Presence{Board: board})
			}
			for range 2 * mostPending {
				a.Announce(shared.NewID[shared.BoardID](), 1)
				a.EndUser(shared.NewID[shared.UserID]())
			}
			if took := time.Since(began); took > 5*time.Second {
				t.Errorf("it takes %v", took)
			}
			if left := a.pending.take(); len(left.heads) > mostPending || len(left.people) > mostPending {
				t.Errorf("%d boards and %d people pending", len(left.heads), len(left.people))
			}
			a.Announce(board, 1)
			eventually(t, "a line in the log", func() bool { return a.logs.count("aren't heard") == 1 && a.logs.count("aren't told") == 1 })
			if a.logs.count("connection refused") != 2 {
				t.Errorf("the log doesn't say why: %s", &a.logs.text)
			}
			if a.counted("connected", in)+a.counted("connected", out) != 0 || a.counted("dropped_total", full) == 0 || a.counted("messages_total", out) != 0 {
				t.Errorf("counted: %s", a.countedAll())
			}
			time.Sleep(time.Second)
			began = time.Now()
			a.stop()
			if took := time.Since(began); took > 5*time.Second {
				t.Errorf("stopping takes %v", took)
			}
			if a.logs.count("aren't") != 2 || a.logs.count("hunter2") > 0 {
				t.Errorf("logged: %s", &a.logs.text)
			}
		})
	}
}

// What is left to say when the server stops is said.
func TestLastWord(t *testing.T) {
	onBoth(t, func(t *testing.T, on medium) {
		a, b := join(t, on.open, true), join(t, on.open, true)
		board := shared.NewID[shared.BoardID]()
		a.Announce(board, 1)
		a.Announce(board, 2)
		a.Tell(shared.Presence{Board: board, People: []shared.Person{}})
		session := string(shared.NewID[shared.CommandID]())
		a.EndSession(session)
		a.stop()
		eventually(t, "the last word", func() bool {
			_, known := b.ear.who(board)
			return known && b.ear.head(board) == 2 && b.ear.over("session "+session)
		})
	})
}
