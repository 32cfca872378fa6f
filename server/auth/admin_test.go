package auth

import (
	"fmt"
	"sync"
	"testing"

	"incharge/server/audit"
	"incharge/shared"
)

func (s *Service) change(t *testing.T, actor, user shared.UserID, change shared.UserChange) error {
	t.Helper()
	return s.ChangeUser(t.Context(), actor, user, change)
}

func admin(is bool) shared.UserChange    { return shared.UserChange{Admin: &is} }
func disabled(is bool) shared.UserChange { return shared.UserChange{Disabled: &is} }

// events are the kinds in the security log, the oldest first, of those that
// administrators cause.
func (s *Service) events(t *testing.T) string {
	t.Helper()
	page, err := s.audit.Read(t.Context(), audit.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	all := ""
	for _, e := range page.Events {
		switch e.Kind {
		case shared.AuditAdminGiven, shared.AuditAdminTaken, shared.AuditUserDisabled, shared.AuditUserEnabled, shared.AuditRegistrationChanged:
			all = fmt.Sprintf("%s>%s ", e.Kind, e.Subject.Name) + all
		}
	}
	return all
}

func TestDisabled(t *testing.T) {
	s := newService(t, Config{})
	ada, grace := s.mustRegister(t, "ada@example.com"), s.mustRegister(t, "grace@example.com")
	login := func() (SignedIn, error) {
		return s.Login(t.Context(), fromHere, shared.Credentials{Email: "grace@example.com", Password: password})
	}
	if err := s.change(t, ada.User.ID, grace.User.ID, disabled(true)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Session(t.Context(), grace.Token); shared.CodeOf(err) != shared.CodeUnauthorized {
		t.Errorf("the session: %v", err)
	}
	if ended, err := s.Ended(t.Context(), []string{ada.ID, grace.ID}); err != nil || len(ended) != 1 || ended[0] != grace.ID {
		t.Errorf("ended: %q, %v", ended, err)
	}
	_, right := login()
	_, wrong := s.Login(t.Context(), fromHere, shared.Credentials{Email: "grace@example.com", Password: "guess"})
	if shared.CodeOf(right) != shared.CodeUnauthorized || fmt.Sprint(right) != fmt.Sprint(wrong) {
		t.Errorf("signing in: %v, with a wrong password %v", right, wrong)
	}
	// A sign-in that had looked at the account before begins a session after.
	stray, err := begin(t.Context(), s.db, fromHere, userRow{ID: grace.User.ID})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Session(t.Context(), stray.Token); shared.CodeOf(err) != shared.CodeUnauthorized {
		t.Errorf("the stray session: %v", err)
	}
	if err := s.change(t, ada.User.ID, grace.User.ID, disabled(false)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Session(t.Context(), stray.Token); shared.CodeOf(err) != shared.CodeUnauthorized {
		t.Errorf("the stray session, enabled again: %v", err)
	}
	if _, err := login(); err != nil {
		t.Errorf("signing in again: %v", err)
	}
}

// Of two administrators who take it from each other at once, one stays.
func TestLastAdministrator(t *testing.T) {
	s := newService(t, Config{})
	ada, grace := s.mustRegister(t, "ada@example.com").User.ID, s.mustRegister(t, "grace@example.com").User.ID
	for name, take := range map[string]shared.UserChange{"admin": admin(false), "disabled": disabled(true)} {
		if err := s.change(t, ada, ada, take); shared.CodeOf(err) != shared.CodeConflict {
			t.Errorf("%s of the only one: %v", name, err)
		}
	}
	for round := range 10 {
		if err := s.change(t, ada, grace, admin(true)); err != nil {
			t.Fatal(err)
		}
		take := admin(false)
		if round%2 == 1 {
			take = disabled(true)
		}
		var errs [4]error
		var all sync.WaitGroup
		all.Go(func() { errs[0] = s.change(t, ada, grace, take) })
		all.Go(func() { errs[1] = s.change(t, grace, ada, take) })
		all.Go(func() { errs[2] = s.change(t, ada, ada, take) })
		all.Go(func() { errs[3] = s.change(t, grace, grace, take) })
		all.Wait()
		var left []shared.UserID
		if err := s.db.NewRaw(`SELECT id FROM users WHERE admin AND disabled_at IS NULL`).Scan(t.Context(), &left); err != nil {
			t.Fatal(err)
		}
		if len(left) != 1 {
			t.Fatalf("round %d: %d administrators left: %v", round, len(left), errs)
		}
		for _, err := range errs {
			if code := shared.CodeOf(err); err != nil && code != shared.CodeConflict && code != shared.CodeNotFound {
				t.Error(err)
			}
		}
		if left[0] == grace {
			ada, grace = grace, ada
		}
		enabled := shared.UserChange{Disabled: new(bool)}
		if err := s.change(t, ada, grace, enabled); err != nil {
			t.Fatal(err)
		}
	}
}

func TestChangeUser(t *testing.T) {
	s := newService(t, Config{})
	ada, grace := s.mustRegister(t, "ada@example.com").User.ID, s.mustRegister(t, "grace@example.com").User.ID
	for name, err := range map[string]error{
		"by somebody else":  s.change(t, grace, grace, admin(true)),
		"disabling":         s.change(t, grace, ada, disabled(true)),
		"of nobody":         s.change(t, ada, shared.NewID[shared.UserID](), admin(true)),
		"of another thing":  s.change(t, ada, "ada", admin(true)),
		"what may register": s.SetRegistration(t.Context(), grace, Invite),
	} {
		if shared.CodeOf(err) != shared.CodeNotFound {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := s.change(t, ada, grace, shared.UserChange{}); shared.CodeOf(err) != shared.CodeInvalid {
		t.Errorf("nothing: %v", err)
	}
	yes, no := true, false
	for _, change := range []shared.UserChange{admin(true), admin(true), {Admin: &no, Disabled: &yes}, disabled(true), disabled(false)} {
		if err := s.change(t, ada, grace, change); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := s.events(t), "admin_given>Ada admin_taken>Ada user_disabled>Ada user_enabled>Ada "; got != want {
		t.Errorf("the log has %q, want %q", got, want) // all accounts of these tests are called Ada
	}
	// Who has lost it a moment ago can do no more.
	if err := s.change(t, ada, grace, admin(true)); err != nil {
		t.Fatal(err)
	}
	if err := s.change(t, grace, ada, admin(false)); err != nil {
		t.Fatal(err)
	}
	if err := s.change(t, ada, grace, admin(false)); shared.CodeOf(err) != shared.CodeNotFound {
		t.Errorf("as a former administrator: %v", err)
	}
}

func TestRegistrationPolicy(t *testing.T) {
	s := newService(t, Config{Registration: Invite})
	ada := s.mustRegister(t, "ada@example.com").User.ID
	want := func(policy Policy, registers bool) {
		t.Helper()
		if got, err := s.Registration(t.Context()); err != nil || got != policy {
			t.Errorf("%s, %v, want %s", got, err, policy)
		}
		_, err := s.Register(t.Context(), fromHere, shared.Registration{Name: "Eve", Email: string(shared.NewID[shared.UserID]()) + "@example.com", Password: password})
		if registered := err == nil; registered != registers || err != nil && shared.CodeOf(err) != shared.CodeForbidden {
			t.Errorf("registering when it is %s: %v", policy, err)
		}
	}
	set := func(policy Policy) {
		t.Helper()
		if err := s.SetRegistration(t.Context(), ada, policy); err != nil {
			t.Fatal(err)
		}
	}
	want(Invite, false)
	set(Open)
	want(Open, true)
	set(Invite)
	set(Invite)
	want(Invite, false)
	page, err := s.audit.Read(t.Context(), audit.Filter{Kind: shared.AuditRegistrationChanged})
	if err != nil || len(page.Events) != 2 || page.Events[0].Detail["before"] != "open" || page.Events[0].Detail["after"] != "invite" || page.Events[1].Actor.ID != ada {
		t.Errorf("%+v, %v", page, err)
	}
}
