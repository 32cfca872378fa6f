package api

import (
	"net/http"
	"strings"
	"testing"

	"incharge/shared"
)

func TestVerify(t *testing.T) {
	r := newPostedRig(t)
	p := r.nobody()
	p.email = "mina@example.com"
	a := p.post("/register", shared.Registration{Name: "Mina", Email: p.email, Password: password}, "Accept-Language", "ko-KR,ko;q=0.9,en;q=0.8").want(201)
	p.user = decoded[shared.Me](a).User
	if p.user.Verified || !p.user.Password || p.user.TOTP || p.user.Language != "" {
		t.Errorf("registered as %+v", p.user)
	}
	m := r.office.Next(p.email)
	if m.Subject != "이 주소가 맞나요?" || !strings.Contains(m.HTML, `<html lang="ko">`) || !strings.Contains(m.Text, "계정:") {
		t.Errorf("not in the language of the browser: %q\n%s", m.Subject, m.Text)
	}
	first := r.link(m, "verify")
	p.do("PATCH", "/me", shared.ProfileEdit{Language: ptr("en")}).want(200)
	p.post("/me/verify", nil, "Accept-Language", "ko").want(204)
	m = r.office.Next(p.email)
	if m.Subject != "Is this your address?" {
		t.Errorf("not in the language that was chosen: %q", m.Subject)
	}
	second := r.link(m, "verify")
	if tables := r.stored(second); first == second || len(tables) > 0 {
		t.Errorf("the token is stored in %q", tables)
	}
	nobody := r.nobody() // the link may be opened elsewhere
	nobody.post("/verify", shared.Link{Token: "guess"}).refused(404, shared.CodeNotFound, "token")
	nobody.post("/verify", shared.Link{Token: first}).want(204)
	nobody.post("/verify", shared.Link{Token: first}).refused(404, shared.CodeNotFound, "token")
	nobody.post("/verify", shared.Link{Token: second}).refused(404, shared.CodeNotFound, "token")
	if me := decoded[shared.Me](p.get("/me").want(200)).User; !me.Verified {
		t.Errorf("%+v", me)
	}
	p.post("/me/verify", nil).refused(409, shared.CodeConflict, "")
	if n := p.noted(shared.AuditVerified); n != 1 {
		t.Errorf("in the security log %d times", n)
	}
}

func ptr[T any](value T) *T { return &value }

func TestChangePassword(t *testing.T) {
	r := newPostedRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	elsewhere := ada.again()
	own, others := ada.dial(), elsewhere.dial()
	own.watching(s.Board.ID, 1, 1)
	others.watching(s.Board.ID, 1, 1)

	ada.post("/me/password", shared.PasswordChange{Current: "wrong", Password: another}).refused(422, shared.CodeInvalid, "current")
	ada.post("/me/password", shared.PasswordChange{Current: password, Password: "1234567"}).refused(422, shared.CodeInvalid, "password")
	ada.post("/me/password", shared.PasswordChange{Current: password, Password: "Sunshine1"}).refused(422, shared.CodeInvalid, "password")
	ada.post("/me/password", shared.PasswordChange{Current: password, Password: "Incharge 2026!"}).refused(422, shared.CodeInvalid, "password")
	ada.post("/me/password", shared.PasswordChange{Current: password, Password: "ada.1-1990"}).refused(422, shared.CodeInvalid, "password")
	a := ada.post("/me/password", shared.PasswordChange{Current: password, Password: another}).want(204)
	if len(a.cookies) != 1 || a.cookies[0].Value == ada.token || len(a.cookies[0].Value) != 43 || !a.cookies[0].HttpOnly {
		t.Errorf("cookies %v", a.cookies)
	}
	if code := others.closed(); code != shared.CloseSessionEnded {
		t.Errorf("closed with %d", code)
	}
	ada.card(s, "Mend the roof") // goes on in the same browser, and its socket with it
	own.changes(s.Board.ID, 2, 2)
	elsewhere.get("/me").want(401)
	r.nobody().get("/me", "Cookie", "incharge="+ada.token).want(401)
	r.nobody().post("/login", shared.Credentials{Email: ada.email, Password: password}).want(401)
	r.nobody().post("/login", shared.Credentials{Email: ada.email, Password: another}).want(200)
	if m := r.office.Next(ada.email); m.Subject != "Your password has been changed" || !strings.Contains(m.Text, "127.0.0.1") {
		t.Errorf("%q\n%s", m.Subject, m.Text)
	}
	if n := ada.noted(shared.AuditPasswordChanged); n != 1 {
		t.Errorf("in the security log %d times", n)
	}
}

// Who found a session open can't guess the password in it for long, which costs
// its owner nothing elsewhere.
func TestGuessInSession(t *testing.T) {
	r := newPostedRig(t, rateLimits)
	ada := r.person("Ada")
	statuses := map[int]int{}
	for range 20 {
		statuses[ada.post("/me/password", shared.PasswordChange{Current: "a guess", Password: another}).status]++
	}
	if statuses[422] < 10 || statuses[422] > 11 || statuses[429] < 9 {
		t.Errorf("%v", statuses)
	}
	elsewhere := ada.again()
	elsewhere.post("/me/password", shared.PasswordChange{Current: password, Password: another}).want(204)
}

// Who signs in elsewhere has no password to give: signing in lately stands for it.
func TestNoPassword(t *testing.T) {
	r := newPostedRig(t)
	ada := r.person("Ada")
	r.exec(`UPDATE users SET password_hash = ''`)
	if me := decoded[shared.Me](ada.get("/me").want(200)).User; me.Password {
		t.Errorf("%+v", me)
	}
	r.nobody().post("/login", shared.Credentials{Email: ada.email, Password: password}).want(401)
	r.exec(`UPDATE sessions SET confirmed_at = now() - interval '16 minutes'`)
	ada.post("/me/password", shared.PasswordChange{Password: another}).unsure()
	ada.do("DELETE", "/me", shared.Proof{}).unsure()
	ada.post("/me/confirm", shared.Confirmation{}).unsure() // there is nothing to show
	r.exec(`UPDATE sessions SET confirmed_at = now() - interval '14 minutes'`)
	ada.post("/me/password", shared.PasswordChange{Password: another}).want(204)
	ada.post("/me/password", shared.PasswordChange{Password: password}).refused(422, shared.CodeInvalid, "current")
}

func TestChangeEmail(t *testing.T) {
	r := newPostedRig(t)
	ada := r.person("Ada")
	const fresh = "countess@example.com"
	ada.post("/me/email", shared.EmailChange{Email: fresh, Password: "wrong"}).refused(422, shared.CodeInvalid, "password")
	ada.post("/me/email", shared.EmailChange{Email: "nowhere", Password: password}).refused(422, shared.CodeInvalid, "email")
	ada.post("/me/email", shared.EmailChange{Email: ada.email, Password: password}).refused(422, shared.CodeInvalid, "email")
	ada.post("/me/email", shared.EmailChange{Email: fresh, Password: password}).want(http.StatusAccepted)
	old, next := r.link(r.office.Next(ada.email), "email"), r.link(r.office.Next(fresh), "email")
	r.nobody().post("/forgot", shared.Forgot{Email: ada.email}).want(http.StatusAccepted)
	reset := r.link(r.office.Next(ada.email), "reset")

	nobody := r.nobody()
	nobody.post("/email/confirm", shared.Link{Token: next}).want(204)
	nobody.post("/email/confirm", shared.Link{Token: next}).refused(404, shared.CodeNotFound, "token") // not both by one
	if me := decoded[shared.Me](ada.get("/me")).User; me.Email != ada.email {
		t.Errorf("one of two is enough: %+v", me)
	}
	nobody.post("/email/confirm", shared.Link{Token: old}).want(204)
	if me := decoded[shared.Me](ada.get("/me")).User; me.Email != fresh || !me.Verified {
		t.Errorf("after both: %+v", me)
	}
	for _, to := range []string{ada.email, fresh} {
		if m := r.office.Next(to); m.Subject != "The address of your account has been changed" || !strings.Contains(m.Text, fresh) {
			t.Errorf("to %s: %q\n%s", to, m.Subject, m.Text)
		}
	}
	// What was sent to the old address opens nothing any more.
	nobody.post("/reset", shared.Reset{Token: reset, Password: another}).refused(404, shared.CodeNotFound, "token")
	nobody.post("/login", shared.Credentials{Email: ada.email, Password: password}).want(401)
	nobody.post("/login", shared.Credentials{Email: fresh, Password: password}).want(200)
	if n := ada.noted(shared.AuditEmailChanged); n != 1 {
		t.Errorf("in the security log %d times", n)
	}
}

// Asking for a change again starts over: what was confirmed or sent before counts
// for nothing, and nobody learns whose the new address is.
func TestChangeEmailAnew(t *testing.T) {
	r := newPostedRig(t)
	ada, grace := r.person("Ada"), r.person("Grace")
	change := func(email string) {
		t.Helper()
		ada.post("/me/email", shared.EmailChange{Email: email, Password: password}).want(http.StatusAccepted)
	}
	nobody := r.nobody()
	change("one@example.com")
	old, next := r.link(r.office.Next(ada.email), "email"), r.link(r.office.Next("one@example.com"), "email")
	nobody.post("/email/confirm", shared.Link{Token: old}).want(204)
	change("two@example.com")
	nobody.post("/email/confirm", shared.Link{Token: next}).refused(404, shared.CodeNotFound, "token")
	nobody.post("/email/confirm", shared.Link{Token: r.link(r.office.Next("two@example.com"), "email")}).want(204)
	if me := decoded[shared.Me](ada.get("/me")).User; me.Email != ada.email {
		t.Errorf("halves of two changes make one: %+v", me)
	}
	r.office.Next(ada.email)

	before := len(r.office.All())
	change(strings.ToUpper(grace.email))
	nobody.post("/email/confirm", shared.Link{Token: r.link(r.office.Next(ada.email), "email")}).want(204)
	r.settled()
	if all := r.office.All(); len(all) != before+1 {
		t.Errorf("mailed: %+v", all[before:])
	}
	if me := decoded[shared.Me](ada.get("/me")).User; me.Email != ada.email {
		t.Errorf("took somebody's address: %+v", me)
	}
	// Taken between the mails and the answers.
	change("three@example.com")
	old, next = r.link(r.office.Next(ada.email), "email"), r.link(r.office.Next("three@example.com"), "email")
	nobody.post("/email/confirm", shared.Link{Token: old}).want(204)
	r.exec(`UPDATE users SET email = 'Three@example.com' WHERE id = ?`, grace.user.ID)
	nobody.post("/email/confirm", shared.Link{Token: next}).refused(409, shared.CodeConflict, "email")
}
