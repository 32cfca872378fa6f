package db

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river/rivermigrate"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/migrate"

	"incharge/migrations"
)

// migrating is the advisory lock that one server at a time holds while it
// migrates ("incharge", as a number).
const migrating = 0x696e636861726765

// Migrate applies the migrations that the database has not had, each whole or
// not at all. Servers that start at once wait for one another. A database that
// a newer program has migrated is left as it is: ErrNewer.
func Migrate(ctx context.Context, db *DB) error {
	return migrateFS(ctx, db, migrations.FS)
}

func migrateFS(ctx context.Context, db *DB, files fs.FS) error {
	// A pool of its own, because its sessions differ: building an index may
	// take longer than any request's statement may. lock_timeout stays, so
	// that a migration waiting for a table doesn't stop all traffic on it.
	cfg := db.Pool.Config()
	cfg.ConnConfig.RuntimeParams["statement_timeout"] = "0"
	cfg.MinConns, cfg.MinIdleConns, cfg.MaxConns = 0, 0, 3
	own, err := open(ctx, cfg)
	if err != nil {
		return err
	}
	defer own.Pool.Close() // which ends the session that holds the lock, too

	conn, err := lock(ctx, own.Pool)
	if err != nil {
		return err
	}
	defer conn.Release()

	w, err := wants(files, own.Pool)
	if err != nil {
		return err
	}
	if err := w.compare(ctx, own.Pool); !errors.Is(err, ErrOlder) {
		return err // nothing to do, or not to be touched
	}
	return w.apply(ctx, own)
}

// lock takes the advisory lock. It asks again and again rather than wait inside
// one statement: a waiting statement holds a snapshot, and a migration that
// builds an index concurrently waits for all snapshots.
func lock(ctx context.Context, pool *pgxpool.Pool) (*pgxpool.Conn, error) {
	conn, err := pool.Acquire(ctx)
	if err != nil {
		return nil, fmt.Errorf("connect to migrate: %w", err)
	}
	for {
		var locked bool
		err := conn.QueryRow(ctx, `SELECT pg_try_advisory_lock($1)`, int64(migrating)).Scan(&locked)
		if err == nil && locked {
			return conn, nil
		}
		if err == nil {
			select {
			case <-ctx.Done():
				err = ctx.Err()
			case <-time.After(50 * time.Millisecond):
				continue
			}
		}
		conn.Release()
		return nil, fmt.Errorf("wait for another server's migration: %w", err)
	}
}

func (w wanted) apply(ctx context.Context, db *DB) error {
	queue, err := w.river.Migrate(ctx, rivermigrate.DirectionUp, nil)
	if err != nil {
		return fmt.Errorf("migrate the job queue: %w", err)
	}
	migrator := migrate.NewMigrator(db.DB, w.ours,
		migrate.WithMarkAppliedOnSuccess(true),
		// bun marks a migration as applied after its transaction: a server
		// killed between the two could never start again. So the mark is made
		// inside, and bun's own then finds it there (upsert).
		migrate.AfterMigration(mark),
		migrate.WithUpsert(true),
	)
	if err := migrator.Init(ctx); err != nil {
		return fmt.Errorf("make the table of migrations: %w", err)
	}
	group, err := migrator.Migrate(ctx)
	if err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	slog.InfoContext(ctx, "database migrated", "migrations", group.Migrations.String(), "queue", len(queue.Versions))
	return nil
}

func mark(ctx context.Context, tx bun.IConn, m *migrate.Migration) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO bun_migrations (name, group_id) VALUES (?, ?)`, m.Name, m.GroupID)
	return err
}
