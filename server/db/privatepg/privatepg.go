//go:build unix

// Package privatepg runs a PostgreSQL of this server's own: real binaries found
// on the machine, data in a directory that nobody else can read, a socket and
// no network port, and a life that ends with the server's, however that ends.
package privatepg

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"time"
)

// Server is a running private Postgres.
type Server struct {
	home    string
	sockets string
	proc    *process
	lock    *os.File
	log     *slog.Logger
	stopped sync.Once
}

// Start starts the Postgres whose data is in dir, making it first when there is
// none, and returns when it answers. One process at a time may use a directory;
// a Postgres that an earlier one left behind is waited for.
//
// Postgres refuses to run as root: then it runs as the owner of the data, or as
// "postgres" or "nobody" when it is new; and if that account can't reach dir,
// the data goes under /var/lib/incharge and dir becomes a link to it.
func Start(ctx context.Context, dir string, log *slog.Logger) (*Server, error) {
	return start(ctx, dir, log, durable)
}

func start(ctx context.Context, dir string, log *slog.Logger, kind kind) (*Server, error) {
	home, err := settle(ctx, dir, log, kind)
	if err != nil {
		return nil, err
	}
	lock, err := lockHome(home.dir)
	if err != nil {
		return nil, err
	}
	s := &Server{home: home.dir, lock: lock, log: log}
	if err := s.start(ctx, home, kind); err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	return s, nil
}

func (s *Server) start(ctx context.Context, home home, kind kind) error {
	if err := home.initialise(ctx, s.log, kind); err != nil {
		return err
	}
	if err := waitPrevious(ctx, home, s.log); err != nil {
		return err
	}
	var err error
	if s.sockets, err = home.socketDir(); err != nil {
		return err
	}
	err = s.launch(ctx, home, kind)
	// When an earlier Postgres was killed itself, its sessions end when they
	// next look, or when their statement_timeout is up, and until then a new
	// one refuses to run beside them.
	for deadline := time.Now().Add(patience); errors.Is(err, errBeside) && time.Now().Before(deadline); {
		time.Sleep(200 * time.Millisecond)
		err = s.launch(ctx, home, kind)
	}
	return err
}

func (s *Server) launch(ctx context.Context, home home, kind kind) error {
	var err error
	if s.proc, err = home.launch(ctx, s.sockets, kind); err != nil {
		return err
	}
	if err := s.prepare(ctx, kind); err != nil {
		stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
		defer cancel()
		if s.proc.stop(stopping) != nil {
			s.proc.signal(syscall.SIGKILL)
		}
		return fmt.Errorf("start Postgres in %s: %w%s", s.home, err, s.proc.logged())
	}
	go s.proc.watch(s.log)
	return nil
}

// patience is how long an earlier Postgres may take to be gone.
const patience = time.Minute

// URL is where the server's own database answers, for a role that owns it and
// is no superuser.
func (s *Server) URL() string { return s.url(role, database) }

func (s *Server) url(user, name string) string {
	at := url.URL{Scheme: "postgres", User: url.User(user), Path: "/" + name}
	// All is named here, so that no PGPORT or PGSSLMODE of this process's
	// environment has a say.
	at.RawQuery = url.Values{"host": {s.sockets}, "port": {port}, "sslmode": {"disable"}}.Encode()
	return at.String()
}

// Done is closed when Postgres is gone, asked to or not.
func (s *Server) Done() <-chan struct{} { return s.proc.gone }

// Stop ends the sessions that are left, writes everything to disk and returns
// when Postgres is gone. When ctx ends first, Postgres is cut off, which loses
// nothing that was committed but makes the next start slower.
// Stopping what is stopped does nothing.
func (s *Server) Stop(ctx context.Context) (err error) {
	s.stopped.Do(func() {
		err = s.proc.stop(ctx)
		if s.sockets != filepath.Join(s.home, linkToRun) {
			err = errors.Join(err, os.RemoveAll(s.sockets)) // #nosec G703 -- below DATA_DIR, which whoever runs the server names
		}
		err = errors.Join(err, s.lock.Close())
	})
	return err
}
