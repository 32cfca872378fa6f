package auth

import (
	"bytes"
	"errors"
	"net/url"
	"slices"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"incharge/shared"
)

const secretKey = "a key for tests, of enough bytes"

// newSealed is a service that can keep second factors, at a standstill.
func newSealed(t *testing.T, config Config) *Service {
	t.Helper()
	config.Seals = mustSeals(t, secretKey)
	s := newService(t, config)
	now := time.Now()
	s.now = func() time.Time { return now }
	return s
}

func (s *Service) sessionOf(t *testing.T, in SignedIn) Session {
	t.Helper()
	session, err := s.Session(t.Context(), in.Token)
	if err != nil {
		t.Fatal(err)
	}
	return session
}

// codeAt is what the app shows at a time so far from now.
func (s *Service) codeAt(t *testing.T, key shared.TOTPKey, away time.Duration) string {
	t.Helper()
	code, err := totp.GenerateCode(key.Secret, s.now().Add(away))
	if err != nil {
		t.Fatal(err)
	}
	return code
}

// mustEnrol switches the second factor on, with a code of half a minute ago, so
// that the present one is still good.
func (s *Service) mustEnrol(t *testing.T, in SignedIn) (shared.TOTPKey, SecondOn) {
	t.Helper()
	key, err := s.StartTOTP(t.Context(), s.sessionOf(t, in), password)
	if err != nil {
		t.Fatal(err)
	}
	on, err := s.ConfirmTOTP(t.Context(), fromHere, s.sessionOf(t, in), s.codeAt(t, key, -totpPeriod*time.Second))
	if err != nil {
		t.Fatal(err)
	}
	return key, on
}

func (s *Service) mustOwe(t *testing.T, email string) string {
	t.Helper()
	in, err := s.Login(t.Context(), fromHere, shared.Credentials{Email: email, Password: password})
	if err != nil || in.Second == "" || in.Token != "" || in.User.ID != "" {
		t.Fatalf("%+v, %v", in, err)
	}
	return in.Second
}

func (s *Service) second(t *testing.T, second, code string) (SignedIn, error) {
	t.Helper()
	return s.LoginSecond(t.Context(), fromHere, shared.SecondFactor{Second: second, Code: code})
}

// told is what letters have been written to somebody, the first first.
func (s *Service) told(t *testing.T, user shared.UserID) (about []About) {
	t.Helper()
	if err := s.db.NewRaw(`SELECT about FROM letters WHERE user_id = ? ORDER BY created_at, id`, user).Scan(t.Context(), &about); err != nil {
		t.Fatal(err)
	}
	return about
}

// logged is what the security log has about somebody, the first first.
func (s *Service) logged(t *testing.T, user shared.UserID) (kinds []shared.AuditKind) {
	t.Helper()
	if err := s.db.NewRaw(`SELECT kind FROM audit WHERE subject = ? ORDER BY at, id`, user).Scan(t.Context(), &kinds); err != nil {
		t.Fatal(err)
	}
	return kinds
}

func TestTOTP(t *testing.T) {
	s := newSealed(t, Config{})
	ada := s.mustRegister(t, "ada@example.com")
	other, err := s.Login(t.Context(), fromHere, shared.Credentials{Email: "ada@example.com", Password: password})
	if err != nil {
		t.Fatal(err)
	}
	session := s.sessionOf(t, ada)
	if _, err := s.StartTOTP(t.Context(), session, "wrong"); shared.CodeOf(err) != shared.CodeInvalid {
		t.Errorf("with a wrong password: %v", err)
	}
	first, err := s.StartTOTP(t.Context(), session, password)
	if err != nil {
		t.Fatal(err)
	}
	key, err := s.StartTOTP(t.Context(), session, password)
	if err != nil || key.Secret == first.Secret || len(key.Secret) != 32 {
		t.Fatalf("%+v, %v", key, err)
	}
	if u, err := url.Parse(key.URL); err != nil || u.Scheme != "otpauth" || u.Host != "totp" || u.Path != "/Incharge:ada@example.com" ||
		u.Query().Get("secret") != key.Secret || u.Query().Get("issuer") != "Incharge" {
		t.Errorf("%s, %v", key.URL, err)
	}
	var kept []byte
	if err := s.db.NewRaw(`SELECT secret FROM totp`).Scan(t.Context(), &kept); err != nil || bytes.Contains(kept, []byte(key.Secret)) {
		t.Errorf("%q is kept, %v", kept, err)
	}

	// Nothing asks for it before it is confirmed, with a code of the last key.
	if in, err := s.Login(t.Context(), fromHere, shared.Credentials{Email: "ada@example.com", Password: password}); err != nil || in.Second != "" {
		t.Errorf("%+v, %v", in, err)
	}
	for _, wrong := range []string{s.codeAt(t, first, 0), "000000000", "abcdef", s.codeAt(t, key, -2*totpPeriod*time.Second), s.codeAt(t, key, totpPeriod*time.Second)} {
		if _, err := s.ConfirmTOTP(t.Context(), fromHere, session, wrong); shared.CodeOf(err) != shared.CodeInvalid {
			t.Errorf("%s confirms it: %v", wrong, err)
		}
	}
	code := s.codeAt(t, key, 0)
	on, err := s.ConfirmTOTP(t.Context(), fromHere, session, code[:3]+" "+code[3:])
	if err != nil {
		t.Fatal(err)
	}
	if len(on.Recovery) != 10 || len(on.Recovery[0]) != 30 || !on.User.TOTP || on.ID != ada.ID || !slices.Contains(on.Ended, other.ID) {
		t.Errorf("%+v", on)
	}
	for what, token := range map[string]string{"the old token": ada.Token, "another session": other.Token} {
		if _, err := s.Session(t.Context(), token); shared.CodeOf(err) != shared.CodeUnauthorized {
			t.Errorf("%s: %v", what, err)
		}
	}
	if again := s.sessionOf(t, on.SignedIn); again.ID != ada.ID || !again.User.TOTP {
		t.Errorf("%+v", again)
	}
	for what, err := range map[string]error{
		"confirmed twice": second(s.ConfirmTOTP(t.Context(), fromHere, session, s.codeAt(t, key, totpPeriod*time.Second))),
		"begun anew":      second(s.StartTOTP(t.Context(), session, password)),
	} {
		if shared.CodeOf(err) != shared.CodeConflict {
			t.Errorf("%s: %v", what, err)
		}
	}

	if _, err := s.EndTOTP(t.Context(), fromHere, session, "wrong"); shared.CodeOf(err) != shared.CodeInvalid {
		t.Errorf("switched off with a wrong password: %v", err)
	}
	off, err := s.EndTOTP(t.Context(), fromHere, session, password)
	if err != nil || off.Token == on.Token || off.User.TOTP {
		t.Errorf("%+v, %v", off, err)
	}
	if _, err := s.Session(t.Context(), on.Token); shared.CodeOf(err) != shared.CodeUnauthorized {
		t.Errorf("the token from before: %v", err)
	}
	if _, err := s.EndTOTP(t.Context(), fromHere, session, password); shared.CodeOf(err) != shared.CodeConflict {
		t.Errorf("switched off twice: %v", err)
	}
	if in, err := s.Login(t.Context(), fromHere, shared.Credentials{Email: "ada@example.com", Password: password}); err != nil || in.Second != "" {
		t.Errorf("%+v, %v", in, err)
	}
	if told := s.told(t, ada.User.ID); !slices.Equal(told, []About{AboutVerify, AboutSecondOn, AboutSecondOff}) {
		t.Errorf("told of %v", told)
	}
}

func second[T any](_ T, err error) error { return err }

// Who takes long to confirm begins anew: the key may have been seen.
func TestTOTPConfirmedLate(t *testing.T) {
	s := newSealed(t, Config{})
	ada := s.mustRegister(t, "ada@example.com")
	key, err := s.StartTOTP(t.Context(), s.sessionOf(t, ada), password)
	if err != nil {
		t.Fatal(err)
	}
	s.mustExec(t, `UPDATE totp SET created_at = now() - interval '1 hour 1 second'`)
	if _, err := s.ConfirmTOTP(t.Context(), fromHere, s.sessionOf(t, ada), s.codeAt(t, key, 0)); shared.CodeOf(err) != shared.CodeConflict {
		t.Error(err)
	}
	eve := s.mustRegister(t, "eve@example.com")
	if _, err := s.ConfirmTOTP(t.Context(), fromHere, s.sessionOf(t, eve), s.codeAt(t, key, 0)); shared.CodeOf(err) != shared.CodeConflict {
		t.Errorf("never begun: %v", err)
	}
}

func TestLoginSecond(t *testing.T) {
	s := newSealed(t, Config{})
	ada := s.mustRegister(t, "ada@example.com")
	key, _ := s.mustEnrol(t, ada)

	owed := s.mustOwe(t, "ada@example.com")
	if _, err := s.Session(t.Context(), owed); shared.CodeOf(err) != shared.CodeUnauthorized {
		t.Errorf("half a sign-in is a session: %v", err)
	}
	if _, err := s.second(t, owed, s.codeAt(t, key, -totpPeriod*time.Second)); !errors.Is(err, errSecondWrong) {
		t.Errorf("the code that confirmed it: %v", err)
	}
	code := s.codeAt(t, key, 0)
	in, err := s.second(t, owed, code)
	if err != nil || in.User.ID != ada.User.ID || !in.User.TOTP {
		t.Fatalf("%+v, %v", in, err)
	}
	s.sessionOf(t, in)
	var shown bool
	if err := s.db.NewRaw(`SELECT second_at > now() - interval '1 minute' FROM sessions WHERE id = ?`, in.ID).Scan(t.Context(), &shown); err != nil || !shown {
		t.Errorf("not noted: %v", err)
	}

	if _, err := s.second(t, owed, s.codeAt(t, key, totpPeriod*time.Second)); !errors.Is(err, errSecondOver) {
		t.Errorf("the token twice: %v", err)
	}
	again := s.mustOwe(t, "ada@example.com")
	if _, err := s.second(t, again, code); !errors.Is(err, errSecondWrong) {
		t.Errorf("the code twice: %v", err)
	}
	if _, err := s.second(t, again, s.codeAt(t, key, totpPeriod*time.Second)); !errors.Is(err, errSecondWrong) {
		t.Errorf("the next code, before its time: %v", err)
	}
	later := s.now().Add(totpPeriod * time.Second)
	s.now = func() time.Time { return later }
	if _, err := s.second(t, again, s.codeAt(t, key, 0)); err != nil {
		t.Errorf("the next code: %v", err)
	}
	third := s.mustOwe(t, "ada@example.com")
	if _, err := s.second(t, third, s.codeAt(t, key, -totpPeriod*time.Second)); !errors.Is(err, errSecondWrong) {
		t.Errorf("an older code than the newest taken: %v", err)
	}
	want := []shared.AuditKind{shared.AuditRegistered, shared.AuditSecondOn, shared.AuditSignInFailed, shared.AuditSignedIn,
		shared.AuditSignInFailed, shared.AuditSignInFailed, shared.AuditSignedIn, shared.AuditSignInFailed}
	if got := s.logged(t, ada.User.ID); !slices.Equal(got, want) {
		t.Errorf("logged %v, want %v", got, want)
	}
}

// Of one code shown many times at once, one gets in.
func TestOneCodeAtOnce(t *testing.T) {
	s := newSealed(t, Config{})
	ada := s.mustRegister(t, "ada@example.com")
	key, on := s.mustEnrol(t, ada)
	for _, code := range []string{s.codeAt(t, key, 0), on.Recovery[3]} {
		errs := make(chan error, 6)
		for range cap(errs) {
			owed := s.mustOwe(t, "ada@example.com")
			go func() { errs <- second(s.second(t, owed, code)) }()
		}
		in := 0
		for range cap(errs) {
			if err := <-errs; err == nil {
				in++
			} else if !errors.Is(err, errSecondWrong) {
				t.Error(err)
			}
		}
		if in != 1 {
			t.Errorf("%s let %d in", code, in)
		}
	}
}

func TestSecondNoLongerGood(t *testing.T) {
	s := newSealed(t, Config{})
	ada := s.mustRegister(t, "ada@example.com")
	key, on := s.mustEnrol(t, ada)
	over := func(what, owed string) {
		t.Helper()
		if _, err := s.second(t, owed, s.codeAt(t, key, 0)); !errors.Is(err, errSecondOver) {
			t.Errorf("%s: %v", what, err)
		}
	}
	over("guessed", "guess")

	owed := s.mustOwe(t, "ada@example.com")
	s.mustExec(t, `UPDATE seconds SET expires_at = now()`)
	over("expired", owed)

	owed = s.mustOwe(t, "ada@example.com")
	for range secondTries {
		if _, err := s.second(t, owed, "000000"); !errors.Is(err, errSecondWrong) {
			t.Error(err)
		}
	}
	over("too many tries", owed)

	owed = s.mustOwe(t, "ada@example.com")
	session := s.sessionOf(t, on.SignedIn)
	if _, _, err := s.ChangePassword(t.Context(), fromHere, session, shared.PasswordChange{Current: password, Password: password}); err != nil {
		t.Fatal(err)
	}
	over("the password was changed meanwhile", owed)

	owed = s.mustOwe(t, "ada@example.com")
	s.mustExec(t, `UPDATE users SET disabled_at = now()`)
	over("disabled meanwhile", owed)
	s.mustExec(t, `UPDATE users SET disabled_at = NULL`)
	if _, err := s.second(t, owed, s.codeAt(t, key, 0)); err != nil {
		t.Errorf("enabled again: %v", err)
	}
	var lasts time.Duration
	s.mustOwe(t, "ada@example.com")
	if err := s.db.NewRaw(`SELECT (extract(epoch FROM max(expires_at) - now()) * 1e9)::bigint FROM seconds`).Scan(t.Context(), &lasts); err != nil || lasts > secondTime || lasts < secondTime-time.Minute {
		t.Errorf("good for %v, %v", lasts, err)
	}
}

func TestRecovery(t *testing.T) {
	s := newSealed(t, Config{})
	ada := s.mustRegister(t, "ada@example.com")
	key, on := s.mustEnrol(t, ada)
	if in, err := s.second(t, s.mustOwe(t, "ada@example.com"), "  "+on.Recovery[0][:5]+" "+on.Recovery[0][6:]); err != nil || in.Token == "" {
		t.Fatalf("%+v, %v", in, err)
	}
	owed := s.mustOwe(t, "ada@example.com")
	for what, code := range map[string]string{"used": on.Recovery[0], "guessed": "aaaa-aaaa-aaaa", "nothing but dashes": "---"} {
		if _, err := s.second(t, owed, code); !errors.Is(err, errSecondWrong) {
			t.Errorf("%s: %v", what, err)
		}
	}
	session := s.sessionOf(t, on.SignedIn)
	if _, err := s.RenewRecovery(t.Context(), fromHere, session, "wrong"); shared.CodeOf(err) != shared.CodeInvalid {
		t.Errorf("renewed with a wrong password: %v", err)
	}
	fresh, err := s.RenewRecovery(t.Context(), fromHere, session, password)
	if err != nil || len(fresh) != 10 || slices.Contains(fresh, on.Recovery[1]) {
		t.Fatalf("%v, %v", fresh, err)
	}
	if _, err := s.second(t, owed, on.Recovery[1]); !errors.Is(err, errSecondWrong) {
		t.Errorf("an old one: %v", err)
	}
	if _, err := s.second(t, owed, fresh[9]); err != nil {
		t.Error(err)
	}
	if told := s.told(t, ada.User.ID); !slices.Equal(told, []About{AboutVerify, AboutSecondOn, AboutRecoveryUsed, AboutNewRecovery, AboutRecoveryUsed}) {
		t.Errorf("told of %v", told)
	}
	var plain int
	if err := s.db.NewRaw(`SELECT count(*) FROM recovery_codes WHERE hash !~ '^sha256\$[0-9a-f]{64}$'`).Scan(t.Context(), &plain); err != nil || plain != 0 {
		t.Errorf("%d are not hashed, %v", plain, err)
	}
	if n, err := s.unreadable(t.Context()); err != nil || n != 0 {
		t.Errorf("%d can't be read, %v", n, err)
	}
	s.config.Seals = mustSeals(t, secretKey+"!") // the key was lost
	if n, err := s.unreadable(t.Context()); err != nil || n != 1 {
		t.Errorf("%d can't be read with another key, %v", n, err)
	}
	if _, err := s.second(t, s.mustOwe(t, "ada@example.com"), s.codeAt(t, key, 0)); !errors.Is(err, errOtherKey) {
		t.Errorf("with another key: %v", err)
	}
	if _, err := s.second(t, s.mustOwe(t, "ada@example.com"), fresh[0]); err != nil {
		t.Errorf("a recovery code without the key: %v", err)
	}
	// One of before they were long.
	hash, err := s.passwords.hash(t.Context(), "abcdefghijkl")
	if err != nil {
		t.Fatal(err)
	}
	s.mustExec(t, `UPDATE recovery_codes SET hash = '`+hash+`' WHERE id = (SELECT id FROM recovery_codes LIMIT 1)`)
	if _, err := s.second(t, s.mustOwe(t, "ada@example.com"), "abcd-efgh-ijkl"); err != nil {
		t.Errorf("a short code of before: %v", err)
	}
	if _, err := s.RenewRecovery(t.Context(), fromHere, s.sessionOf(t, s.mustRegister(t, "eve@example.com")), password); shared.CodeOf(err) != shared.CodeConflict {
		t.Errorf("without a second factor: %v", err)
	}
}

// Who knows the password has few guesses at the second factor, from wherever;
// the owner has some of their own where they have signed in before.
func TestSecondLimit(t *testing.T) {
	s := newSealed(t, Config{RateLimits: true})
	s.limits.stopClock()
	ada := s.mustRegister(t, "ada@example.com")
	key, _ := s.mustEnrol(t, ada)
	guess := func(address, code string) error {
		from := From{Address: address}
		in, err := s.Login(t.Context(), from, shared.Credentials{Email: "ada@example.com", Password: password})
		if err != nil {
			return err
		}
		_, err = s.LoginSecond(t.Context(), from, shared.SecondFactor{Second: in.Second, Code: code})
		return err
	}
	for i := range 12 {
		err := guess("203.0.113."+string(rune('1'+i%9)), "000000")
		if limited := shared.CodeOf(err) == shared.CodeRateLimited; limited != (i >= 10) {
			t.Errorf("guess %d: %v", i, err)
		}
	}
	if err := guess("203.0.113.99", s.codeAt(t, key, 0)); shared.CodeOf(err) != shared.CodeRateLimited {
		t.Errorf("the right code from elsewhere: %v", err)
	}
	if err := guess(here, s.codeAt(t, key, 0)); err != nil {
		t.Errorf("the owner: %v", err)
	}
}
