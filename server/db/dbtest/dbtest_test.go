package dbtest

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"incharge/server/db"
	"incharge/server/db/privatepg"
)

// Each test has the whole schema, and sees nothing of the others'.
func TestDatabaseOfItsOwn(t *testing.T) {
	t.Parallel()
	for i := range 6 {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			began := time.Now()
			d := New(t)
			t.Logf("made in %v", time.Since(began))
			if err := db.Current(t.Context(), d); err != nil {
				t.Fatal(err)
			}
			if _, err := d.Pool.Exec(t.Context(), `INSERT INTO users (id, name, email, password_hash) VALUES (gen_random_uuid(), 'Ada', 'ada@example.com', '')`); err != nil {
				t.Fatal(err)
			}
			var users int
			if err := d.NewSelect().Table("users").ColumnExpr("count(*)").Scan(t.Context(), &users); err != nil || users != 1 {
				t.Errorf("%d users, %v", users, err)
			}
		})
	}
}

func TestDroppedAtTheEnd(t *testing.T) {
	t.Parallel()
	var at string
	t.Run("test", func(t *testing.T) { at = URL(t) })
	if conn, err := pgx.Connect(t.Context(), at); err == nil {
		_ = conn.Close(t.Context())
		t.Errorf("%s is still there", at)
	}
}

func TestEmptyURL(t *testing.T) {
	t.Parallel()
	conn, err := pgx.Connect(t.Context(), EmptyURL(t))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	var tables int
	if err := conn.QueryRow(t.Context(), `SELECT count(*) FROM pg_tables WHERE schemaname = 'public'`).Scan(&tables); err != nil || tables != 0 {
		t.Errorf("%d tables, %v", tables, err)
	}
}

// Test processes that come to a new Postgres at once make one template.
func TestProcessesAtOnce(t *testing.T) {
	if os.Getenv("DBTEST_CHILD") != "" {
		New(t)
		return
	}
	t.Parallel()
	pg, err := privatepg.StartThrowaway(t.Context(), slog.New(slog.NewTextHandler(t.Output(), nil)))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := pg.Stop(context.Background()); err != nil {
			t.Error(err)
		}
	}()
	base := pg.URL()
	done := make(chan error)
	for range 3 {
		go func() {
			cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestProcessesAtOnce$")
			cmd.Env = append(os.Environ(), "DBTEST_CHILD=1", Variable+"="+base)
			out, err := cmd.CombinedOutput()
			if err != nil {
				err = fmt.Errorf("%w\n%s", err, out)
			}
			done <- err
		}()
	}
	for range 3 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	conn, err := pgx.Connect(t.Context(), base)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	var templates, half, left int
	const count = `SELECT count(*) FILTER (WHERE datname ~ 'template_'), count(*) FILTER (WHERE datname ~ 'making'),
		count(*) FILTER (WHERE datname ~ 'test_') FROM pg_database`
	if err := conn.QueryRow(t.Context(), count).Scan(&templates, &half, &left); err != nil || templates != 1 || half != 0 || left != 0 {
		t.Errorf("%d templates, %d unfinished, %d databases left, %v", templates, half, left, err)
	}
}

// Without Postgres a test fails, with a line that says what to do.
func TestNoPostgres(t *testing.T) {
	if os.Getenv("DBTEST_CHILD") != "" {
		New(t)
		return
	}
	t.Parallel()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestNoPostgres$")
	cmd.Env = append(os.Environ(), "DBTEST_CHILD=1", Variable+"=host=nowhere")
	out, err := cmd.CombinedOutput()
	if err == nil || !strings.Contains(string(out), Variable+" must be a URL") {
		t.Errorf("%v\n%s", err, out)
	}
}
