package proof

import (
	"context"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"incharge/server/db/privatepg"
)

// postgres is one of a test's own, durable as the one that people get, to be
// ended in every way and started again.
type postgres struct {
	t      *testing.T
	dir    string
	server *privatepg.Server
}

// newPostgres starts one.
func newPostgres(t *testing.T) *postgres {
	t.Helper()
	return newPostgresIn(t, passable(t))
}

// passable is a directory that every account may pass: t.TempDir's are private,
// and Postgres doesn't run as root.
func passable(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "incharge-proof-")
	if err == nil {
		err = os.Chmod(dir, 0o755)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	return dir
}

func newPostgresIn(t *testing.T, dir string) *postgres {
	t.Helper()
	p := &postgres{t: t, dir: filepath.Join(dir, "postgres")}
	p.start()
	t.Cleanup(p.stop)
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

// switchLog has it begin new files of its log until it can't.
func (p *postgres) switchLog() {
	p.t.Helper()
	at, err := url.Parse(p.server.URL())
	if err != nil {
		p.t.Fatal(err)
	}
	at.User, at.Path = url.User("postgres"), "/postgres"
	conn, err := pgx.Connect(p.t.Context(), at.String())
	if err != nil {
		p.t.Fatal(err)
	}
	defer conn.Close(p.t.Context()) //nolint:errcheck // it is cut off by now
	for range 100 {
		if _, err := conn.Exec(p.t.Context(), `SELECT pg_switch_wal()`); err != nil {
			p.t.Logf("Postgres says: %v", err)
			return
		}
		time.Sleep(10 * time.Millisecond) // for somebody to write into it: an empty one isn't left
	}
	p.t.Error("the log of Postgres grows beyond its disk")
}
