//go:build unix

package privatepg

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSecondServerRefused(t *testing.T) {
	t.Parallel()
	dir := seeded(t)
	first := begin(t, dir)
	err := refused(t, dir)
	for _, want := range []string{"another incharge", dir, "DATA_DIR"} {
		if !strings.Contains(err, want) {
			t.Errorf("%q lacks %q", err, want)
		}
	}
	dial(t, first) // and the first doesn't mind
}

func TestOtherVersionRefused(t *testing.T) {
	t.Parallel()
	dir := seeded(t)
	if err := os.WriteFile(filepath.Join(dir, "data", "PG_VERSION"), []byte("9\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := refused(t, dir); !strings.Contains(err, "PostgreSQL 9 ") || strings.Contains(err, "\n") {
		t.Errorf("err = %q", err)
	}
}

func TestNotInstalled(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	bins, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
	if len(bins) > 0 {
		// They are found without PATH: so ask for a version that isn't there.
		if _, err := find(t.Context(), 1); err == nil || !strings.Contains(err.Error(), "install postgresql-1") {
			t.Errorf("err = %v", err)
		}
		return
	}
	if _, err := find(t.Context(), 0); err == nil || !strings.Contains(err.Error(), "apt-get install postgresql") {
		t.Errorf("err = %v", err)
	}
}

// Why Postgres didn't start is in its log; a person shouldn't have to look.
func TestFailedStartShowsLog(t *testing.T) {
	t.Parallel()
	dir := seeded(t)
	conf := filepath.Join(dir, "data", "postgresql.conf")
	if err := os.WriteFile(conf, []byte("wal_level = sideways\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := refused(t, dir); !strings.Contains(err, "sideways") {
		t.Errorf("err = %q", err)
	}
	if err := os.WriteFile(conf, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	begin(t, dir) // the failed start has left nothing behind
}

func TestInterruptedInitdb(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(tempDir(t), "postgres")
	if err := os.MkdirAll(filepath.Join(dir, "data.new", "base"), 0o700); err != nil {
		t.Fatal(err)
	}
	dial(t, begin(t, dir))
}

func refused(t *testing.T, dir string) string {
	t.Helper()
	s, err := Start(t.Context(), dir, slog.New(slog.NewTextHandler(t.Output(), nil)))
	if err == nil {
		end(t, s)
		t.Fatal("it started")
	}
	return err.Error()
}
