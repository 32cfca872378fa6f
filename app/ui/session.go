package ui

import (
	"context"
	"sync"

	"incharge/app/client"
	"incharge/app/outbox"
	"incharge/app/store"
	"incharge/shared"
)

// session is who is signed in. At the start that is whoever this device
// remembers, until the server says otherwise; so the app opens offline.
type session struct {
	client  *client.Client
	store   *store.Store
	outbox  *outbox.Outbox
	reach   *reach
	changed signal
	other   func() // somebody else has signed in while this page was one person's
	// speak takes the language into use that an account has chosen, and reports
	// whether what is on screen is in another.
	speak func(language string) bool

	mu      sync.Mutex
	account *shared.Account
	known   bool // false until either has answered
	sure    bool // the server has said so, not this device
	left    bool // nobody is signed in because they wanted to leave
	ended   bool // nobody is signed in because a session has ended
}

// start finds out who is signed in.
func (s *session) start(ctx context.Context) {
	if account, err := s.store.Account(ctx); err == nil {
		s.set(&account)
	}
	s.check(ctx)
}

// check asks the server who is signed in, and reports whether, as far as is
// known, somebody is.
func (s *session) check(ctx context.Context) bool {
	account, err := s.client.Me(ctx)
	s.reach.note(err)
	switch {
	case err == nil:
		s.mu.Lock()
		first := !s.sure
		s.mu.Unlock()
		s.enter(ctx, account)
		// Later on somebody may be in the midst of something: the next page
		// that is opened will do.
		if s.speak(account.Language) && first {
			s.other()
		}
	case client.SignedOut(err):
		s.expire(ctx)
	default:
		s.mu.Lock()
		s.known = true
		s.mu.Unlock()
		s.changed.fire()
	}
	now, _ := s.current()
	return now != nil
}

// current is who is signed in, nil when nobody is. known is false while that
// is being found out.
func (s *session) current() (account *shared.Account, known bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.account, s.known
}

// entered is who is signed in, and whether the server has said so.
func (s *session) entered() (account *shared.Account, sure bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.account, s.sure
}

// enter takes in who has just signed in.
func (s *session) enter(ctx context.Context, account shared.Account) {
	// Without storage the app works; it won't open offline.
	_ = s.store.SetAccount(ctx, account)
	s.mu.Lock()
	sure := s.sure
	s.sure = true
	s.mu.Unlock()
	before := s.set(&account)
	if sure && before != nil && before.ID != account.ID {
		s.other()
	}
}

// leave signs out, here and on the server.
func (s *session) leave(ctx context.Context) error {
	err := s.client.Logout(ctx)
	s.reach.note(err)
	if err != nil && !client.SignedOut(err) {
		return err
	}
	s.forget(ctx)
	return nil
}

// forget leaves nothing here of who was signed in: they have left, or their
// account is gone.
func (s *session) forget(ctx context.Context) {
	s.mu.Lock()
	s.left = true
	s.mu.Unlock()
	_ = s.outbox.Wipe(ctx) // what can't be deleted is deleted when somebody else comes
	_ = s.store.Wipe(ctx)
	s.set(nil)
}

// leftElsewhere takes in that the person has signed out in another tab, unless
// somebody has signed in again since: a tab may hear of it late.
func (s *session) leftElsewhere(ctx context.Context) {
	account, err := s.client.Me(ctx)
	s.reach.note(err)
	if err == nil {
		s.enter(ctx, account)
		return
	}
	if !client.SignedOut(err) { // the device knows
		if _, err := s.store.Account(ctx); err == nil {
			return
		}
	}
	if !s.store.Keeps() { // what this tab alone has waits for them here
		s.expire(ctx)
		return
	}
	s.mu.Lock()
	s.left = true
	s.mu.Unlock()
	_ = s.store.Wipe(ctx)
	s.set(nil)
	s.changed.fire() // the socket may have brought the end of the session, and not why
}

// wasLeft reports whether the last person here signed out by themselves.
func (s *session) wasLeft() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.left
}

// hasEnded reports whether the last person here was signed out without wanting
// to be.
func (s *session) hasEnded() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.ended
}

// expire takes in that nobody is signed in any more: nothing of theirs stays
// but what waits to be sent or decided, for when they are back.
func (s *session) expire(ctx context.Context) {
	s.mu.Lock()
	s.ended = s.ended || s.account != nil
	s.mu.Unlock()
	_ = s.store.Expire(ctx)
	s.set(nil)
}

// over takes in that the server has closed a socket for good: the session has
// ended, or there is a second factor to be set up first.
func (s *session) over(ctx context.Context) {
	s.check(ctx)
	if account, _ := s.current(); account == nil || !account.Owes() {
		s.expire(ctx)
	}
}

// set takes in who is signed in, and gives who was before.
func (s *session) set(account *shared.Account) (before *shared.Account) {
	s.mu.Lock()
	before = s.account
	same := s.known && (s.account == account || s.account != nil && account != nil && *s.account == *account)
	s.account, s.known = account, true
	s.left, s.ended = s.left && account == nil, s.ended && account == nil
	s.mu.Unlock()
	if account != nil {
		s.outbox.Open(account.ID)
	} else {
		s.outbox.Close()
	}
	if account == nil || before != nil && before.ID != account.ID {
		forgetActs()
	}
	if !same {
		s.changed.fire()
	}
	return before
}
