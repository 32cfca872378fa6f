package db_test

import (
	"errors"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/jackc/pgx/v5"

	"incharge/migrations"
	"incharge/server/db"
	"incharge/server/db/dbtest"
)

func TestMigrate(t *testing.T) {
	t.Parallel()
	d := open(t, dbtest.EmptyURL(t))
	if err := db.Current(t.Context(), d); !errors.Is(err, db.ErrOlder) {
		t.Errorf("an empty database: %v", err)
	}
	for range 2 { // the second time there is nothing to do
		if err := db.Migrate(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		if err := db.Current(t.Context(), d); err != nil {
			t.Error(err)
		}
	}
	files, err := fs.Glob(migrations.FS, "*")
	if err != nil {
		t.Fatal(err)
	}
	if got := column(t, d, `SELECT name FROM bun_migrations ORDER BY name`); len(got) != len(files) {
		t.Errorf("marked %q for %q", got, files)
	}
	if got := column(t, d, `SELECT to_regclass('river_job')::text`); got[0] != "river_job" {
		t.Error("the job queue has no table")
	}
}

// bun gives a file its transaction, and the order, by its name.
func TestFileNames(t *testing.T) {
	t.Parallel()
	name := regexp.MustCompile(`^\d{4}_[a-z0-9_]+\.tx\.up\.sql$`)
	err := fs.WalkDir(migrations.FS, ".", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && path != "." && !name.MatchString(path) {
			t.Errorf("%s isn't named NNNN_name.tx.up.sql", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestMigrationIsAtomic(t *testing.T) {
	t.Parallel()
	d := open(t, dbtest.EmptyURL(t))
	files := sqlFiles("0001_a", `CREATE TABLE a (n int)`, "0002_b", `CREATE TABLE b (n int); INSERT INTO a VALUES (1); SELECT 1/0`)
	if err := db.MigrateFS(t.Context(), d, files); err == nil || !strings.Contains(err.Error(), "0002") {
		t.Fatalf("err = %v", err)
	}
	if got := tables(t, d); !slices.Equal(got, []string{"a"}) {
		t.Errorf("tables %q", got)
	}
	if got := column(t, d, `SELECT count(*)::text FROM a`); got[0] != "0" {
		t.Errorf("%s rows", got[0])
	}
	if got := column(t, d, `SELECT name FROM bun_migrations`); !slices.Equal(got, []string{"0001"}) {
		t.Errorf("marked %q", got)
	}

	files = sqlFiles("0001_a", `CREATE TABLE a (n int)`, "0002_b", `CREATE TABLE b (n int)`)
	if err := db.MigrateFS(t.Context(), d, files); err != nil {
		t.Fatal(err)
	}
	if got := tables(t, d); !slices.Equal(got, []string{"a", "b"}) {
		t.Errorf("tables %q", got)
	}
}

// A server killed right after a migration's commit must be able to start again:
// the mark is in the same transaction. Here bun's own mark, made afterwards and
// finding it there, is what fails.
func TestMarkIsInTheTransaction(t *testing.T) {
	t.Parallel()
	d := open(t, dbtest.EmptyURL(t))
	files := sqlFiles("0001_a", `
		CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''killed''; END';
		CREATE TRIGGER no BEFORE UPDATE ON bun_migrations FOR EACH ROW EXECUTE FUNCTION no();
		CREATE TABLE a (n int)`)
	if err := db.MigrateFS(t.Context(), d, files); err == nil || !strings.Contains(err.Error(), "killed") {
		t.Fatalf("err = %v", err)
	}
	if got := column(t, d, `SELECT name FROM bun_migrations`); !slices.Equal(got, []string{"0001"}) {
		t.Fatalf("marked %q", got)
	}
	if err := db.MigrateFS(t.Context(), d, files); err != nil {
		t.Errorf("the next start: %v", err)
	}
}

func TestNewerDatabaseRefused(t *testing.T) {
	t.Parallel()
	for name, newer := range map[string]string{
		"ours":  `INSERT INTO bun_migrations (name, group_id) VALUES ('9999', 9)`,
		"River": `INSERT INTO river_migration (line, version) VALUES ('main', 999)`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := dbtest.New(t)
			if _, err := d.Pool.Exec(t.Context(), newer); err != nil {
				t.Fatal(err)
			}
			more := withFile(t, "9998_more", `CREATE TABLE more (n int)`)
			if err := db.MigrateFS(t.Context(), d, more); !errors.Is(err, db.ErrNewer) || !strings.Contains(err.Error(), "999") {
				t.Errorf("Migrate: %v", err)
			}
			if err := db.Current(t.Context(), d); !errors.Is(err, db.ErrNewer) {
				t.Errorf("Current: %v", err)
			}
			if slices.Contains(tables(t, d), "more") {
				t.Error("it was touched")
			}
		})
	}
}

// Two servers start at once; the steps are not safe to run twice.
func TestMigrateAtOnce(t *testing.T) {
	t.Parallel()
	url := dbtest.EmptyURL(t)
	slow := withFile(t, "9998_slow", `CREATE TABLE slow (n int); SELECT pg_sleep(0.3); INSERT INTO slow VALUES (1)`)
	const servers = 4
	done := make(chan error)
	for range servers {
		d := open(t, url)
		go func() { done <- db.MigrateFS(t.Context(), d, slow) }()
	}
	for range servers {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if got := column(t, open(t, url), `SELECT count(*)::text FROM slow`); got[0] != "1" {
		t.Errorf("run %s times", got[0])
	}
}

// A migration may take longer than a request's statement, and the waiting
// server holds no snapshot that an index built concurrently would wait for.
func TestMigrationTakesItsTime(t *testing.T) {
	t.Parallel()
	url := dbtest.EmptyURL(t) + "&statement_timeout=100ms"
	first, second := open(t, url), open(t, url)
	files := sqlFiles("0001_a", `CREATE TABLE a (n int)`, "0002_slow", `SELECT pg_sleep(0.5)`)
	files["0003_index.up.sql"] = &fstest.MapFile{Data: []byte(`CREATE INDEX CONCURRENTLY a_n ON a (n)`)}
	done := make(chan error)
	for _, d := range []*db.DB{first, second} {
		go func() { done <- db.MigrateFS(t.Context(), d, files) }()
		time.Sleep(50 * time.Millisecond)
	}
	for range 2 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

func TestFingerprint(t *testing.T) {
	t.Parallel()
	one, err := db.Fingerprint()
	if err != nil {
		t.Fatal(err)
	}
	if two, err := db.Fingerprint(); err != nil || one != two || len(one) != 12 {
		t.Errorf("%q, then %q, %v", one, two, err)
	}
}

func sqlFiles(namesAndSQL ...string) fstest.MapFS {
	files := fstest.MapFS{}
	for pair := range slices.Chunk(namesAndSQL, 2) {
		files[pair[0]+".tx.up.sql"] = &fstest.MapFile{Data: []byte(pair[1])}
	}
	return files
}

// withFile is this program's migrations and one more.
func withFile(t *testing.T, name, sql string) fstest.MapFS {
	t.Helper()
	files := sqlFiles(name, sql)
	ours, err := fs.Glob(migrations.FS, "*.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range ours {
		text, err := fs.ReadFile(migrations.FS, path)
		if err != nil {
			t.Fatal(err)
		}
		files[path] = &fstest.MapFile{Data: text}
	}
	return files
}

func tables(t *testing.T, d *db.DB) []string {
	t.Helper()
	return column(t, d, `SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'
		AND tablename !~ '^(bun|river)_' ORDER BY 1`)
}

func column(t *testing.T, d *db.DB, query string) []string {
	t.Helper()
	rows, _ := d.Pool.Query(t.Context(), query) // CollectRows gives its error
	got, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return got
}
