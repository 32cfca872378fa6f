//go:build unix

package privatepg

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os/exec"
	"runtime"
	"sync/atomic"
	"syscall"
	"time"
)

// process is Postgres running.
type process struct {
	cmd      *exec.Cmd
	out      *output
	stopping atomic.Bool
	gone     chan struct{}
}

// launch starts the process; it is not ready yet. The end of ctx doesn't end it.
func (h home) launch(ctx context.Context, sockets string, kind kind) (*process, error) {
	out, err := openOutput(h.dir)
	if err != nil {
		return nil, err
	}
	args := []string{"-D", h.data()}
	for _, set := range settings(sockets, kind) {
		args = append(args, "-c", set)
	}
	p := &process{out: out, gone: make(chan struct{})}
	p.cmd = exec.CommandContext(context.WithoutCancel(ctx), h.pg.path("postgres"), args...) // #nosec G204 G702 -- Postgres's own programs, where find has found them
	p.cmd.Dir, p.cmd.Env = h.dir, environment()
	p.cmd.Stdout, p.cmd.Stderr = out.file, out.file
	p.cmd.SysProcAttr = h.as.attr()
	stopWithParent(p.cmd.SysProcAttr)

	started := make(chan error)
	go func() {
		// What the kernel takes for the parent is this thread, not the
		// process: it has to live for as long as Postgres does.
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := p.cmd.Start()
		started <- err
		if err == nil {
			_ = p.cmd.Wait() // how it ended is in ProcessState
		}
		out.close()
		close(p.gone)
	}()
	if err := <-started; err != nil {
		return nil, fmt.Errorf("start Postgres: %w", err)
	}
	return p, nil
}

func (p *process) signal(sig syscall.Signal) {
	_ = p.cmd.Process.Signal(sig) // fails when it is gone, which is what was wanted
}

// stop asks for a fast shutdown and, when ctx ends first, for an immediate one.
func (p *process) stop(ctx context.Context) error {
	p.stopping.Store(true)
	p.signal(syscall.SIGINT)
	select {
	case <-p.gone:
		return nil
	case <-ctx.Done():
	}
	p.signal(syscall.SIGQUIT)
	select {
	case <-p.gone:
		return fmt.Errorf("stop Postgres in time: %w", ctx.Err())
	case <-time.After(5 * time.Second):
		return errors.New("stop Postgres: it doesn't react")
	}
}

// watch keeps the log short, and says so when Postgres ends without being asked.
func (p *process) watch(log *slog.Logger) {
	every := time.NewTicker(time.Minute)
	defer every.Stop()
	for {
		select {
		case <-every.C:
			if err := p.out.shorten(); err != nil {
				log.Warn("shorten the log of Postgres", "err", err)
			}
		case <-p.gone:
			if !p.stopping.Load() {
				log.Error("Postgres ended by itself", "how", p.cmd.ProcessState.String(), "log", p.logged())
			}
			return
		}
	}
}

// logged is what Postgres has written last, to go behind an error.
func (p *process) logged() string {
	if last := p.out.last(); last != "" {
		return "\n" + last
	}
	return ""
}
