//go:build unix

package privatepg

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

const (
	port      = "5432" // part of the socket's name, no more
	longest   = 103    // bytes of a socket's path, the least of all systems
	linkToRun = "run"
)

// socketDir makes the directory of the socket: run in the home or, when its path
// is too long for a socket, a short one of our own among the temporary files,
// to which run is then a link. What a killed server left there goes first, or
// Postgres would ask whether the one that it names still lives.
func (h home) socketDir() (string, error) {
	dir := filepath.Join(h.dir, linkToRun)
	if old, err := os.Readlink(dir); err == nil {
		if err := os.RemoveAll(old); err != nil {
			return "", fmt.Errorf("clear an earlier socket of Postgres: %w", err)
		}
	}
	if err := os.RemoveAll(dir); err != nil {
		return "", fmt.Errorf("clear an earlier socket of Postgres: %w", err)
	}
	// A comma would read as two directories.
	if fits(dir) && !strings.ContainsAny(dir, `,"`) {
		if err := h.as.own(dir); err != nil {
			return "", fmt.Errorf("make the directory of Postgres's socket: %w", err)
		}
		return dir, nil
	}
	short, err := os.MkdirTemp("", "incharge-")
	if err == nil {
		err = errors.Join(h.as.own(short), os.Symlink(short, dir))
	}
	if err != nil {
		return "", fmt.Errorf("make a short directory for Postgres's socket: %w", err)
	}
	if !fits(short) {
		return "", fmt.Errorf("both %s and %s are too long for a socket's path: set TMPDIR or DATA_DIR to a shorter one", dir, short)
	}
	return short, nil
}

func fits(dir string) bool { return len(filepath.Join(dir, ".s.PGSQL."+port)) <= longest }
