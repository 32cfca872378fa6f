package proof

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"incharge/server/db/privatepg"
)

// postgres is one of a test's own, durable as the one that people get, to be
// ended in every way and started again.
type postgres struct {
	t      *testing.T
	dir    string
	server *privatepg.Server
}

// newPostgres starts one. Its directory is one that every account may pass:
// t.TempDir's are private, and Postgres doesn't run as root.
func newPostgres(t *testing.T) *postgres {
	t.Helper()
	dir, err := os.MkdirTemp("", "incharge-proof-")
	if err == nil {
		err = os.Chmod(dir, 0o755)
	}
	if err != nil {
		t.Fatal(err)
	}
	p := &postgres{t: t, dir: filepath.Join(dir, "postgres")}
	t.Cleanup(func() {
		p.stop()
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	p.start()
	return p
}

// start starts it, at the same place as before.
func (p *postgres) start() {
	p.t.Helper()
	var err error
	if p.server, err = privatepg.Start(p.t.Context(), p.dir, slog.New(slog.DiscardHandler)); err != nil {
		p.t.Fatal(err)
	}
}

// stop is the fast shutdown: sessions end, then all is written to disk.
func (p *postgres) stop() {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(p.t.Context()), 30*time.Second)
	defer cancel()
	if err := p.server.Stop(ctx); err != nil {
		p.t.Error(err)
	}
}

// end ends it with a signal: SIGQUIT is the immediate shutdown, in which
// nothing is written any more, and SIGKILL is a crash.
func (p *postgres) end(signal syscall.Signal) {
	p.t.Helper()
	if err := syscall.Kill(p.pid(), signal); err != nil {
		p.t.Fatal(err)
	}
	select {
	case <-p.server.Done():
	case <-time.After(30 * time.Second):
		p.t.Fatalf("Postgres outlives the signal %v", signal)
	}
	p.stop() // lets go of the directory
}

func (p *postgres) pid() int {
	p.t.Helper()
	text, err := os.ReadFile(filepath.Join(p.dir, "data", "postmaster.pid"))
	if err != nil {
		p.t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(text), "\n")
	pid, err := strconv.Atoi(first)
	if err != nil {
		p.t.Fatal(err)
	}
	return pid
}
