package db_test

import (
	"strings"
	"testing"

	"incharge/server/db/dbtest"
)

// Queries whose arguments are in their text leave no prepared statements
// behind; those with arguments of their own do.
func TestUnnamed(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	conn, err := d.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	prepared := func() (n int) {
		if err := conn.QueryRowContext(t.Context(), `SELECT count(*) FROM pg_prepared_statements`).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	for i := range 20 {
		var got int
		if err := conn.NewRaw(`SELECT ?`, i).Scan(t.Context(), &got); err != nil || got != i {
			t.Fatalf("%d: %v", got, err)
		}
	}
	if n := prepared(); n != 0 {
		t.Errorf("%d statements are prepared", n)
	}
	var got string
	if err := conn.Conn.QueryRowContext(t.Context(), `SELECT $1::text`, "x").Scan(&got); err != nil || got != "x" {
		t.Fatalf("%q: %v", got, err)
	}
	if n := prepared(); n != 1 {
		t.Errorf("%d statements are prepared", n)
	}
	if err := conn.NewRaw(`SELECT 1; SELECT 2`).Scan(t.Context(), new(int)); err == nil || !strings.Contains(err.Error(), "42601") {
		t.Errorf("two statements at once: %v", err)
	}
}
