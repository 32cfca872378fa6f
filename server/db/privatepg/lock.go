//go:build unix

package privatepg

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"
	"time"
)

// lockHome takes the directory for this process. The kernel gives it back when
// the process ends, whatever ends it.
func lockHome(dir string) (*os.File, error) {
	f, err := openFile(dir, "lock", os.O_RDWR)
	if err != nil {
		return nil, fmt.Errorf("lock the directory of Postgres: %w", err)
	}
	// A process that was just killed may take a moment to be gone.
	for deadline := time.Now().Add(time.Second); ; time.Sleep(20 * time.Millisecond) {
		err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if !errors.Is(err, syscall.EWOULDBLOCK) || time.Now().After(deadline) {
			break
		}
	}
	if err == nil {
		err = errors.Join(f.Truncate(0), writePID(f))
	}
	if err == nil {
		return f, nil
	}
	defer f.Close()
	if errors.Is(err, syscall.EWOULDBLOCK) {
		pid, _ := io.ReadAll(f) // unreadable: the message does without
		return nil, fmt.Errorf("another incharge (process %s) uses %s: stop it, or set DATA_DIR to another directory",
			strings.TrimSpace(string(pid)), dir)
	}
	return nil, fmt.Errorf("lock the directory of Postgres: %w", err)
}

func writePID(f *os.File) error {
	_, err := fmt.Fprintf(f, "%d\n", os.Getpid())
	return err
}
