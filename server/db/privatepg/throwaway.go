//go:build unix

package privatepg

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"strconv"
	"syscall"
)

// Throwaway is a Postgres for tests: it does not care for power cuts, its role
// may create databases, and its data are gone when the process is.
type Throwaway struct {
	*Server
	dir   string
	guard io.Closer
}

// StartThrowaway starts one in a temporary directory, in memory where there is
// room: a database for each test is some hundred files that are soon removed.
func StartThrowaway(ctx context.Context, log *slog.Logger) (*Throwaway, error) {
	dir, err := os.MkdirTemp(inMemory(), "incharge-test-")
	if err != nil {
		return nil, fmt.Errorf("make a directory for a throwaway Postgres: %w", err)
	}
	s, err := start(ctx, dir, log, throwaway)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	guard, err := removeWhenGone(ctx, dir, s.proc.cmd.Process.Pid)
	if err != nil {
		return nil, errors.Join(err, s.Stop(ctx), os.RemoveAll(dir))
	}
	return &Throwaway{s, dir, guard}, nil
}

// Stop stops it and removes its data.
func (t *Throwaway) Stop(ctx context.Context) error {
	return errors.Join(t.Server.Stop(ctx), os.RemoveAll(t.dir), t.guard.Close())
}

// removeWhenGone removes dir once this process and then Postgres are gone. A
// test process often has no last word: it exits, panics or is killed. So a
// shell reads from a pipe that only this process holds open.
func removeWhenGone(ctx context.Context, dir string, postgres int) (io.Closer, error) {
	cmd := exec.CommandContext(context.WithoutCancel(ctx), "sh", "-c", // #nosec G204 -- Postgres's own programs, where find has found them
		`cat >/dev/null; while kill -0 "$2" 2>/dev/null; do sleep 0.1; done; rm -rf -- "$1"`,
		"sh", dir, strconv.Itoa(postgres))
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} // out of a Ctrl-C's reach
	pipe, err := cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("guard a throwaway Postgres: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("guard a throwaway Postgres: %w", err)
	}
	go func() { _ = cmd.Wait() }() // so that it leaves no zombie
	return pipe, nil
}
