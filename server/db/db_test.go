package db_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"incharge/server/db"
	"incharge/server/db/dbtest"
)

func TestOpenSettings(t *testing.T) {
	t.Parallel()
	d := open(t, dbtest.EmptyURL(t)+"&lock_timeout=3s")
	for setting, want := range map[string]string{
		"application_name":                    "incharge",
		"statement_timeout":                   "30s",
		"lock_timeout":                        "3s", // the URL has the last word
		"idle_in_transaction_session_timeout": "1min",
		"TimeZone":                            "UTC",
		"standard_conforming_strings":         "on",
	} {
		var bun, pool string
		if err := d.NewSelect().ColumnExpr("current_setting(?)", setting).Scan(t.Context(), &bun); err != nil {
			t.Fatal(err)
		}
		if err := d.Pool.QueryRow(t.Context(), `SELECT current_setting($1)`, setting).Scan(&pool); err != nil {
			t.Fatal(err)
		}
		if bun != want || pool != want {
			t.Errorf("%s = %q in bun, %q in the pool, want %q", setting, bun, pool, want)
		}
	}
}

// The pool is what bounds the connections, whichever view takes them.
func TestPoolIsShared(t *testing.T) {
	t.Parallel()
	d := open(t, dbtest.EmptyURL(t)+"&pool_max_conns=1")
	held, err := d.Pool.Acquire(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	short, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := d.ExecContext(short, `SELECT 1`); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("bun got a second connection: %v", err)
	}
	held.Release()
	if _, err := d.ExecContext(t.Context(), `SELECT 1`); err != nil {
		t.Error(err)
	}
}

func TestTimesAreUTC(t *testing.T) {
	t.Parallel()
	d := open(t, dbtest.EmptyURL(t))
	var bun, pool time.Time
	const query = `SELECT timestamptz '2026-01-02 03:04:05+07'`
	if err := d.NewRaw(query).Scan(t.Context(), &bun); err != nil {
		t.Fatal(err)
	}
	if err := d.Pool.QueryRow(t.Context(), query).Scan(&pool); err != nil {
		t.Fatal(err)
	}
	for _, got := range []time.Time{bun, pool} {
		if got.Location() != time.UTC || got.Format(time.RFC3339) != "2026-01-01T20:04:05Z" {
			t.Errorf("%v in %v", got, got.Location())
		}
	}
}

func TestStatementTimeout(t *testing.T) {
	t.Parallel()
	d := open(t, dbtest.EmptyURL(t)+"&statement_timeout=100ms")
	_, err := d.ExecContext(t.Context(), `SELECT pg_sleep(20)`)
	var pg *pgconn.PgError
	if !errors.As(err, &pg) || pg.Code != "57014" {
		t.Errorf("err = %v", err)
	}
}

func TestOpenFails(t *testing.T) {
	t.Parallel()
	for url, want := range map[string]string{
		"postgres://u:secret@127.0.0.1:1/x": "connect to the database",
		"postgres://u:secret@host:port/x":   "database URL",
		"nonsense":                          "database URL",
	} {
		_, err := db.Open(t.Context(), url)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v", url, err)
		}
	}
}

func TestCloseGivesUp(t *testing.T) {
	t.Parallel()
	d, err := db.Open(t.Context(), dbtest.EmptyURL(t))
	if err != nil {
		t.Fatal(err)
	}
	held, err := d.Pool.Acquire(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer held.Release()
	if err := d.Close(); err == nil || !strings.Contains(err.Error(), "still in use") {
		t.Errorf("err = %v", err)
	}
}

func open(t *testing.T, url string) *db.DB {
	t.Helper()
	d, err := db.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}
