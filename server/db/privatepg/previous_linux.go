package privatepg

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// waitPrevious waits for the Postgres of a server that was killed. The kernel
// told it to stop, and it may still be at it. We hold the lock, so whatever
// runs on these data belongs to nobody.
func waitPrevious(ctx context.Context, h home, log *slog.Logger) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for told := false; ; told = true {
		pid := postmaster(h.data())
		if pid == 0 {
			break
		}
		if !told {
			log.InfoContext(ctx, "waiting for the Postgres of a killed server to stop", "process", pid)
			_ = syscall.Kill(pid, syscall.SIGINT) // gone meanwhile is as good
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("an earlier Postgres (process %d) still runs in %s: %w", pid, h.data(), ctx.Err())
		case <-time.After(20 * time.Millisecond):
		}
	}
	// Its note is stale now. Postgres would believe it if the number has gone
	// to another process of the same account, as it easily does in a container.
	if err := os.Remove(note(h.data())); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("clear the note of an earlier Postgres: %w", err)
	}
	return nil
}

func note(data string) string { return filepath.Join(data, "postmaster.pid") }

// postmaster is the process that has noted its number in the data directory, if
// it runs and really is a Postgres on these data; otherwise 0.
func postmaster(data string) int {
	text, err := os.ReadFile(note(data))
	if err != nil {
		return 0
	}
	first, _, _ := strings.Cut(string(text), "\n")
	pid, err := strconv.Atoi(strings.TrimSpace(first))
	if err != nil {
		return 0
	}
	// Its working directory would tell, too, but root in a container may not
	// look at that of another account's process.
	line, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "cmdline"))
	if err != nil || !slices.ContainsFunc(bytes.Split(line, []byte{0}), func(arg []byte) bool { return string(arg) == data }) {
		return 0
	}
	return pid
}
