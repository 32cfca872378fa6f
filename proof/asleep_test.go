package proof

import (
	"testing"
	"time"

	"incharge/server/db/dbtest"
	"incharge/shared"
)

// TestBrowserAsleep shuts a laptop: its socket is dead and nobody has heard of
// it. Meanwhile the board goes on, for hours as far as the log is concerned.
func TestBrowserAsleep(t *testing.T) {
	t.Parallel()
	c := newScene(t, newSite(t, dbtest.URL(t)), 6, 1, mixed...)
	board, line := c.boards[0], newWire(t)
	line.leadTo(c.servers[0].wire.end())
	s := c.people[0].snapshot(0, board)
	sleeper := c.people[0].followOver(line, 0, s)
	c.viewers = append(c.viewers, sleeper)
	c.do(c.people[1], board, shared.MoveCard{Card: s.Cards[0].ID, List: s.Lists[1].ID})
	at := s.Seq + 1
	sleeper.reaches(t, at, patience)
	line.deaden()
	c.during(func() { time.Sleep(3 * time.Second) })
	fresh := c.people[0].snapshot(0, board)
	if seq := sleeper.seq(); seq != at || fresh.Seq < at+100 {
		t.Errorf("from %d the board came to %d and who is asleep to %d: this shows nothing", at, fresh.Seq, seq)
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
