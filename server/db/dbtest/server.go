package dbtest

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"strings"
	"sync"

	"github.com/jackc/pgx/v5"

	"incharge/server/db"
	"incharge/server/db/privatepg"
)

// Variable names the Postgres to test on.
const Variable = "TEST_DATABASE_URL"

// server is the URL of the Postgres to test on. A throwaway one ends with this
// process, so nobody needs to stop it.
var server = sync.OnceValues(func() (string, error) {
	if base := os.Getenv(Variable); base != "" {
		if u, err := url.Parse(base); err != nil || !strings.HasPrefix(u.Scheme, "postgres") {
			return "", fmt.Errorf("%s must be a URL like postgres://user:password@host/name", Variable)
		}
		return base, nil
	}
	pg, err := privatepg.StartThrowaway(context.Background(), slog.New(slog.DiscardHandler))
	if err != nil {
		return "", err
	}
	return pg.URL(), nil
})

// migrated is the name of the database that is cloned. It is made once for a
// Postgres and a schema, by whoever comes first.
var migrated = sync.OnceValues(func() (string, error) {
	base, err := server()
	if err != nil {
		return "", err
	}
	fingerprint, err := db.Fingerprint()
	if err != nil {
		return "", err
	}
	name := "incharge_template_" + fingerprint
	if err := template(context.Background(), base, name); err != nil {
		return "", fmt.Errorf("make the template of the tests' databases: %w", err)
	}
	return name, nil
})

func template(ctx context.Context, base, name string) error {
	conn, err := pgx.Connect(ctx, base)
	if err != nil {
		return err
	}
	defer conn.Close(ctx) // which gives back the lock
	if _, err := conn.Exec(ctx, `SELECT pg_advisory_lock(hashtext($1))`, name); err != nil {
		return err
	}
	err = conn.QueryRow(ctx, `SELECT FROM pg_database WHERE datname = $1`, name).Scan()
	if !errors.Is(err, pgx.ErrNoRows) {
		return err // nil: it is there
	}
	// Made under another name first: a process that is killed meanwhile must
	// not leave a half one behind.
	making := name + "_making"
	if err := administer(ctx, base, `DROP DATABASE IF EXISTS %I WITH (FORCE)`, making); err != nil {
		return err
	}
	if err := administer(ctx, base, `CREATE DATABASE %I TEMPLATE template0`, making); err != nil {
		return err
	}
	if err := migrateNew(ctx, inside(base, making)); err != nil {
		return err
	}
	return administer(ctx, base, `ALTER DATABASE %I RENAME TO %I`, making, name)
}

func migrateNew(ctx context.Context, at string) error {
	d, err := db.Open(ctx, at)
	if err != nil {
		return err
	}
	return errors.Join(db.Migrate(ctx, d), d.Close())
}

func unique() string { return strings.ToLower(rand.Text()) }
