package auth

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"incharge/shared"
)

// stopClock keeps tokens from coming back during a test, however slow it is. The
// clock goes on when the caller moves it.
func (l *limits) stopClock() (now *time.Time) {
	at := time.Now()
	for _, a := range []*allowance{l.registers, l.logins, l.onAccount, l.forgets, l.links, l.confirms, l.letters} {
		a.now = func() time.Time { return at }
	}
	return &at
}

func TestLoginLimits(t *testing.T) {
	s := newService(t, Config{RateLimits: true})
	now := s.limits.stopClock()
	s.mustRegister(t, "ada@example.com")
	login := func(from, email, password string) error {
		_, err := s.Login(t.Context(), From{Address: from}, shared.Credentials{Email: email, Password: password})
		return err
	}
	for range 40 { // signing in costs nothing
		if err := login(here, "ada@example.com", password); err != nil {
			t.Fatal(err)
		}
	}
	refused := 0
	for i := range 30 {
		err := login("198.51.100.7", fmt.Sprintf("somebody%d@example.com", i), "guess")
		if shared.CodeOf(err) == shared.CodeRateLimited {
			var wait *TooOften
			if !errors.As(err, &wait) || wait.Wait <= 0 || wait.Wait > time.Minute {
				t.Errorf("%v", err)
			}
			refused++
		}
	}
	if refused != 10 {
		t.Errorf("one address: %d of 30 refused, want 10", refused)
	}
	if err := login(here, "ada@example.com", password); err != nil {
		t.Errorf("another address: %v", err)
	}
	for i := range 31 { // from everywhere at one account
		err := login(fmt.Sprintf("203.0.113.%d", i), "Ada@example.com", "guess")
		if limited := shared.CodeOf(err) == shared.CodeRateLimited; limited != (i == 30) {
			t.Errorf("attempt %d: %v", i, err)
		}
	}
	*now = now.Add(5 * time.Second)
	if err := login(here, "ada@example.com", password); err != nil {
		t.Errorf("after a little: %v", err)
	}
}

// Who is sent away because too many sign in has not guessed.
func TestBusyCostsNothing(t *testing.T) {
	s := newService(t, Config{RateLimits: true})
	s.limits.stopClock()
	s.mustRegister(t, "ada@example.com")
	for range cap(s.passwords.admitted) {
		s.passwords.admitted <- struct{}{}
	}
	for i := range 40 {
		_, err := s.Login(t.Context(), fromHere, shared.Credentials{Email: "ada@example.com", Password: password})
		if shared.CodeOf(err) != shared.CodeUnavailable {
			t.Fatalf("attempt %d: %v", i, err)
		}
	}
	for range cap(s.passwords.admitted) {
		<-s.passwords.admitted
	}
	if _, err := s.Login(t.Context(), fromHere, shared.Credentials{Email: "ada@example.com", Password: password}); err != nil {
		t.Error(err)
	}
}

func TestRegisterLimit(t *testing.T) {
	s := newService(t, Config{RateLimits: true})
	s.limits.stopClock()
	for i := range 31 {
		_, err := s.Register(t.Context(), From{Address: "2001:db8::" + fmt.Sprint(i)}, shared.Registration{Name: "Ada", Email: fmt.Sprintf("ada%d@example.com", i), Password: password})
		if limited := shared.CodeOf(err) == shared.CodeRateLimited; limited != (i == 30) {
			t.Fatalf("account %d: %v", i, err)
		}
	}
}

func TestNoLimits(t *testing.T) {
	t.Parallel()
	l := newLimits(false)
	for range 1000 {
		if err := l.register(here); err != nil {
			t.Fatal(err)
		}
		if err := l.attempt(here, "ada@example.com", false); err != nil {
			t.Fatal(err)
		}
	}
}

// attempt is one that fails.
func (l *limits) attempt(from, email string, familiar bool) error {
	_, err := l.login(from)
	if err == nil {
		_, err = l.account(email, from, familiar)
	}
	return err
}

// One address that fails as often as it may can't use up an account. Many can,
// but not for those who have signed in from where they are before.
func TestNobodyIsLockedOut(t *testing.T) {
	t.Parallel()
	l := newLimits(true)
	now := l.stopClock()
	const ada = "ada@example.com"
	for range 24 * 60 * 60 / 2 { // a day, every two seconds
		_ = l.attempt("198.51.100.7", ada, false)
		*now = now.Add(2 * time.Second)
	}
	if err := l.attempt(here, ada, false); err != nil {
		t.Error(err)
	}
	for i := range 1000 {
		_ = l.attempt(fmt.Sprintf("10.0.%d.%d", i/250, i%250), ada, false)
	}
	if err := l.attempt(here, ada, false); shared.CodeOf(err) != shared.CodeRateLimited {
		t.Errorf("a thousand networks guess on: %v", err)
	}
	if err := l.attempt(here, ada, true); err != nil {
		t.Errorf("the owner, at home: %v", err)
	}
}

// The same over the database: where somebody has signed in from is known.
func TestFamiliar(t *testing.T) {
	s := newService(t, Config{RateLimits: true})
	s.limits.stopClock()
	s.mustRegister(t, "ada@example.com")
	login := func(from, password string) error {
		_, err := s.Login(t.Context(), From{Address: from}, shared.Credentials{Email: "Ada@example.com", Password: password})
		return err
	}
	for i := range 100 {
		_ = login(fmt.Sprintf("203.0.113.%d", i), "guess")
	}
	if err := login("198.51.100.7", password); shared.CodeOf(err) != shared.CodeRateLimited {
		t.Errorf("from somewhere new: %v", err)
	}
	if err := login(here, password); err != nil {
		t.Errorf("from where she registered: %v", err)
	}
	if err := login(here, "guess"); shared.CodeOf(err) != shared.CodeUnauthorized {
		t.Errorf("a slip: %v", err)
	}
}

func TestAllowance(t *testing.T) {
	t.Parallel()
	a := newAllowance(3, time.Second)
	now := time.Now()
	a.now = func() time.Time { return now }
	take := func(want bool) (refund func()) {
		t.Helper()
		refund, err := a.take("x")
		if (err == nil) != want {
			t.Fatal(err)
		}
		return refund
	}
	take(true)
	take(true)
	refund := take(true)
	take(false)
	refund()
	take(true)
	take(false)
	now = now.Add(time.Second)
	take(true)
	take(false)
	now = now.Add(time.Hour)
	for range 3 {
		take(true)
	}
	take(false)
}

// However many keys come, only so many are remembered.
func TestAllowanceIsBounded(t *testing.T) {
	t.Parallel()
	a := newAllowance(1, time.Minute)
	now := time.Now()
	a.now = func() time.Time { return now }
	for i := range 3 * most {
		_, _ = a.take(fmt.Sprint(i))
		if i == most {
			now = now.Add(2 * time.Minute) // all of these have their token again
		}
	}
	if len(a.full) > most {
		t.Errorf("%d keys", len(a.full))
	}
}

func TestNetwork(t *testing.T) {
	t.Parallel()
	for from, want := range map[string]string{
		"192.0.2.1": "192.0.2.1", "::ffff:192.0.2.1": "192.0.2.1", "2001:db8:1:2:3:4:5:6": "2001:db8:1:2::/64",
		"fe80::1%eth0": "fe80::/64", "@": "@",
	} {
		if got := network(from); got != want {
			t.Errorf("%s counts as %s, want %s", from, got, want)
		}
	}
}

// What mails somebody, and guessing at links, has its limits too.
func TestOtherLimits(t *testing.T) {
	s := newService(t, Config{RateLimits: true})
	s.limits.stopClock()
	in := s.mustRegister(t, "ada@example.com")
	session := Session{ID: in.ID, User: in.User}
	for i := range 6 {
		err := s.AskToVerify(t.Context(), fromHere, session)
		if limited := shared.CodeOf(err) == shared.CodeRateLimited; limited != (i == 5) {
			t.Errorf("mail %d: %v", i, err)
		}
	}
	for i := range 31 {
		err := s.Verify(t.Context(), fromHere, fmt.Sprint("guess", i))
		if limited := shared.CodeOf(err) == shared.CodeRateLimited; limited != (i == 30) {
			t.Errorf("guess %d: %v", i, err)
		}
	}
	if err := s.Verify(t.Context(), From{Address: "198.51.100.7"}, "guess"); shared.CodeOf(err) != shared.CodeNotFound {
		t.Errorf("from elsewhere: %v", err)
	}
}
