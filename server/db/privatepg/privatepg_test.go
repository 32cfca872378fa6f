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
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

func TestDataSurviveRestart(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(tempDir(t), "a", "postgres")
	s := begin(t, dir)
	conn := dial(t, s)
	run(t, conn, `CREATE TABLE notes (body text)`)
	run(t, conn, `INSERT INTO notes VALUES ('kept')`)
	end(t, s)
	if state := controlData(t, dir, "Database cluster state"); state != "shut down" {
		t.Errorf("after Stop the cluster is %q", state)
	}

	began := time.Now()
	s = begin(t, dir)
	t.Logf("second start: %v", time.Since(began))
	if body := text(t, dial(t, s), `SELECT body FROM notes`); body != "kept" {
		t.Errorf("body = %q", body)
	}
}

func TestSettings(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(tempDir(t), "postgres")
	conn := dial(t, begin(t, dir))
	for setting, want := range map[string]string{
		"server_encoding":  "UTF8",
		"data_checksums":   "on",
		"listen_addresses": "",
		"fsync":            "on",
		"TimeZone":         "UTC",
		"is_superuser":     "off",
	} {
		if got := text(t, conn, `SELECT current_setting('`+setting+`')`); got != want {
			t.Errorf("%s = %q, want %q", setting, got, want)
		}
	}
	if got := text(t, conn, `SELECT datctype FROM pg_database WHERE datname = current_database()`); got != "C.UTF-8" && got != "C" {
		t.Errorf("locale %q", got)
	}
	for _, private := range []string{"data", "run"} {
		info, err := os.Stat(filepath.Join(dir, private))
		if err != nil || info.Mode().Perm() != 0o700 {
			t.Errorf("%s: %v, %v", private, info.Mode(), err)
		}
	}
}

// What a failed statement holds may be somebody's password.
func TestLogHoldsNoData(t *testing.T) {
	t.Parallel()
	dir := seeded(t)
	conn := dial(t, begin(t, dir))
	run(t, conn, `CREATE TABLE people (secret text UNIQUE)`)
	run(t, conn, `INSERT INTO people VALUES ('hunter2')`)
	if _, err := conn.Exec(t.Context(), `INSERT INTO people VALUES ('hunter2')`); err == nil {
		t.Fatal("no unique violation")
	}
	log, err := os.ReadFile(filepath.Join(dir, "postgres.log"))
	if err != nil || !strings.Contains(string(log), "people_secret_key") {
		t.Fatalf("the violation is not in the log: %v\n%s", err, log)
	}
	if strings.Contains(string(log), "hunter2") {
		t.Errorf("the log holds data:\n%s", log)
	}
}

func TestLogStaysShort(t *testing.T) {
	t.Parallel()
	dir := seeded(t)
	log := filepath.Join(dir, "postgres.log")
	if err := os.WriteFile(log, make([]byte, enough+1), 0o600); err != nil {
		t.Fatal(err)
	}
	begin(t, dir)
	if info, err := os.Stat(log); err != nil || info.Size() >= enough {
		t.Errorf("log: %d bytes, %v", info.Size(), err)
	}
	if old, err := os.Stat(log + ".1"); err != nil || old.Size() != enough+1 {
		t.Errorf("old log: %v", err)
	}
}

// A path of a socket has 103 bytes at most, and a home may be anywhere.
func TestLongPath(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(tempDir(t), strings.Repeat("long", 25), "postgres")
	s := begin(t, dir)
	dial(t, s)
	sockets := s.sockets
	if filepath.Dir(sockets) != filepath.Clean(os.TempDir()) {
		t.Errorf("socket in %s", sockets)
	}
	end(t, s)
	if _, err := os.Stat(sockets); !os.IsNotExist(err) {
		t.Errorf("%s is left: %v", sockets, err)
	}
	dial(t, begin(t, dir)) // with a link to the old one in the way
}

// Asked to stop at once it still loses nothing.
func TestStopOutOfTime(t *testing.T) {
	t.Parallel()
	dir := seeded(t)
	s := begin(t, dir)
	run(t, dial(t, s), `CREATE TABLE notes AS SELECT 'kept' AS body`)
	now, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Stop(now); err == nil {
		t.Log("it stopped before it could be cut off")
	}
	if body := text(t, dial(t, begin(t, dir)), `SELECT body FROM notes`); body != "kept" {
		t.Errorf("body = %q", body)
	}
}

func TestDoneWhenPostgresEnds(t *testing.T) {
	t.Parallel()
	s := begin(t, seeded(t))
	select {
	case <-s.Done():
		t.Fatal("done while it runs")
	default:
	}
	if err := s.proc.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	select {
	case <-s.Done():
	case <-time.After(20 * time.Second):
		t.Fatal("not done")
	}
}

func TestMain(m *testing.M) {
	code := m.Run()
	if seedDir != "" {
		if err := os.RemoveAll(seedDir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	os.Exit(code)
}

var seedDir string

// seed makes a cluster, stopped, that tests copy: it takes a second to make.
var seed = sync.OnceValues(func() (string, error) {
	var err error
	if seedDir, err = os.MkdirTemp("", "incharge-seed-"); err != nil {
		return "", err
	}
	if err := os.Chmod(seedDir, 0o755); err != nil {
		return "", err
	}
	ctx, dir := context.Background(), filepath.Join(seedDir, "postgres")
	s, err := Start(ctx, dir, slog.New(slog.DiscardHandler))
	if err != nil {
		return "", err
	}
	return dir, s.Stop(ctx)
})

// seeded is the directory of a cluster that was started once before.
func seeded(t *testing.T) string {
	t.Helper()
	from, err := seed()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(tempDir(t), "postgres")
	if out, err := exec.CommandContext(t.Context(), "cp", "-a", from, dir).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return dir
}

// tempDir is one that every account may pass: t.TempDir's are private, and tests
// that run as root would find their data elsewhere.
func tempDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "incharge-")
	if err == nil {
		err = os.Chmod(dir, 0o755)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	return dir
}

func begin(t *testing.T, dir string) *Server {
	t.Helper()
	s, err := Start(t.Context(), dir, slog.New(slog.NewTextHandler(t.Output(), nil)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { end(t, s) }) // a second Stop does no harm
	return s
}

func end(t *testing.T, s *Server) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	if err := s.Stop(ctx); err != nil {
		t.Errorf("stop: %v", err)
	}
}

func dial(t *testing.T, s *Server) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), s.URL())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return conn
}

func run(t *testing.T, conn *pgx.Conn, sql string) {
	t.Helper()
	if _, err := conn.Exec(t.Context(), sql); err != nil {
		t.Fatal(err)
	}
}

func text(t *testing.T, conn *pgx.Conn, query string) string {
	t.Helper()
	var s string
	if err := conn.QueryRow(t.Context(), query).Scan(&s); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return s
}

// controlData reads what a cluster that doesn't run says of itself.
func controlData(t *testing.T, dir, field string) string {
	t.Helper()
	pg, err := find(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), pg.path("pg_controldata"), filepath.Join(dir, "data")).Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		if name, value, _ := strings.Cut(line, ":"); name == field {
			return strings.TrimSpace(value)
		}
	}
	t.Fatalf("no %q in %s", field, out)
	return ""
}
