package auth

import "testing"

func TestPurge(t *testing.T) {
	s := newService(t, Config{})
	s.mustRegister(t, "ada@example.com")
	if err := s.Forgot(t.Context(), fromHere, "ada@example.com"); err != nil {
		t.Fatal(err)
	}
	count := func(table string) (n int) {
		t.Helper()
		if err := s.db.NewRaw(`SELECT count(*) FROM `+table).Scan(t.Context(), &n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	purge := func() {
		t.Helper()
		if _, err := s.Purge(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	purge()
	if count("letters") != 2 || count("familiar") != 1 {
		t.Errorf("%d letters, %d networks", count("letters"), count("familiar"))
	}
	for _, query := range []string{
		`UPDATE letters SET expires_at = now() - interval '1 second' WHERE about = 'reset'`,
		`UPDATE familiar SET at = now() - interval '181 days'`,
	} {
		if _, err := s.db.ExecContext(t.Context(), query); err != nil {
			t.Fatal(err)
		}
	}
	purge()
	if count("letters") != 1 || count("familiar") != 0 {
		t.Errorf("%d letters, %d networks", count("letters"), count("familiar"))
	}
}
