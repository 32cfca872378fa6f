//go:build unix

package privatepg

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// elsewhere is where the data of a server that runs as root go when Postgres
// can't reach the directory that was asked for.
const elsewhere = "/var/lib/incharge"

// home is the directory of one private Postgres: data and run (the socket)
// belong to the account that it runs as; the lock and the log to this process.
type home struct {
	dir string
	as  account
	pg  installation
}

func (h home) data() string { return filepath.Join(h.dir, "data") }

// settle decides where the data are, as whom Postgres runs and which one it is.
func settle(ctx context.Context, dir string, log *slog.Logger, kind kind) (home, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return home{}, fmt.Errorf("directory of Postgres: %w", err)
	}
	h, mode := home{}, fs.FileMode(0o700)
	if isRoot() { // Postgres, as somebody else, must get through
		mode = 0o711
	}
	if err := makeHome(dir, mode); err != nil {
		return home{}, err
	}
	if h.dir, err = filepath.EvalSymlinks(dir); err != nil {
		return home{}, fmt.Errorf("directory of Postgres: %w", err)
	}
	if h.as, err = accountFor(h.data()); err != nil {
		return home{}, err
	}
	if err := os.Chmod(h.dir, mode); err != nil { // #nosec G703 -- below DATA_DIR, which whoever runs the server names
		return home{}, fmt.Errorf("directory of Postgres: %w", err)
	}
	wrote, err := h.wrote()
	if err != nil {
		return home{}, err
	}
	if h.pg, err = find(ctx, wrote); err != nil {
		return home{}, err
	}
	if h.reachable(ctx) {
		return h, nil
	}
	if wrote != 0 || kind == throwaway {
		return home{}, fmt.Errorf("%s, as which Postgres runs because root may not, can't reach %s: make the directories above it passable (chmod o+x)", h.as.name, h.dir)
	}
	return h, h.move(log)
}

// makeHome makes dir and what is missing above it.
func makeHome(dir string, mode fs.FileMode) error {
	if to, err := os.Readlink(dir); err == nil {
		if _, err := os.Stat(dir); err != nil { // #nosec G703 -- below DATA_DIR, which whoever runs the server names
			return fmt.Errorf("%s is a link to %s, where the data of Postgres were: %w", dir, to, err)
		}
	}
	if err := os.MkdirAll(filepath.Dir(dir), mode); err != nil { // #nosec G703 -- below DATA_DIR, which whoever runs the server names
		return fmt.Errorf("make the directory of Postgres: %w", err)
	}
	if err := os.Mkdir(dir, mode); err != nil && !errors.Is(err, fs.ErrExist) { // #nosec G703 -- below DATA_DIR, which whoever runs the server names
		return fmt.Errorf("make the directory of Postgres: %w", err)
	}
	return nil
}

// wrote is the major version that wrote the data; 0 when there are none yet.
func (h home) wrote() (int, error) {
	text, err := os.ReadFile(filepath.Join(h.data(), "PG_VERSION")) // #nosec G703 -- below DATA_DIR, which whoever runs the server names
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("read the version of the data: %w", err)
	}
	major, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		return 0, fmt.Errorf("read the version of the data in %s: %w", h.data(), err)
	}
	return major, nil
}

// reachable tries it: the account steps into the directory (Dir is entered as
// the account) and runs the program there.
func (h home) reachable(ctx context.Context) bool {
	cmd := exec.CommandContext(ctx, h.pg.path("postgres"), "-V") // #nosec G204 -- Postgres's own programs, where find has found them
	cmd.Dir = h.dir
	cmd.SysProcAttr = h.as.attr()
	return cmd.Run() == nil
}

// move makes a home under /var/lib and leaves a link to it in the old place.
func (h *home) move(log *slog.Logger) error {
	from := h.dir
	if err := os.MkdirAll(elsewhere, 0o755); err != nil { // #nosec G301 -- the account that Postgres runs as passes through
		return fmt.Errorf("make a directory that %s can reach: %w", h.as.name, err)
	}
	to, err := os.MkdirTemp(elsewhere, "postgres-")
	if err != nil {
		return fmt.Errorf("make a directory that %s can reach: %w", h.as.name, err)
	}
	if err := errors.Join(os.Chmod(to, 0o711), os.Remove(from), os.Symlink(to, from)); err != nil { // #nosec G302 -- the account that Postgres runs as passes through
		return fmt.Errorf("put the data of Postgres where %s can reach them: %w", h.as.name, err)
	}
	log.Warn("Postgres may not run as root, and the account that it runs as can't reach the data directory; its data are elsewhere",
		"account", h.as.name, "asked", from, "data", to)
	h.dir = to
	return nil
}
