//go:build unix && !linux

package privatepg

import (
	"context"
	"fmt"
	"log/slog"
	"os/exec"
	"strings"
)

// waitPrevious stops the Postgres that a killed server left behind: no kernel
// but Linux tells a child that its parent is gone. We hold the lock, so it
// belongs to nobody.
func waitPrevious(ctx context.Context, h home, log *slog.Logger) error {
	if h.pgCtl(ctx, "status").Run() != nil {
		return nil // nothing runs; a stale note Postgres sees through by itself
	}
	log.InfoContext(ctx, "stopping the Postgres of a killed server")
	if out, err := h.pgCtl(ctx, "stop", "--mode=fast", "--wait", "--timeout=60").CombinedOutput(); err != nil {
		return fmt.Errorf("stop an earlier Postgres in %s: %w\n%s", h.data(), err, strings.TrimSpace(string(out)))
	}
	return nil
}

func (h home) pgCtl(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, h.pg.path("pg_ctl"), append(args, "--pgdata="+h.data())...)
	cmd.Dir, cmd.Env, cmd.SysProcAttr = h.dir, environment(), h.as.attr()
	return cmd
}
