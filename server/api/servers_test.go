package api

import (
	"encoding/json"
	"fmt"
	"net"
	"sync"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"

	"incharge/server/bus"
	"incharge/server/db"
	"incharge/server/db/dbtest"
	"incharge/server/live"
	"incharge/shared"
)

// never is how often the log is polled where the bus has to do it all.
const never = time.Hour

// buses are the ways in which servers are joined; each gives one server's end.
var buses = map[string]func(*testing.T) func(*db.DB) *bus.Bus{
	"postgres": func(t *testing.T) func(*db.DB) *bus.Bus {
		return func(database *db.DB) *bus.Bus { return bus.Postgres(database.Pool.Config().ConnConfig, quiet(t)) }
	},
	"nats": func(t *testing.T) func(*db.DB) *bus.Bus {
		s, err := server.NewServer(&server.Options{Host: "127.0.0.1", Port: server.RANDOM_PORT, NoLog: true, NoSigs: true})
		if err != nil {
			t.Fatal(err)
		}
		s.Start()
		t.Cleanup(s.Shutdown)
		if !s.ReadyForConnections(10 * time.Second) {
			t.Fatal("no NATS")
		}
		url := fmt.Sprintf("nats://127.0.0.1:%d", s.Addr().(*net.TCPAddr).Port)
		return func(*db.DB) *bus.Bus { return bus.NATS(url, quiet(t)) }
	},
}

func onEveryBus(t *testing.T, test func(t *testing.T, a, b *rig), options ...option) {
	t.Parallel()
	for name, open := range buses {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			end, url := open(t), dbtest.URL(t)
			var servers []*rig
			for range 2 {
				database := opened(t, url)
				words := end(database)
				r := newServer(t, database, live.New(words, quiet(t), live.PollEvery(never)), options...)
				heard := &waiting{Hub: r.hub, hears: make(chan struct{})}
				r.background(func() { words.Run(t.Context(), heard) })
				r.background(func() { r.hub.Run(t.Context(), r.api.Accounts.Ended) })
				<-heard.hears
				servers = append(servers, r)
			}
			test(t, servers[0], servers[1])
		})
	}
}

// waiting tells when a bus hears.
type waiting struct {
	*live.Hub
	once  sync.Once
	hears chan struct{}
}

func (w *waiting) Missed() {
	w.once.Do(func() { close(w.hears) })
	w.Hub.Missed()
}

// background runs something until the end of the test, whose context ends first.
func (r *rig) background(run func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		run()
	}()
	r.Cleanup(func() { <-done })
}

func opened(t *testing.T, url string) *db.DB {
	t.Helper()
	database, err := db.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	return database
}

// Two people work at two servers at once; every change reaches both, in order.
func TestTwoServers(t *testing.T) {
	onEveryBus(t, func(t *testing.T, a, b *rig) {
		ada := a.person("Ada")
		grace := a.person("Grace").at(b)
		s := ada.board("House")
		ada.join(s.Board.ID, grace, shared.Supervisor)
		here, there := ada.dial(), grace.dial()
		here.watching(s.Board.ID, 2, 2)
		there.watching(s.Board.ID, 2, 2)

		began := time.Now()
		ada.card(s, "Card")
		there.changes(s.Board.ID, 3, 3)
		here.changes(s.Board.ID, 3, 3)
		t.Logf("from one server to the other: %v", time.Since(began))

		const each = 25
		var all sync.WaitGroup
		for range 2 {
			for _, p := range []*person{ada, grace} {
				all.Go(func() {
					for range each {
						p.card(s, "Card")
					}
				})
			}
		}
		seen := make([][]shared.Change, 2)
		for i, v := range []*socket{here, there} {
			all.Go(func() { seen[i] = v.changes(s.Board.ID, 4, 3+4*each) })
		}
		all.Wait()
		logged := decoded[shared.Changes](ada.get("/boards/" + string(s.Board.ID) + "/changes?since=3")).Changes
		want, _ := json.Marshal(logged)
		for _, changes := range seen {
			if got, _ := json.Marshal(changes); string(got) != string(want) {
				t.Errorf("a viewer got other changes than are in the log:\n%s\n%s", got, want)
			}
		}
	})
}

// A call that waits at one server is answered by what is done at the other.
func TestWaitAtAnotherServer(t *testing.T) {
	onEveryBus(t, func(t *testing.T, a, b *rig) {
		ada := a.person("Ada")
		s := ada.board("House")
		waiting := make(chan answer, 1)
		there := ada.at(b)
		go func() { waiting <- there.get("/boards/" + string(s.Board.ID) + "/changes?since=1&wait=25") }()
		waitFor(t, "a waiting call", func() bool { return b.hub.Waiting() == 1 })
		began := time.Now()
		ada.card(s, "Card")
		if got := decoded[shared.Changes]((<-waiting).want(200)); got.Seq != 2 || len(got.Changes) != 1 {
			t.Errorf("answered %+v", got)
		}
		if took := time.Since(began); took > 10*time.Second {
			t.Errorf("after %v", took)
		}
	})
}

// Who is there is told across servers. Who is removed at one is thrown out at
// the other, and seen no more.
func TestPeopleOverServers(t *testing.T) {
	onEveryBus(t, func(t *testing.T, a, b *rig) {
		ada := a.person("Ada")
		grace := a.person("Grace").at(b)
		s := ada.board("House")
		ada.join(s.Board.ID, grace, shared.PIC)
		card := ada.card(s, "Mend the roof")
		here, there := ada.dial(), grace.dial()
		here.watching(s.Board.ID, 3, 3)
		there.watching(s.Board.ID, 3, 3)
		here.sees(shared.Person{User: ada.user.ID}, shared.Person{User: grace.user.ID})
		there.sees(shared.Person{User: ada.user.ID}, shared.Person{User: grace.user.ID})
		there.send(fmt.Sprintf(`{"presence": {"board": %q, "card": %q, "dragging": true}}`, s.Board.ID, card))
		here.sees(shared.Person{User: ada.user.ID}, shared.Person{User: grace.user.ID, Card: card, Dragging: true})

		ada.done(s.Board.ID, shared.RemoveMember{User: grace.user.ID})
		if code := there.each(func(f shared.FromServer) { t.Errorf("still got %+v", f) }); code != shared.CloseMembershipEnded {
			t.Errorf("closed with %d", code)
		}
		here.sees(shared.Person{User: ada.user.ID})
	})
}

// sees reads until these people are told to be there, by user id.
func (s *socket) sees(want ...shared.Person) {
	s.Helper()
	for {
		f := s.frame()
		if f.Presence == nil || len(f.Presence.People) != len(want) {
			continue
		}
		there := map[shared.Person]bool{}
		for _, p := range f.Presence.People {
			there[p] = true
		}
		for _, p := range want {
			delete(there, p)
		}
		if len(there) == 0 {
			return
		}
	}
}

// deaf is a bus that loses everything.
type deaf struct{}

func (deaf) Announce(shared.BoardID, int64) {}
func (deaf) Tell(shared.Presence)           {}
func (deaf) EndSession(string)              {}
func (deaf) EndUser(shared.UserID)          {}

// What the bus loses is asked for: a removal, too.
func TestBusLosesEverything(t *testing.T) {
	t.Parallel()
	url := dbtest.URL(t)
	var servers []*rig
	for range 2 {
		r := newServer(t, opened(t, url), live.New(deaf{}, quiet(t), live.PollEvery(50*time.Millisecond)))
		r.background(func() { r.hub.Run(t.Context(), r.api.Accounts.Ended) })
		servers = append(servers, r)
	}
	ada := servers[0].person("Ada")
	grace := servers[0].person("Grace").at(servers[1])
	s := ada.board("House")
	ada.join(s.Board.ID, grace, shared.PIC)
	there := grace.dial()
	there.watching(s.Board.ID, 2, 2)
	waiting := make(chan answer, 1)
	go func() { waiting <- grace.get("/boards/" + string(s.Board.ID) + "/changes?since=2&wait=25") }()
	waitFor(t, "a waiting call", func() bool { return servers[1].hub.Waiting() == 1 })
	for range 5 {
		ada.card(s, "Card")
	}
	there.changes(s.Board.ID, 3, 7)
	(<-waiting).want(200)
	ada.done(s.Board.ID, shared.RemoveMember{User: grace.user.ID})
	if code := there.closed(); code != shared.CloseMembershipEnded {
		t.Errorf("closed with %d", code)
	}
}

// The bus's connections are cut again and again while people work. Nothing is
// missing in the end, and no commits wait for a bus.
func TestBusCut(t *testing.T) {
	t.Parallel()
	url := dbtest.URL(t)
	var servers []*rig
	for range 2 {
		database := opened(t, url)
		words := bus.Postgres(database.Pool.Config().ConnConfig, quiet(t))
		r := newServer(t, database, live.New(words, quiet(t), live.PollEvery(never)))
		r.background(func() { words.Run(t.Context(), r.hub) })
		r.background(func() { r.hub.Run(t.Context(), r.api.Accounts.Ended) })
		servers = append(servers, r)
	}
	ada := servers[0].person("Ada")
	there := ada.at(servers[1]).dial()
	s := ada.board("House")
	there.watching(s.Board.ID, 1, 1)
	var all sync.WaitGroup
	const each, last = 40, 1 + 2*40
	for _, p := range []*person{ada, ada.at(servers[1])} {
		all.Go(func() {
			for range each {
				p.card(s, "Card")
				time.Sleep(10 * time.Millisecond)
			}
		})
	}
	all.Go(func() { there.changes(s.Board.ID, 2, last) })
	cut := 0
	for range 5 {
		time.Sleep(100 * time.Millisecond)
		var ended int
		if err := servers[0].db.NewRaw(`SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
			WHERE datname = current_database() AND application_name LIKE 'incharge %'`).Scan(t.Context(), &ended); err != nil {
			t.Error(err)
		}
		cut += ended
	}
	all.Wait()
	if cut < 4 {
		t.Errorf("only %d connections were cut", cut)
	}
}
