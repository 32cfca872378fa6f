// Package dbtest gives a test a real database of its own: a clone of a migrated
// one, made in some tens of milliseconds and dropped when the test ends.
//
// The Postgres is the one of TEST_DATABASE_URL, whose role must be allowed to
// create databases; when that is not set, the test process starts a throwaway
// one (see also the command dbtest/with, which starts one for many processes).
package dbtest

import (
	"context"
	"fmt"
	"net/url"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"incharge/server/db"
)

// New opens a database with the whole schema and nothing in it. Tests that run
// at the same time, in this process or another, do not meet.
func New(t testing.TB) *db.DB {
	t.Helper()
	// Many tests share one Postgres, so each takes few of its connections.
	d, err := db.Open(t.Context(), with(URL(t), "pool_max_conns", "8"))
	if err != nil {
		t.Fatalf("open the test's database: %v", err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Errorf("close the test's database: %v", err)
		}
	})
	return d
}

// URL makes a database like New's and tells where it is, for a test that starts
// the real program.
func URL(t testing.TB) string {
	t.Helper()
	template, err := migrated()
	if err != nil {
		t.Fatal(err)
	}
	return clone(t, template)
}

// EmptyURL makes a database without a schema, for tests of what makes schemas.
func EmptyURL(t testing.TB) string {
	t.Helper()
	return clone(t, "template0")
}

func clone(t testing.TB, template string) string {
	t.Helper()
	base, err := server()
	if err != nil {
		t.Fatal(err)
	}
	name := "incharge_test_" + unique()
	if err := administer(t.Context(), base, `CREATE DATABASE %I TEMPLATE %I`, name, template); err != nil {
		t.Fatalf("make the test's database: %v", err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
		defer cancel()
		if err := administer(ctx, base, `DROP DATABASE %I WITH (FORCE)`, name); err != nil {
			t.Errorf("drop the test's database: %v", err)
		}
	})
	return inside(base, name)
}

// administer carries out a statement about databases, of which Postgres takes
// no parameters: it writes the names into the statement itself.
func administer(ctx context.Context, base, statement string, names ...string) error {
	conn, err := pgx.Connect(ctx, base)
	if err != nil {
		return fmt.Errorf("connect to the tests' Postgres: %w", err)
	}
	defer conn.Close(context.WithoutCancel(ctx))
	var sql string
	if err := conn.QueryRow(ctx, `SELECT format($1, VARIADIC $2::text[])`, statement, names).Scan(&sql); err != nil {
		return fmt.Errorf("write %q: %w", statement, err)
	}
	_, err = conn.Exec(ctx, sql)
	return err
}

// inside is the URL of another database of the same Postgres.
func inside(base, name string) string {
	u, err := url.Parse(base)
	if err != nil {
		return base // server has parsed it
	}
	u.Path = "/" + name
	return u.String()
}

func with(base, key, value string) string {
	u, err := url.Parse(base)
	if err != nil {
		return base // server has parsed it
	}
	q := u.Query()
	q.Set(key, value)
	u.RawQuery = q.Encode()
	return u.String()
}
