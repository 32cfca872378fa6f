//go:build linux

package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/url"
	"strings"

	"github.com/jackc/pgx/v5"
)

// database is one for the run, on the Postgres that the tests use.
type database struct {
	base, url, name string
	version         string // of Postgres
	postmaster      int    // its process id; 0: it is not on this machine
}

func newDatabase(ctx context.Context, base string) (*database, error) {
	u, err := url.Parse(base)
	if err != nil || !strings.HasPrefix(u.Scheme, "postgres") {
		return nil, fmt.Errorf("TEST_DATABASE_URL must be a URL like postgres://user:password@host/name; `make bench` sets it")
	}
	d := &database{base: base, name: "incharge_bench_" + strings.ToLower(rand.Text())}
	u.Path = "/" + d.name
	d.url = u.String()
	conn, err := pgx.Connect(ctx, base)
	if err != nil {
		return nil, fmt.Errorf("connect to Postgres: %w", err)
	}
	defer conn.Close(context.WithoutCancel(ctx))
	if err := administer(ctx, conn, `CREATE DATABASE %I TEMPLATE template0`, d.name); err != nil {
		return nil, fmt.Errorf("make a database: %w", err)
	}
	var backend int
	if err := conn.QueryRow(ctx, `SELECT pg_backend_pid(), current_setting('server_version')`).Scan(&backend, &d.version); err != nil {
		return nil, fmt.Errorf("ask Postgres what it is: %w", err)
	}
	if s, err := readStat(backend); err == nil && s.name == "postgres" { // err: it is on another machine
		d.postmaster = s.parent
	}
	return d, nil
}

func (d *database) drop(ctx context.Context) error {
	conn, err := pgx.Connect(ctx, d.base)
	if err != nil {
		return fmt.Errorf("drop the database: %w", err)
	}
	defer conn.Close(ctx)
	return administer(ctx, conn, `DROP DATABASE %I WITH (FORCE)`, d.name)
}

// administer carries out a statement about databases, of which Postgres takes
// no parameters: it writes the name into the statement itself.
func administer(ctx context.Context, conn *pgx.Conn, statement, name string) error {
	var sql string
	if err := conn.QueryRow(ctx, `SELECT format($1, $2::text)`, statement, name).Scan(&sql); err != nil {
		return fmt.Errorf("write %q: %w", statement, err)
	}
	_, err := conn.Exec(ctx, sql)
	return err
}
