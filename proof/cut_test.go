package proof

import (
	"testing"
	"time"

	"incharge/server/db/dbtest"
)

// TestConnectionsCut cuts the connections to Postgres in mid-transaction.
func TestConnectionsCut(t *testing.T) {
	t.Parallel()
	line := newPgline(t, dbtest.URL(t))
	c := newScene(t, newSite(t, line.url), 8, 2, mixed...)
	line.rough.Store(true)
	c.during(func() { time.Sleep(3 * time.Second) })
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
