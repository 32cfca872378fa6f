package db

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"slices"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivermigrate"
	"github.com/uptrace/bun/migrate"

	"incharge/migrations"
)

// ErrNewer means that a newer program has migrated this database: the one that
// runs here might misread what is in it, so it must not touch it.
var ErrNewer = errors.New("the database is newer than this program")

// ErrOlder means that migrations of this program are still to be applied.
var ErrOlder = errors.New("the database is older than this program")

// Current says whether the schema is exactly what this program wants: nil,
// ErrOlder or ErrNewer, or the error that kept it from knowing.
func Current(ctx context.Context, db *DB) error {
	w, err := wants(migrations.FS, db.Pool)
	if err != nil {
		return err
	}
	return w.compare(ctx, db.Pool)
}

// Fingerprint names the schema that this program wants: it changes with every
// byte of every migration.
func Fingerprint() (string, error) {
	w, err := wants(migrations.FS, nil)
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	for _, step := range w.river.AllVersions() {
		fmt.Fprintf(sum, "river %d\n%s\n", step.Version, step.SQLUp)
	}
	files, err := fs.Glob(migrations.FS, "*.sql")
	if err != nil {
		return "", fmt.Errorf("list the migrations: %w", err)
	}
	for _, name := range files {
		text, err := fs.ReadFile(migrations.FS, name)
		if err != nil {
			return "", fmt.Errorf("read a migration: %w", err)
		}
		fmt.Fprintf(sum, "%s\n%s\n", name, text)
	}
	return hex.EncodeToString(sum.Sum(nil)[:6]), nil
}

// wanted is the schema that a program wants: its own migrations on top of those
// of River, the job queue.
type wanted struct {
	ours  *migrate.Migrations
	river *rivermigrate.Migrator[pgx.Tx]
}

func wants(files fs.FS, pool *pgxpool.Pool) (wanted, error) {
	w := wanted{ours: migrate.NewMigrations()}
	if err := w.ours.Discover(files); err != nil {
		return w, fmt.Errorf("read the migrations: %w", err)
	}
	var err error
	w.river, err = rivermigrate.New(riverpgxv5.New(pool), &rivermigrate.Config{
		Logger: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		return w, fmt.Errorf("read River's migrations: %w", err)
	}
	return w, nil
}

// names lists the steps, River's first.
func (w wanted) names() []string {
	var names []string
	for _, step := range w.river.AllVersions() {
		names = append(names, riverName(step.Version))
	}
	for _, step := range w.ours.Sorted() {
		names = append(names, step.Name)
	}
	return names
}

func riverName(version int) string { return "river/" + strconv.Itoa(version) }

// compare holds what the database has against what is wanted.
func (w wanted) compare(ctx context.Context, pool *pgxpool.Pool) error {
	has, err := applied(ctx, pool)
	if err != nil {
		return err
	}
	names := w.names()
	if unknown := without(has, names); len(unknown) > 0 {
		return fmt.Errorf("%w: it has had migration %s, which is not known here; start the newer program, or restore an older backup",
			ErrNewer, strings.Join(unknown, ", "))
	}
	if missing := without(names, has); len(missing) > 0 {
		return fmt.Errorf("%w: migration %s is still to be applied", ErrOlder, strings.Join(missing, ", "))
	}
	return nil
}

// Applied lists the migrations that the database has had, in order, without
// those of the job queue.
func Applied(ctx context.Context, db *DB) ([]string, error) {
	names, err := applied(ctx, db.Pool)
	ours := slices.DeleteFunc(names, func(name string) bool { return strings.HasPrefix(name, "river/") })
	slices.Sort(ours)
	return ours, err
}

func without(names, others []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return slices.Contains(others, name) })
}

// applied lists the steps that the database has had. An empty database has
// neither of the two tables.
func applied(ctx context.Context, pool *pgxpool.Pool) ([]string, error) {
	var names []string
	for table, query := range map[string]string{
		"bun_migrations":  `SELECT name FROM bun_migrations ORDER BY name`,
		"river_migration": `SELECT 'river/' || version FROM river_migration WHERE line = 'main' ORDER BY version`,
	} {
		var exists bool
		if err := pool.QueryRow(ctx, `SELECT to_regclass($1) IS NOT NULL`, table).Scan(&exists); err != nil {
			return nil, fmt.Errorf("look for %s: %w", table, err)
		}
		if !exists {
			continue
		}
		rows, _ := pool.Query(ctx, query) // CollectRows gives its error
		found, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", table, err)
		}
		names = append(names, found...)
	}
	return names, nil
}
