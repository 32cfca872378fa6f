package proof

import (
	"syscall"
	"testing"
	"time"
)

// TestPostgresRestarted restarts Postgres under a burst of commands: fast, at
// once, and as a crash.
func TestPostgresRestarted(t *testing.T) {
	t.Parallel()
	pg := newPostgres(t)
	c := newScene(t, newSite(t, pg.server.URL()), 8, 2, mixed...)
	for _, way := range []struct {
		name string
		end  func()
	}{
		{"fast", pg.stop},
		{"immediate", func() { pg.end(syscall.SIGQUIT) }},
		{"crash", func() { pg.end(syscall.SIGKILL) }},
	} {
		c.during(func() {
			time.Sleep(500 * time.Millisecond)
			way.end()
			time.Sleep(300 * time.Millisecond)
			pg.start()
		})
		t.Log(way.name)
		c.holds()
	}
	if _, _, again, _ := c.ledger.counts(); again == 0 {
		t.Error("no command was sent twice: the restarts hit nothing")
	}
}
