package privatepg

import (
	"bufio"
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// holdDir names the variable that makes this test binary a server which starts
// Postgres there and waits to be killed (or, with PRIVATEPG_ONCE, stops it).
const holdDir = "PRIVATEPG_HOLD"

func init() {
	if dir := os.Getenv(holdDir); dir != "" {
		hold(dir)
	}
}

func hold(dir string) {
	signal.Ignore(syscall.SIGINT) // a Ctrl-C that the server takes its time with
	s, err := Start(context.Background(), dir, slog.New(slog.NewTextHandler(os.Stderr, nil)))
	if err != nil {
		fmt.Println("failed:", err)
		os.Exit(1)
	}
	fmt.Println(s.URL())
	if os.Getenv("PRIVATEPG_ONCE") != "" {
		if err := s.Stop(context.Background()); err != nil {
			fmt.Println("failed:", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	select {}
}

// child is such a server.
type child struct {
	cmd *exec.Cmd
	url string
}

func spawn(t *testing.T, dir string) child {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), holdDir+"="+dir)
	cmd.Stderr = t.Output()
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // what a terminal sends Ctrl-C to
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	line, _ := bufio.NewReader(out).ReadString('\n') // nothing at all: refused below
	url := strings.TrimSpace(line)
	if !strings.HasPrefix(url, "postgres://") {
		t.Fatalf("the child says %q", url)
	}
	return child{cmd, url}
}

func (c child) dial(t *testing.T) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), c.url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return conn
}

func (c child) kill(t *testing.T) {
	t.Helper()
	if err := c.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
}

// After a kill -9 of the server Postgres shuts down cleanly by itself.
func TestKilledServerLeavesCleanDatabase(t *testing.T) {
	t.Parallel()
	dir := seeded(t)
	c := spawn(t, dir)
	conn := c.dial(t)
	run(t, conn, `CREATE TABLE notes AS SELECT 'kept' AS body`)

	if err := syscall.Kill(-c.cmd.Process.Pid, syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	time.Sleep(100 * time.Millisecond)
	run(t, conn, `UPDATE notes SET body = body || ' after Ctrl-C'`) // Postgres is not the one to react
	run(t, conn, `BEGIN`)
	run(t, conn, `INSERT INTO notes VALUES ('not committed')`)

	c.kill(t)
	for deadline := time.Now().Add(20 * time.Second); postmaster(filepath.Join(dir, "data")) != 0; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("Postgres outlives its server")
		}
	}
	if state := controlData(t, dir, "Database cluster state"); state != "shut down" {
		t.Errorf("the cluster is %q", state)
	}
	if got := text(t, dial(t, begin(t, dir)), `SELECT string_agg(body, ', ') FROM notes`); got != "kept after Ctrl-C" {
		t.Errorf("notes: %s", got)
	}
}

// A start at once after a kill -9 waits for the Postgres that still stops.
func TestRestartAtOnceAfterKill(t *testing.T) {
	t.Parallel()
	dir := seeded(t)
	for i := range 3 {
		c := spawn(t, dir)
		conn := c.dial(t)
		run(t, conn, `CREATE TABLE IF NOT EXISTS notes (n int)`)
		run(t, conn, fmt.Sprintf(`INSERT INTO notes SELECT %d FROM generate_series(1, 100000)`, i))
		c.kill(t)
	}
	if got := text(t, dial(t, begin(t, dir)), `SELECT count(*) || '/' || count(DISTINCT n) FROM notes`); got != "300000/3" {
		t.Errorf("rows/starts: %s", got)
	}
}

// Even when Postgres is killed with its server, and one of its sessions is too
// busy for some seconds to notice.
func TestRestartAfterAllKilled(t *testing.T) {
	t.Parallel()
	dir := seeded(t)
	c := spawn(t, dir)
	run(t, c.dial(t), `CREATE TABLE notes AS SELECT 'kept' AS body`)
	conn, busy := c.dial(t), make(chan struct{})
	go func() {
		defer close(busy)
		_, err := conn.Exec(t.Context(), `SELECT sum(a * b) FROM generate_series(1, 5000) a, generate_series(1, 5000) b`)
		t.Logf("busy: %v", err)
	}()
	time.Sleep(100 * time.Millisecond)
	pid := postmaster(filepath.Join(dir, "data"))
	if pid == 0 {
		t.Fatal("no Postgres") // and kill(0) would mean ourselves
	}
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	c.kill(t)
	if got := text(t, dial(t, begin(t, dir)), `SELECT body FROM notes`); got != "kept" {
		t.Errorf("body = %q", got)
	}
	<-busy
}

// A note with the number of a process that is somebody else's stops nobody.
func TestStaleNote(t *testing.T) {
	t.Parallel()
	dir := seeded(t)
	end(t, begin(t, dir))
	sleep := exec.CommandContext(t.Context(), "sleep", "60")
	as, err := accountFor(filepath.Join(dir, "data"))
	if err != nil {
		t.Fatal(err)
	}
	sleep.SysProcAttr = as.attr()
	if err := sleep.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = sleep.Process.Kill(); _ = sleep.Wait() }()
	stale := fmt.Sprintf("%d\n%s\n", sleep.Process.Pid, filepath.Join(dir, "data"))
	if err := os.WriteFile(note(filepath.Join(dir, "data")), []byte(stale), 0o644); err != nil {
		t.Fatal(err)
	}
	dial(t, begin(t, dir))
	if err := sleep.Process.Signal(syscall.Signal(0)); err != nil {
		t.Errorf("the other process: %v", err)
	}
}
