package db_test

import (
	"fmt"
	"io/fs"
	"slices"
	"testing"

	"incharge/migrations"
	"incharge/server/db"
	"incharge/server/db/dbtest"
)

// The history of cards from before the log could be trimmed says where they
// went.
func TestMovesOfOldChanges(t *testing.T) {
	t.Parallel()
	d := open(t, dbtest.EmptyURL(t))
	first, err := fs.ReadFile(migrations.FS, "0001_start.tx.up.sql")
	if err != nil {
		t.Fatal(err)
	}
	if err := db.MigrateFS(t.Context(), d, sqlFiles("0001_start", string(first))); err != nil {
		t.Fatal(err)
	}
	id := func(n int) string { return fmt.Sprintf("00000000-0000-7000-8000-%012d", n) }
	_, err = d.Pool.Exec(t.Context(), fmt.Sprintf(`
		INSERT INTO boards (id, title) VALUES ('%[1]s', 'House');
		INSERT INTO changes (board_id, seq, command_id, type, at, change, touched) VALUES
			('%[1]s', 1, '%[2]s', 'move_card', now(), '{"moves": [{"card": "%[3]s", "from": "%[4]s", "to": "%[5]s"}]}', '[]'),
			('%[1]s', 2, '%[3]s', 'edit_card', now(), '{"cards": []}', '[]');
		INSERT INTO card_changes (board_id, card_id, seq) VALUES ('%[1]s', '%[3]s', 1), ('%[1]s', '%[2]s', 1), ('%[1]s', '%[3]s', 2);`,
		id(1), id(2), id(3), id(4), id(5)))
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Migrate(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	got := column(t, d, `SELECT concat_ws(' ', seq, card_id, from_list, to_list) FROM card_changes ORDER BY seq, card_id`)
	want := []string{"1 " + id(2), "1 " + id(3) + " " + id(4) + " " + id(5), "2 " + id(3)}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
