package auth

import (
	"crypto/sha256"
	"regexp"
	"slices"
	"testing"
	"time"

	"incharge/shared"
)

func (s *Service) mustMakeToken(t *testing.T, owner SignedIn, scope shared.Scope) shared.MadeToken {
	t.Helper()
	made, err := s.MakeToken(t.Context(), fromHere, s.sessionOf(t, owner), shared.NewToken{Name: " Nightly report ", Scope: scope, Days: 30})
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func (s *Service) mustExec(t *testing.T, query string, args ...any) {
	t.Helper()
	if _, err := s.db.ExecContext(t.Context(), query, args...); err != nil {
		t.Fatal(err)
	}
}

func TestTokenText(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	form := regexp.MustCompile(`^inc_[a-z2-7]{33}$`)
	for range 100 {
		token := newAPIToken()
		if seen[token] || !form.MatchString(token) || !isAPIToken(token) || !wholeAPIToken(token) {
			t.Fatalf("%q", token)
		}
		seen[token] = true
	}
	token := newAPIToken()
	for i := len(tokenPrefix); i < len(token); i++ {
		typo := []byte(token)
		typo[i] = 'a' + (typo[i]-'a'+1)%26
		if wholeAPIToken(string(typo)) {
			t.Errorf("the typo at %d is not seen: %s", i, typo)
		}
		if wholeAPIToken(token[:i]) {
			t.Errorf("cut off at %d it is whole", i)
		}
	}
	for _, other := range []string{"", "inc_", token + "a", " " + token} {
		if wholeAPIToken(other) {
			t.Errorf("%q is whole", other)
		}
	}
}

func TestTokens(t *testing.T) {
	s := newService(t, Config{})
	ada, eve := s.mustRegister(t, "ada@example.com"), s.mustRegister(t, "eve@example.com")
	made := s.mustMakeToken(t, ada, shared.ScopeRead)
	if made.Name != "Nightly report" || made.Scope != shared.ScopeRead || made.LastUsedAt != nil ||
		made.ExpiresAt.Sub(made.CreatedAt) != 30*24*time.Hour {
		t.Errorf("%+v", made)
	}
	var kept []byte
	sum := sha256.Sum256([]byte(made.Secret))
	if err := s.db.NewRaw(`SELECT token_hash FROM tokens`).Scan(t.Context(), &kept); err != nil || !slices.Equal(kept, sum[:]) {
		t.Errorf("%x is kept of it, %v", kept, err)
	}
	session, err := s.Session(t.Context(), made.Secret)
	if err != nil || session.User != ada.User || session.Scope != shared.ScopeRead || session.ID != string(made.ID) {
		t.Errorf("%+v, %v", session, err)
	}
	if own, err := s.Session(t.Context(), ada.Token); err != nil || own.Scope != "" {
		t.Errorf("a session with scope %q, %v", own.Scope, err)
	}
	tokens, err := s.Tokens(t.Context(), ada.User.ID)
	if err != nil || len(tokens) != 1 || tokens[0].ID != made.ID || tokens[0].LastUsedAt == nil || time.Since(*tokens[0].LastUsedAt) > time.Minute {
		t.Errorf("%+v, %v", tokens, err)
	}
	if others, err := s.Tokens(t.Context(), eve.User.ID); err != nil || len(others) != 0 {
		t.Errorf("Eve sees %+v, %v", others, err)
	}
	if err := s.EndToken(t.Context(), fromHere, eve.User.ID, made.ID); shared.CodeOf(err) != shared.CodeNotFound {
		t.Errorf("Eve ends it: %v", err)
	}
	if err := s.EndToken(t.Context(), fromHere, ada.User.ID, "nonsense"); shared.CodeOf(err) != shared.CodeNotFound {
		t.Errorf("no id: %v", err)
	}
	if err := s.EndToken(t.Context(), fromHere, ada.User.ID, made.ID); err != nil {
		t.Error(err)
	}
	if _, err := s.Session(t.Context(), made.Secret); shared.CodeOf(err) != shared.CodeUnauthorized {
		t.Errorf("after its end: %v", err)
	}
	if err := s.EndToken(t.Context(), fromHere, ada.User.ID, made.ID); shared.CodeOf(err) != shared.CodeNotFound {
		t.Errorf("ended twice: %v", err)
	}
	if logged := s.logged(t, ada.User.ID); !slices.Equal(logged, []shared.AuditKind{shared.AuditRegistered, shared.AuditTokenMade, shared.AuditTokenEnded}) {
		t.Errorf("logged %v", logged)
	}
	if told := s.told(t, ada.User.ID); !slices.Equal(told, []About{AboutVerify, AboutTokenMade}) {
		t.Errorf("told of %v", told)
	}
}

// A token is worth nothing when it has expired, and when its owner may not sign
// in; and what it holds open ends then.
func TestTokenNoLongerGood(t *testing.T) {
	s := newService(t, Config{})
	for name, query := range map[string]string{
		"expired":  `UPDATE tokens SET expires_at = now() WHERE user_id = ?`,
		"disabled": `UPDATE users SET disabled_at = now() WHERE id = ?`,
		"deleted":  `UPDATE users SET deleted_at = now() WHERE id = ?`,
	} {
		ada := s.mustRegister(t, name+"@example.com")
		made := s.mustMakeToken(t, ada, shared.ScopeWrite)
		ids := []string{string(made.ID), string(shared.NewID[shared.TokenID]())}
		if ended, err := s.Ended(t.Context(), ids); err != nil || !slices.Equal(ended, ids[1:]) {
			t.Errorf("%s: %v ended before, %v", name, ended, err)
		}
		s.mustExec(t, query, ada.User.ID)
		if _, err := s.Session(t.Context(), made.Secret); shared.CodeOf(err) != shared.CodeUnauthorized {
			t.Errorf("%s: %v", name, err)
		}
		if ended, err := s.Ended(t.Context(), ids); err != nil || !slices.Equal(ended, ids) {
			t.Errorf("%s: %v ended, %v", name, ended, err)
		}
	}
	if _, err := s.Session(t.Context(), newAPIToken()); shared.CodeOf(err) != shared.CodeUnauthorized {
		t.Errorf("guessed: %v", err)
	}
	if _, err := s.Session(t.Context(), "inc_typo"); shared.CodeOf(err) != shared.CodeUnauthorized {
		t.Errorf("mistyped: %v", err)
	}
}

// There is a bound on how many somebody has, however many are made at once.
func TestMostTokens(t *testing.T) {
	s := newService(t, Config{})
	ada := s.mustRegister(t, "ada@example.com")
	s.mustExec(t, `INSERT INTO tokens (id, user_id, token_hash, name, scope, expires_at)
		SELECT gen_random_uuid(), ?, int4send(n), 'x', 'read', now() + interval '1 day' FROM generate_series(1, ?) n`, ada.User.ID, shared.MaxTokens-1)
	errs := make(chan error, 4)
	for range cap(errs) {
		go func() {
			_, err := s.MakeToken(t.Context(), fromHere, s.sessionOf(t, ada), shared.NewToken{Name: "One more", Scope: shared.ScopeRead, Days: 1})
			errs <- err
		}()
	}
	made := 0
	for range cap(errs) {
		if err := <-errs; err == nil {
			made++
		} else if shared.CodeOf(err) != shared.CodeConflict {
			t.Error(err)
		}
	}
	if made != 1 {
		t.Errorf("%d made where there was room for one", made)
	}
}

func TestNewToken(t *testing.T) {
	s := newService(t, Config{})
	ada := s.mustRegister(t, "ada@example.com")
	for field, n := range map[string]shared.NewToken{
		"name":  {Name: " ", Scope: shared.ScopeRead, Days: 1},
		"scope": {Name: "x", Scope: "admin", Days: 1},
		"days":  {Name: "x", Scope: shared.ScopeRead, Days: 366},
	} {
		if _, err := s.MakeToken(t.Context(), fromHere, s.sessionOf(t, ada), n); shared.CodeOf(err) != shared.CodeInvalid {
			t.Errorf("%s: %v", field, err)
		}
	}
	if _, err := s.MakeToken(t.Context(), fromHere, s.sessionOf(t, ada), shared.NewToken{Name: "x", Scope: shared.ScopeRead}); shared.CodeOf(err) != shared.CodeInvalid {
		t.Errorf("for no days: %v", err)
	}
}

// What has expired goes, tokens when their owners have had time to see it.
func TestPurgeSignIns(t *testing.T) {
	s := newService(t, Config{})
	ada := s.mustRegister(t, "ada@example.com")
	for i, expired := range []string{"-1 hour", "1 minute", "29 days", "31 days"} {
		s.mustExec(t, `INSERT INTO tokens (id, user_id, token_hash, name, scope, expires_at) VALUES (gen_random_uuid(), ?0, int4send(?1), 'x', 'read', now() - ?2::interval);
			INSERT INTO seconds (token_hash, user_id, expires_at) VALUES (int4send(?1), ?0, now() - ?2::interval);
			INSERT INTO departures (state_hash, browser_hash, nonce, verifier, return_to, expires_at) VALUES (int4send(?1), '', '', '', '/', now() - ?2::interval)`,
			ada.User.ID, i, expired)
	}
	if _, err := s.Purge(t.Context()); err != nil {
		t.Fatal(err)
	}
	var left struct{ Tokens, Seconds, Departures int }
	err := s.db.NewRaw(`SELECT (SELECT count(*) FROM tokens) AS tokens, (SELECT count(*) FROM seconds) AS seconds,
		(SELECT count(*) FROM departures) AS departures`).Scan(t.Context(), &left)
	if err != nil || left.Tokens != 3 || left.Seconds != 1 || left.Departures != 1 {
		t.Errorf("%+v are left, %v", left, err)
	}
}
