package proof

import (
	"testing"
	"time"

	"incharge/server/db/dbtest"
)

// TestServerKilled kills servers in a burst of commands, as a crash would.
func TestServerKilled(t *testing.T) {
	t.Parallel()
	c := newScene(t, newSite(t, dbtest.URL(t)), 8, 2, mixed...)
	c.during(func() {
		for i := range 6 {
			time.Sleep(300 * time.Millisecond)
			server := c.servers[i%2]
			server.kill()
			server.start()
		}
	})
	if _, _, again, _ := c.ledger.counts(); again == 0 {
		t.Error("no command was sent twice: the kills hit nothing")
	}
	c.holds()
}
