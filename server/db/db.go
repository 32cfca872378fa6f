// Package db opens the database, brings its schema to what this program wants,
// and tells whether it is there yet.
package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"
)

// DB is the database in two views of one pool of connections: bun for our own
// queries, the pool itself for what speaks pgx (the job queue, LISTEN).
type DB struct {
	*bun.DB
	Pool *pgxpool.Pool
}

// params are the session settings of every connection. A URL that names one of
// them itself (?statement_timeout=5s) has the last word.
var params = map[string]string{
	"application_name": "incharge",
	// A statement never outlives the request that asked for it by much, and
	// none waits for ever behind a lock or in front of a forgotten transaction.
	"statement_timeout":                   "30s",
	"lock_timeout":                        "10s",
	"idle_in_transaction_session_timeout": "60s",
	"timezone":                            "UTC",
	// bun writes its arguments into the SQL as literals and quotes them by
	// the standard's rules, so these rules must be the ones in force.
	"standard_conforming_strings": "on",
}

const (
	maxConns       = 16 // ?pool_max_conns= changes it
	connectTimeout = 10 * time.Second
	closeTimeout   = 10 * time.Second
)

// Open connects to the Postgres at url (postgres://user:password@host/name, or
// the keyword form) and fails when it does not answer. The pool's and pgx's own
// parameters may be part of the URL (pool_max_conns, sslmode, connect_timeout...).
func Open(ctx context.Context, url string) (*DB, error) {
	cfg, err := configure(url)
	if err != nil {
		return nil, err
	}
	db, err := open(ctx, cfg)
	if err != nil {
		return nil, err
	}
	if err := db.Pool.Ping(ctx); err != nil {
		db.Pool.Close()
		return nil, fmt.Errorf("connect to the database: %w", err)
	}
	return db, nil
}

func open(ctx context.Context, cfg *pgxpool.Config) (*DB, error) {
	pool, err := pgxpool.NewWithConfig(ctx, cfg)
	if err != nil {
		return nil, fmt.Errorf("open the database: %w", err)
	}
	queries := sql.OpenDB(unnamed{stdlib.GetPoolConnector(pool)})
	queries.SetMaxIdleConns(0) // the pool keeps them
	return &DB{DB: bun.NewDB(queries, pgdialect.New()), Pool: pool}, nil
}

func configure(url string) (*pgxpool.Config, error) {
	cfg, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("database URL: %w", err)
	}
	for name, value := range params {
		if _, named := cfg.ConnConfig.RuntimeParams[name]; !named {
			cfg.ConnConfig.RuntimeParams[name] = value
		}
	}
	if !strings.Contains(url, "pool_max_conns") {
		cfg.MaxConns = maxConns
	}
	if cfg.ConnConfig.ConnectTimeout == 0 {
		cfg.ConnConfig.ConnectTimeout = connectTimeout
	}
	// A connection that only listens notices a peer that is gone without a
	// word within half a minute instead of pgx's three quarters of an hour.
	dialer := &net.Dialer{KeepAliveConfig: net.KeepAliveConfig{
		Enable: true, Idle: 15 * time.Second, Interval: 5 * time.Second, Count: 3,
	}}
	cfg.ConnConfig.DialFunc = dialer.DialContext
	cfg.AfterConnect = scanUTC
	return cfg, nil
}

// scanUTC makes times come back in UTC, as the API writes them, rather than in
// the zone of the machine that the server happens to run on.
func scanUTC(_ context.Context, conn *pgx.Conn) error {
	conn.TypeMap().RegisterType(&pgtype.Type{
		Name: "timestamptz", OID: pgtype.TimestamptzOID,
		Codec: &pgtype.TimestamptzCodec{ScanLocation: time.UTC},
	})
	return nil
}

// Close waits for the connections in use to come back, then closes them all. It
// gives up after ten seconds: a query that was forgotten must not keep a server
// from stopping.
func (db *DB) Close() error {
	err := db.DB.Close()
	closed := make(chan struct{})
	go func() {
		db.Pool.Close()
		close(closed)
	}()
	select {
	case <-closed:
		return err
	case <-time.After(closeTimeout):
		return errors.Join(err, errors.New("close the database: connections still in use"))
	}
}
