package proof

import (
	"context"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"

	"incharge/app/state"
	"incharge/server/api"
	"incharge/server/auth"
	"incharge/server/board"
	"incharge/server/bus"
	"incharge/server/db"
	"incharge/server/db/dbtest"
	"incharge/server/files"
	"incharge/server/jobs"
	"incharge/server/live"
	"incharge/server/mail"
	"incharge/shared"
)

// TestClocksAnHourOff has one of two servers believe that it is an hour later,
// one browser, too, and another that it is an hour earlier.
func TestClocksAnHourOff(t *testing.T) {
	t.Parallel()
	at := dbtest.URL(t)
	s := newSite(t, at)
	s.servers[1].stop()
	s.servers[1].wire.LeadTo(anHourAhead(t, at))
	c := newScene(t, s, 6, 1, shared.Supervisor)
	board := c.boards[0]
	database, err := pgx.Connect(t.Context(), at)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close(t.Context()) })
	h := &twoServers{site: s, database: database, people: c.people[:2], board: board}
	f := newFleet(h, board, []shared.UserID{c.people[0].account.ID, c.people[1].account.ID})
	defer f.close()
	f.browsers[0].skew, f.browsers[1].skew = time.Hour, -time.Hour

	random := rand.New(rand.NewPCG(9, 9))
	c.during(func() {
		for i := range 100 {
			time.Sleep(20 * time.Millisecond)
			tab := f.browsers[i%len(f.browsers)].opened()[0]
			f.did(tab.act(func(b *state.Board) (state.Entry, error) {
				return b.Do(c.worlds[board].command(random, tab.browser.user), tab.browser.now())
			}))
		}
	})
	f.rest(t)
	c.holds()
	back := 0
	log := c.people[0].changes(0, board, 0)
	for i := range log[1:] {
		if log[i+1].At.Before(log[i].At.Add(-time.Minute)) {
			back++
		}
	}
	t.Logf("time went back %d times in a log of %d; in the browsers %d of %d commands were done", back, len(log), f.done, len(f.given))
	if back == 0 || f.done == 0 {
		t.Error("the clocks agree, or nothing was done: this has shown nothing")
	}
}

// anHourAhead is a server in this process, put together as the program does
// it, but with a clock of its own. It tells where it is.
func anHourAhead(t *testing.T, at string) (address string) {
	t.Helper()
	log := slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelWarn}))
	database, err := db.Open(t.Context(), at)
	if err != nil {
		t.Fatal(err)
	}
	queue, err := jobs.New(database, log, river.NewWorkers())
	if err != nil {
		t.Fatal(err)
	}
	words := bus.Postgres(database.Pool.Config().ConnConfig, log)
	hub := live.New(words, log)
	notices := mail.NewNotices(queue)
	boards := board.New(database, notices, hub, log,
		board.Clock(func() time.Time { return time.Now().Add(time.Hour) }))
	hub.SetLog(boards)
	accounts := auth.New(database, auth.Config{Registration: auth.Open}, notices, log)
	kept, err := files.Open(t.Context(), database, files.Config{Bucket: files.Directory(t.TempDir()), MaxFile: 1 << 20, MaxBoard: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(api.New(api.Config{
		Version: "test", PublicURL: &url.URL{Scheme: "http", Host: "localhost"}, DB: database, Accounts: accounts,
		Boards: boards, Files: kept, Hub: hub, Site: http.NotFoundHandler(), Log: log,
	}))
	background, cancel := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() { hub.Run(background, accounts.Ended) })
	running.Go(func() { words.Run(background, hub) })
	t.Cleanup(func() {
		closing, done := context.WithTimeout(context.Background(), patience)
		defer done()
		hub.Close(closing)
		server.Close()
		cancel()
		running.Wait()
		if err := kept.Close(); err != nil {
			t.Error(err)
		}
		if err := database.Close(); err != nil {
			t.Error(err)
		}
	})
	return server.Listener.Addr().String()
}
