package proof

import (
	"testing"
	"time"

	"incharge/server/db/dbtest"
)

// TestConnectionsCut cuts the connections to Postgres in mid-transaction, for
// three seconds and, on a busy machine, until each kind of cut has hit.
func TestConnectionsCut(t *testing.T) {
	t.Parallel()
	line := newPgline(t, dbtest.URL(t))
	c := newScene(t, newSite(t, line.url), 8, 2, mixed...)
	line.rough.Store(true)
	c.during(func() {
		time.Sleep(3 * time.Second)
		for began := time.Now(); time.Since(began) < time.Minute; time.Sleep(100 * time.Millisecond) {
			if _, _, _, late := c.ledger.counts(); late > 0 && line.before.Load() > 0 && line.anywhere.Load() > 0 {
				return
			}
		}
	})
	line.rough.Store(false)
	anywhere, before, behind := line.anywhere.Load(), line.before.Load(), line.behind.Load()
	t.Logf("cut %d times in front of a commit, %d times behind one, %d times elsewhere", before, behind, anywhere)
	if before == 0 || behind == 0 || anywhere == 0 {
		t.Error("one kind of cut never happened")
	}
	if _, _, _, late := c.ledger.counts(); late == 0 {
		t.Error("no command was answered from the log: the cuts hit nothing")
	}
	c.holds()
}
