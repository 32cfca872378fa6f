package proof

import (
	"testing"
	"time"

	"github.com/gorilla/websocket"
	"github.com/jackc/pgx/v5"

	"incharge/app/client"
	"incharge/proof/wire"
	"incharge/server/db/dbtest"
	"incharge/shared"
)

// TestBrowserAsleep shuts a laptop: its socket is dead and nobody has heard of
// it. Meanwhile the board goes on, for hours as far as the log is concerned.
func TestBrowserAsleep(t *testing.T) {
	t.Parallel()
	c := newScene(t, newSite(t, dbtest.URL(t)), 6, 1, mixed...)
	board := c.boards[0]
	sleeper, at := c.fallsAsleep(board)
	c.during(func() {
		eventually(t, "a hundred changes", func() bool { return c.people[0].snapshot(0, board).Seq > at+100 })
	})
	fresh := c.people[0].snapshot(0, board)
	if seq := sleeper.seq(); seq != at {
		t.Errorf("who is asleep at %d has got the changes up to %d: this shows nothing", at, seq)
	}
	began := time.Now()
	sleeper.conn.Hurry() // the laptop is opened
	sleeper.reaches(t, fresh.Seq, time.Minute)
	t.Logf("awake and up to date after %v, %d changes on", time.Since(began), fresh.Seq-at)
	if sleeper.resyncs > 0 {
		t.Error("it had to read the whole board although the log goes back far enough")
	}
	c.holds()
}

// fallsAsleep has somebody follow a board, and then hear nothing any more.
func (c *scene) fallsAsleep(board shared.BoardID) (sleeper *viewer, at int64) {
	c.t.Helper()
	line := wire.New(c.t, c.servers[0].wire.Address)
	s := c.people[0].snapshot(0, board)
	sleeper = c.people[0].followOver(line, 0, s)
	c.viewers = append(c.viewers, sleeper)
	c.do(c.people[1], board, shared.MoveCard{Card: s.Cards[0].ID, List: s.Lists[1].ID})
	sleeper.reaches(c.t, s.Seq+1, patience)
	line.Deaden()
	return sleeper, s.Seq + 1
}

// TestBrowserAsleepForTooLong has it sleep until the log has forgotten what it
// has missed.
func TestBrowserAsleepForTooLong(t *testing.T) {
	t.Parallel()
	at := dbtest.URL(t)
	c := newScene(t, newSite(t, at, "LOG_DAYS=0"), 6, 1, mixed...)
	board, who := c.boards[0], c.people[0]
	old := who.snapshot(0, board)
	sleeper, _ := c.fallsAsleep(board)
	c.during(func() { time.Sleep(time.Second) })

	database, err := pgx.Connect(t.Context(), at)
	if err != nil {
		t.Fatal(err)
	}
	defer database.Close(t.Context()) //nolint:errcheck // nothing is left to be lost
	if _, err := database.Exec(t.Context(), `UPDATE changes SET at = at - interval '2 days'`); err != nil {
		t.Fatal(err)
	}
	c.start[board] = who.snapshot(0, board).Seq
	for _, server := range c.servers {
		server.stop()
		server.env = append(server.env, "LOG_DAYS=1")
		server.start()
	}
	for end := time.Now().Add(time.Minute); ; time.Sleep(50 * time.Millisecond) {
		_, err := who.calls[0].Changes(t.Context(), board, c.start[board]-1, 0)
		if client.Gone(err) {
			break
		}
		if time.Now().After(end) {
			t.Fatalf("the log is not trimmed: %v", err)
		}
	}
	c.during(func() { time.Sleep(500 * time.Millisecond) })

	sleeper.conn.Hurry()
	c.holds()
	if sleeper.resyncs != 1 {
		t.Errorf("who has slept for too long has read the whole board %d times", sleeper.resyncs)
	}
	socket, err := who.dial(t.Context(), c.servers[1].wire, websocket.DefaultDialer)
	if err != nil {
		t.Fatal(err)
	}
	f := &frames{t, socket}
	f.ask(board, old.Seq)
	if first := f.next(patience); first.Resync == nil || first.Resync.Board != board {
		t.Errorf("a watch from what is forgotten is answered with %.300s", written(first))
	}
}
