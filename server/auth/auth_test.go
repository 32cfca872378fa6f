package auth

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"

	"github.com/uptrace/bun"

	"incharge/server/db/dbtest"
	"incharge/shared"
)

const (
	here     = "192.0.2.1"
	password = "correct horse battery"
)

var fromHere = From{Address: here, Agent: "Test/1.0"}

func newService(t *testing.T, config Config) *Service {
	t.Parallel()
	if config.Registration == "" {
		config.Registration = Open
	}
	return New(dbtest.New(t), config, &box{}, slog.New(slog.NewTextHandler(t.Output(), nil)))
}

// box takes the letters that are written.
type box struct {
	mu      sync.Mutex
	letters []LetterID
}

func (b *box) Wrote(_ context.Context, _ bun.Tx, letter LetterID) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.letters = append(b.letters, letter)
	return nil
}

func (s *Service) mustRegister(t *testing.T, email string) SignedIn {
	t.Helper()
	session, err := s.Register(t.Context(), fromHere, shared.Registration{Name: "Ada", Email: email, Password: password})
	if err != nil {
		t.Fatal(err)
	}
	return session
}

// Of many first accounts at once exactly one becomes administrator.
func TestFirstIsAdministrator(t *testing.T) {
	s := newService(t, Config{})
	const n = 8
	sessions := make([]SignedIn, n)
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() { sessions[i] = s.mustRegister(t, fmt.Sprintf("ada%d@example.com", i)) })
	}
	all.Wait()
	admins := 0
	for _, session := range sessions {
		if session.User.Admin {
			admins++
		}
	}
	if admins != 1 {
		t.Errorf("%d administrators", admins)
	}
}

// Of many accounts with one address at once, in different case, there is one.
func TestOneAccountPerAddress(t *testing.T) {
	s := newService(t, Config{})
	errs := make([]error, 6)
	var all sync.WaitGroup
	for i := range errs {
		email := "ada@example.com"
		if i%2 == 0 {
			email = "ADA@Example.com"
		}
		all.Go(func() {
			_, errs[i] = s.Register(t.Context(), fromHere, shared.Registration{Name: "Ada", Email: email, Password: password})
		})
	}
	all.Wait()
	made := 0
	for _, err := range errs {
		var e *shared.Error
		switch {
		case err == nil:
			made++
		case !errors.As(err, &e) || e.Code != shared.CodeConflict || len(e.Fields) != 1 || e.Fields[0].Field != "email":
			t.Error(err)
		}
	}
	if made != 1 {
		t.Errorf("%d accounts", made)
	}
}

// Nothing tells a wrong password from an address without an account, and the
// database knows neither passwords nor tokens.
func TestLogin(t *testing.T) {
	s := newService(t, Config{})
	registered := s.mustRegister(t, "Ada@example.com")
	_, wrong := s.Login(t.Context(), fromHere, shared.Credentials{Email: "ada@example.com", Password: "wrong"})
	_, unknown := s.Login(t.Context(), fromHere, shared.Credentials{Email: "eve@example.com", Password: "wrong"})
	if shared.CodeOf(wrong) != shared.CodeUnauthorized || fmt.Sprint(wrong) != fmt.Sprint(unknown) {
		t.Errorf("%v and %v", wrong, unknown)
	}
	session, err := s.Login(t.Context(), fromHere, shared.Credentials{Email: "ada@EXAMPLE.com", Password: password})
	if err != nil || session.User != registered.User || session.Token == registered.Token || len(session.Token) != 43 {
		t.Errorf("%+v, %v", session, err)
	}
	var hash string
	if err := s.db.NewRaw(`SELECT password_hash FROM users`).Scan(t.Context(), &hash); err != nil || !strings.HasPrefix(hash, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("%s, %v", hash, err)
	}
	var kept int
	sum := sha256.Sum256([]byte(session.Token))
	err = s.db.NewRaw(`SELECT count(*) FROM sessions WHERE token_hash = ?`, sum[:]).Scan(t.Context(), &kept)
	if err != nil || kept != 1 {
		t.Errorf("%d sessions, %v", kept, err)
	}
}

// An address without an account costs the work that one with an account does:
// both compare a hash, with the same parameters.
func TestSameWork(t *testing.T) {
	p := newPasswords()
	same, err := p.matches(t.Context(), "anything", "")
	if err != nil || same {
		t.Errorf("%v, %v", same, err)
	}
	hash, err := p.hash(t.Context(), "anything")
	if err != nil {
		t.Fatal(err)
	}
	parameters := func(h string) string { return strings.Join(strings.Split(h, "$")[:4], "$") }
	if parameters(hash) != parameters(p.nobody) || len(hash) != len(p.nobody) {
		t.Errorf("%s and %s", hash, p.nobody)
	}
	if same, err := p.matches(t.Context(), "anything", hash); err != nil || !same {
		t.Errorf("%v, %v", same, err)
	}
}

// However many sign in at once, as many hash as there are slots, few wait, and
// the rest is told so at once.
func TestSlots(t *testing.T) {
	t.Parallel()
	p := newPasswords()
	free := make(chan struct{})
	var mu sync.Mutex
	now, most := 0, 0
	work := func() {
		mu.Lock()
		now++
		most = max(most, now)
		mu.Unlock()
		<-free
		mu.Lock()
		now--
		mu.Unlock()
	}
	var all sync.WaitGroup
	results := make(chan error, 2*cap(p.admitted))
	for range cap(p.admitted) {
		all.Go(func() { results <- p.inSlot(t.Context(), work) })
	}
	for len(p.admitted) < cap(p.admitted) {
	}
	for range 10 {
		if err := p.inSlot(t.Context(), work); shared.CodeOf(err) != shared.CodeUnavailable {
			t.Errorf("one too many: %v", err)
		}
	}
	close(free)
	all.Wait()
	for range cap(p.admitted) {
		if err := <-results; err != nil {
			t.Error(err)
		}
	}
	if most > cap(p.slots) || most == 0 {
		t.Errorf("%d at once in %d slots", most, cap(p.slots))
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	for range cap(p.slots) {
		p.slots <- struct{}{}
	}
	if err := p.inSlot(cancelled, work); !errors.Is(err, context.Canceled) {
		t.Errorf("the caller has gone: %v", err)
	}
}

// Whoever comes first may make an account, whatever holds for the others; so
// may whoever comes when all have gone.
func TestAdmits(t *testing.T) {
	s := newService(t, Config{Registration: Invite})
	admits := func(want Policy) {
		t.Helper()
		if got, err := s.Admits(t.Context()); err != nil || got != want {
			t.Errorf("%q, %v, want %q", got, err, want)
		}
	}
	admits(Open)
	ada := s.mustRegister(t, "ada@example.com")
	admits(Invite)
	if err := s.ChangeSettings(t.Context(), ada.User.ID, shared.SettingsChange{Registration: new(Open)}); err != nil {
		t.Fatal(err)
	}
	admits(Open)
	if err := s.ChangeSettings(t.Context(), ada.User.ID, shared.SettingsChange{Registration: new(Invite)}); err != nil {
		t.Fatal(err)
	}
	admits(Invite)
	s.mustExec(t, `UPDATE users SET disabled_at = now()`) // is still there
	admits(Invite)
	if err := s.Delete(t.Context(), fromHere, ada.User); err != nil {
		t.Fatal(err)
	}
	admits(Open)
	if next := s.mustRegister(t, "grace@example.com"); !next.User.Admin {
		t.Error("the first is no administrator")
	}
}

func TestInvitationOnly(t *testing.T) {
	s := newService(t, Config{Registration: Invite})
	ada := s.mustRegister(t, "ada@example.com") // the first needs none
	register := func(email, token string) error {
		_, err := s.Register(t.Context(), fromHere, shared.Registration{Name: "Grace", Email: email, Password: password, Invitation: token})
		return err
	}
	invite := func(email, token, expires string) {
		hash := sha256.Sum256([]byte(token))
		board := shared.NewID[shared.BoardID]()
		_, err := s.db.ExecContext(t.Context(), `INSERT INTO boards (id, title) VALUES (?, 'House');
			INSERT INTO members (board_id, user_id, role, seq) VALUES (?, ?, 'supervisor', 1);
			INSERT INTO invitations (id, board_id, email, role, invited_by, token_hash, expires_at) VALUES (gen_random_uuid(), ?, ?, 'pic', ?, ?, now() + ?::interval)`,
			board, board, ada.User.ID, board, email, ada.User.ID, hash[:], expires)
		if err != nil {
			t.Fatal(err)
		}
	}
	invite("grace@example.com", "good", "1 day")
	invite("linus@example.com", "old", "-1 second")
	for name, err := range map[string]error{
		"without":           register("grace@example.com", ""),
		"guessed":           register("grace@example.com", "guess"),
		"for somebody else": register("eve@example.com", "good"),
		"expired":           register("linus@example.com", "old"),
	} {
		if shared.CodeOf(err) != shared.CodeForbidden {
			t.Errorf("%s: %v", name, err)
		}
	}
	// It holds for as long as who made it may let people in.
	for set, back := range map[string]string{
		`UPDATE members SET role = 'pic'`:      `UPDATE members SET role = 'supervisor'`,
		`UPDATE users SET disabled_at = now()`: `UPDATE users SET disabled_at = NULL`,
	} {
		s.mustExec(t, set)
		if err := register("grace@example.com", "good"); shared.CodeOf(err) != shared.CodeForbidden {
			t.Errorf("%s: %v", set, err)
		}
		s.mustExec(t, back)
	}
	if err := register("Grace@Example.com", "good"); err != nil {
		t.Error(err)
	}
	if err := register("grace@example.com", "good"); shared.CodeOf(err) != shared.CodeConflict {
		t.Errorf("twice: %v", err)
	}
}
