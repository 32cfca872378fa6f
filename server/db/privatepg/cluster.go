//go:build unix

package privatepg

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// kind is what the data are for.
type kind int

const (
	durable   kind = iota // survives a power cut
	throwaway             // a test's: fast, and gone with the process
)

// settings are for a small machine that has other things to do.
func settings(sockets string, kind kind) []string {
	set := []string{
		"listen_addresses=",
		`unix_socket_directories="` + sockets + `"`,
		"unix_socket_permissions=0700",
		"port=" + port,
		"cluster_name=incharge",
		"timezone=UTC",
		"log_timezone=UTC",
		"log_line_prefix=%m [%p] ",
		// The log is for an operator: it must not hold people's data, so
		// neither a failed statement nor the row that it failed on.
		"log_min_error_statement=panic",
		"log_error_verbosity=terse",
		"log_checkpoints=off",
		"max_wal_size=256MB",
		"jit=off", // pays off on long reports, costs on short queries
	}
	if kind == throwaway {
		return append(set, "shared_buffers=128MB", "max_connections=500",
			"fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off")
	}
	return append(set, "shared_buffers=64MB", "max_connections=60")
}

// initialise makes the cluster, unless it is there. It is made beside its place
// and then renamed, so that one that was interrupted is begun again.
func (h home) initialise(ctx context.Context, log *slog.Logger, kind kind) error {
	if wrote, err := h.wrote(); err != nil || wrote != 0 {
		return err
	}
	log.InfoContext(ctx, "making a private Postgres", "version", h.pg.major, "directory", h.dir)
	if err := h.initdb(ctx, "C.UTF-8", kind); err != nil {
		// Not every system has that locale; plain C sorts the same way.
		if err := h.initdb(ctx, "C", kind); err != nil {
			return err
		}
	}
	if err := os.Rename(h.unfinished(), h.data()); err != nil { // #nosec G703 -- below DATA_DIR, which whoever runs the server names
		return fmt.Errorf("make the private Postgres: %w", err)
	}
	return nil
}

func (h home) unfinished() string { return filepath.Join(h.dir, "data.new") }

func (h home) initdb(ctx context.Context, locale string, kind kind) error {
	if err := os.RemoveAll(h.unfinished()); err != nil { // #nosec G703 -- below DATA_DIR, which whoever runs the server names
		return fmt.Errorf("clear an unfinished Postgres: %w", err)
	}
	if err := h.as.own(h.unfinished()); err != nil {
		return fmt.Errorf("make the directory of Postgres: %w", err)
	}
	args := []string{
		"--pgdata=" + h.unfinished(), "--username=" + superuser, "--encoding=UTF8", "--locale=" + locale,
		// Whoever gets to the socket may pass: its directory lets in the
		// account and root alone.
		"--auth=trust", "--data-checksums", "--no-instructions",
	}
	if kind == throwaway {
		args = append(args, "--no-sync")
	}
	cmd := exec.CommandContext(ctx, h.pg.path("initdb"), args...) // #nosec G204 G702 -- Postgres's own programs, where find has found them
	cmd.Dir, cmd.Env, cmd.SysProcAttr = h.dir, environment(), h.as.attr()
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("make the private Postgres with %s: %w\n%s", cmd.Path, err, strings.TrimSpace(string(out)))
	}
	return nil
}

// environment is all that Postgres sees of this process's, which may hold
// secrets, and PG variables that mean another Postgres.
func environment() []string {
	env := []string{"LC_ALL=C"}
	for _, name := range []string{"PATH", "TMPDIR", "LD_LIBRARY_PATH"} {
		if value, set := os.LookupEnv(name); set {
			env = append(env, name+"="+value)
		}
	}
	return env
}
