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
	changed, _, err := s.ChangeUser(t.Context(), actor, user, change)
	if err == nil && (changed.ID != user || change.Admin != nil && changed.Admin != *change.Admin || change.Disabled != nil && changed.Disabled != *change.Disabled) {
		t.Errorf("%+v has made %+v", change, changed)
	}
	return err
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
		"what may register": s.ChangeSettings(t.Context(), grace, shared.SettingsChange{Registration: new(Invite)}),
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
		if err := s.ChangeSettings(t.Context(), ada, shared.SettingsChange{Registration: new(policy)}); err != nil {
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

func TestUsers(t *testing.T) {
	s := newService(t, Config{})
	ada := s.mustRegister(t, "ada@example.com").User.ID
	s.mustExec(t, `INSERT INTO users (id, name, email, password_hash, deleted_at)
		SELECT gen_random_uuid(), 'User ' || lpad(n::text, 3, '0'), 'user' || n || '@example.com', '', CASE WHEN n = 7 THEN now() END
		FROM generate_series(1, 120) AS n;
		INSERT INTO users (id, name, email, password_hash, verified_at, disabled_at) VALUES (gen_random_uuid(), '100%_\', 'odd@example.org', '', now(), now());
		INSERT INTO boards (id, title) SELECT gen_random_uuid(), 'x' FROM generate_series(1, 3);
		INSERT INTO members (board_id, user_id, role, seq) SELECT id, (SELECT id FROM users WHERE name = 'User 001'), 'pic', 1 FROM boards;
		INSERT INTO totp (user_id, secret, key_id, confirmed_at) SELECT id, '', '', now() FROM users WHERE name = 'User 001';
		INSERT INTO totp (user_id, secret, key_id) SELECT id, '', '' FROM users WHERE name = 'User 002'`)
	find := func(has string) []shared.UserRecord {
		t.Helper()
		var all []shared.UserRecord
		after := shared.UserID("")
		for {
			page, err := s.Users(t.Context(), has, after)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, page.Users...)
			if after = page.Next; after == "" {
				return all
			}
			if len(page.Users) != usersAtOnce {
				t.Errorf("%d users on a page that is not the last", len(page.Users))
			}
		}
	}
	all := find("")
	if len(all) != 121 || all[0].Name != `100%_\` || all[1].Name != "Ada" || all[2].Name != "User 001" || all[120].Name != "User 120" {
		t.Errorf("%d users, the first %+v", len(all), all[:3])
	}
	if odd := all[0]; !odd.Disabled || !odd.Verified || odd.Admin || odd.LastSeenAt != nil || odd.TOTP || odd.Boards != 0 {
		t.Errorf("%+v", odd)
	}
	if me := all[1]; me.ID != ada || !me.Admin || me.Disabled || me.Verified || me.LastSeenAt == nil || me.CreatedAt.IsZero() || me.Email != "ada@example.com" {
		t.Errorf("%+v", me)
	}
	if one, two := all[2], all[3]; one.Boards != 3 || !one.TOTP || two.TOTP || two.Boards != 0 {
		t.Errorf("%+v, %+v", one, two)
	}
	for has, want := range map[string]int{"USER 1": 21, " user 001 ": 1, "@EXAMPLE.org": 1, "%": 1, `_\`: 1, "'": 0, "user7@": 0, "user17@": 1} {
		if got := find(has); len(got) != want {
			t.Errorf("%q: %d users, want %d", has, len(got), want)
		}
	}
}

// A link that an administrator hands on sets a password once and proves no
// address.
func TestResetLink(t *testing.T) {
	s := newService(t, Config{})
	ada, grace := s.mustRegister(t, "ada@example.com").User.ID, s.mustRegister(t, "grace@example.com")
	link := func(actor, user shared.UserID) (string, error) {
		return s.ResetLink(t.Context(), fromHere, actor, user)
	}
	for name, try := range map[string]func() (string, error){
		"by somebody else": func() (string, error) { return link(grace.User.ID, ada) },
		"of nobody":        func() (string, error) { return link(ada, shared.NewID[shared.UserID]()) },
		"of a thing":       func() (string, error) { return link(ada, "x") },
		"mail":             func() (string, error) { return "", s.MailReset(t.Context(), fromHere, grace.User.ID, ada) },
	} {
		if _, err := try(); shared.CodeOf(err) != shared.CodeNotFound {
			t.Errorf("%s: %v", name, err)
		}
	}
	before := len(s.letters.(*box).letters)
	token, err := link(ada, grace.User.ID)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(s.letters.(*box).letters); n != before {
		t.Errorf("%d letters are sent", n-before)
	}
	reset := func() error {
		_, err := s.Reset(t.Context(), fromHere, shared.Reset{Token: token, Password: "quite another horse"})
		return err
	}
	if err := reset(); err != nil {
		t.Fatal(err)
	}
	if err := reset(); shared.CodeOf(err) != shared.CodeNotFound {
		t.Errorf("again: %v", err)
	}
	if _, err := s.Session(t.Context(), grace.Token); shared.CodeOf(err) != shared.CodeUnauthorized {
		t.Errorf("the session from before: %v", err)
	}
	in, err := s.Login(t.Context(), fromHere, shared.Credentials{Email: "grace@example.com", Password: "quite another horse"})
	if err != nil || in.User.Verified {
		t.Errorf("%+v, %v", in.User, err)
	}
	page, err := s.audit.Read(t.Context(), audit.Filter{Kind: shared.AuditPasswordResetAsked})
	if err != nil || len(page.Events) != 1 || page.Events[0].Actor.ID != ada || page.Events[0].Subject.ID != grace.User.ID {
		t.Errorf("%+v, %v", page, err)
	}
	if err := s.change(t, ada, grace.User.ID, disabled(true)); err != nil {
		t.Fatal(err)
	}
	if _, err := link(ada, grace.User.ID); shared.CodeOf(err) != shared.CodeConflict {
		t.Errorf("of a disabled account: %v", err)
	}
}

func TestMailReset(t *testing.T) {
	s := newService(t, Config{})
	ada := s.mustRegister(t, "ada@example.com").User.ID
	grace := s.mustRegister(t, "grace@example.com").User.ID
	before := len(s.letters.(*box).letters)
	if err := s.MailReset(t.Context(), fromHere, ada, grace); err != nil {
		t.Fatal(err)
	}
	sent := s.letters.(*box).letters
	if len(sent) != before+1 {
		t.Fatalf("%d letters", len(sent)-before)
	}
	letter, err := s.Letter(t.Context(), sent[before])
	if err != nil || letter.About != AboutReset || letter.Email != "grace@example.com" || letter.Token == "" {
		t.Errorf("%+v, %v", letter, err)
	}
}

// Whoever may do more or less than before begins a session anew.
func TestStandingEndsSessions(t *testing.T) {
	s := newService(t, Config{})
	ada, grace := s.mustRegister(t, "ada@example.com"), s.mustRegister(t, "grace@example.com")
	for i, want := range []bool{true, false} { // the second time nothing changes
		_, ended, err := s.ChangeUser(t.Context(), ada.User.ID, grace.User.ID, admin(true))
		if err != nil || ended != want {
			t.Errorf("%d: ended %v, %v", i, ended, err)
		}
	}
	if _, err := s.Session(t.Context(), grace.Token); shared.CodeOf(err) != shared.CodeUnauthorized {
		t.Errorf("the old session: %v", err)
	}
	if _, err := s.Session(t.Context(), ada.Token); err != nil {
		t.Errorf("somebody else's: %v", err)
	}
}
