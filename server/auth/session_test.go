package auth

import (
	"slices"
	"testing"

	"incharge/server/audit"
	"incharge/shared"
)

func TestSession(t *testing.T) {
	s := newService(t, Config{})
	in := s.mustRegister(t, "ada@example.com")
	exec := func(query string, args ...any) {
		t.Helper()
		if _, err := s.db.ExecContext(t.Context(), query, args...); err != nil {
			t.Fatal(err)
		}
	}
	good := func(want bool) {
		t.Helper()
		session, err := s.Session(t.Context(), in.Token)
		if want && (err != nil || session.User != in.User) || !want && shared.CodeOf(err) != shared.CodeUnauthorized {
			t.Errorf("%+v, %v", session, err)
		}
	}
	good(true)
	if _, err := s.Session(t.Context(), in.Token+"x"); shared.CodeOf(err) != shared.CodeUnauthorized {
		t.Error(err)
	}

	exec(`UPDATE sessions SET last_seen_at = now() - interval '13 days 23 hours'`)
	good(true) // and by that it is used again
	var fresh bool
	if err := s.db.NewRaw(`SELECT last_seen_at > now() - interval '1 minute' FROM sessions`).Scan(t.Context(), &fresh); err != nil || !fresh {
		t.Errorf("not noted: %v", err)
	}
	exec(`UPDATE sessions SET last_seen_at = now() - interval '14 days 1 second'`)
	good(false)

	exec(`UPDATE sessions SET last_seen_at = now(), expires_at = now()`)
	good(false) // however lately it was used
	var lifetime bool
	in = s.mustRegister(t, "grace@example.com")
	if err := s.db.NewRaw(`SELECT max(expires_at - created_at) = interval '60 days' FROM sessions WHERE expires_at > now()`).Scan(t.Context(), &lifetime); err != nil || !lifetime {
		t.Errorf("another lifetime: %v", err)
	}
}

// A use is noted once an hour, not at every request.
func TestUseIsNotedSeldom(t *testing.T) {
	s := newService(t, Config{})
	in := s.mustRegister(t, "ada@example.com")
	if _, err := s.db.ExecContext(t.Context(), `UPDATE sessions SET last_seen_at = now() - interval '59 minutes'`); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Session(t.Context(), in.Token); err != nil {
		t.Fatal(err)
	}
	var noted bool
	if err := s.db.NewRaw(`SELECT last_seen_at > now() - interval '30 minutes' FROM sessions`).Scan(t.Context(), &noted); err != nil || noted {
		t.Errorf("noted: %v, %v", noted, err)
	}
}

func TestEndedAndPurge(t *testing.T) {
	s := newService(t, Config{})
	var ids []string
	var tokens []string
	for _, email := range []string{"a@example.com", "b@example.com", "c@example.com", "d@example.com"} {
		in := s.mustRegister(t, email)
		tokens = append(tokens, in.Token)
		ids = append(ids, in.ID)
	}
	if ended, err := s.Ended(t.Context(), ids); err != nil || len(ended) != 0 {
		t.Fatalf("%v, %v", ended, err)
	}
	id, err := s.Logout(t.Context(), tokens[1])
	if err != nil || id != ids[1] {
		t.Fatalf("%v, %v", id, err)
	}
	for query, i := range map[string]int{
		`UPDATE sessions SET expires_at = now() WHERE id = ?`:                        2,
		`UPDATE sessions SET last_seen_at = now() - interval '14 days' WHERE id = ?`: 3,
		`UPDATE sessions SET last_seen_at = now() - interval '13 days' WHERE id = ?`: 0,
	} {
		if _, err := s.db.ExecContext(t.Context(), query, ids[i]); err != nil {
			t.Fatal(err)
		}
	}
	ended, err := s.Ended(t.Context(), ids)
	if err != nil || !slices.Equal(ended, ids[1:]) {
		t.Errorf("%v of %v, %v", ended, ids, err)
	}
	var used bool // an open socket is a use
	if err := s.db.NewRaw(`SELECT last_seen_at > now() - interval '1 minute' FROM sessions WHERE id = ?`, ids[0]).Scan(t.Context(), &used); err != nil || !used {
		t.Errorf("%v, %v", used, err)
	}
	if n, err := s.Purge(t.Context()); err != nil || n != 2 {
		t.Errorf("%d removed, %v", n, err)
	}
	if _, err := s.Session(t.Context(), tokens[0]); err != nil {
		t.Error(err)
	}
}

// Signing out is in the security log, once.
func TestLogoutNoted(t *testing.T) {
	s := newService(t, Config{})
	in := s.mustRegister(t, "ada@example.com")
	for i := range 2 {
		if id, err := s.Logout(t.Context(), in.Token); err != nil || (id == in.ID) != (i == 0) {
			t.Errorf("%q, %v", id, err)
		}
	}
	page, err := s.audit.Read(t.Context(), audit.Filter{Kind: shared.AuditSignedOut})
	if err != nil || len(page.Events) != 1 || page.Events[0].Actor.ID != in.User.ID {
		t.Errorf("%+v, %v", page, err)
	}
}
