package proof

import (
	"syscall"
	"testing"
	"time"

	"incharge/server/db/dbtest"
)

// byTurns does something to one server after the other, so many times, while
// everybody is busy.
func (c *scene) byTurns(times int, do func(*server)) {
	c.t.Helper()
	c.during(func() {
		for i := range times {
			time.Sleep(300 * time.Millisecond)
			do(c.servers[i%2])
		}
	})
}

// TestServerKilled kills servers in a burst of commands, as a crash would.
func TestServerKilled(t *testing.T) {
	t.Parallel()
	c := newScene(t, newSite(t, dbtest.URL(t)), 8, 2, mixed...)
	c.byTurns(6, func(s *server) {
		s.kill()
		s.start()
	})
	if _, _, again, _ := c.ledger.counts(); again == 0 {
		t.Error("no command was sent twice: the kills hit nothing")
	}
	c.holds()
}

// TestServersReplaced replaces one server after the other under load, as an
// update does: each is asked to end and ends what it does first.
func TestServersReplaced(t *testing.T) {
	t.Parallel()
	c := newScene(t, newSite(t, dbtest.URL(t)), 8, 2, mixed...)
	c.byTurns(4, func(s *server) {
		s.stop()
		s.start()
	})
	if _, _, _, late := c.ledger.counts(); late > 0 {
		t.Errorf("%d commands were carried out and not answered, by servers that had the time", late)
	}
	c.holds()
}

// TestServerFrozen has servers stand still, with whatever they hold, and go on
// later as if nothing had happened.
func TestServerFrozen(t *testing.T) {
	t.Parallel()
	c := newScene(t, newSite(t, dbtest.URL(t)), 8, 2, mixed...)
	c.byTurns(4, func(s *server) {
		s.signal(syscall.SIGSTOP)
		time.Sleep(700 * time.Millisecond)
		s.signal(syscall.SIGCONT)
	})
	c.holds()
}
