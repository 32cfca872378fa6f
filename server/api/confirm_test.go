package api

import (
	"net/http"
	"strings"
	"testing"

	"incharge/shared"
)

// unsure wants that the caller is asked to show first that it is them.
func (a answer) unsure() {
	a.Helper()
	if got := a.refused(http.StatusForbidden, shared.CodeForbidden, ""); got.Reason == nil || got.Reason.Kind != shared.ReasonConfirm {
		a.Errorf("%s: %s", a.what, a.body)
	}
}

const stale = `UPDATE sessions SET confirmed_at = now() - interval '15 minutes 1 second'`

// In a session that was confirmed a while ago all is refused that whoever found
// it open must not do, and nothing of it done, a right password or not where
// signing in takes more; once it is confirmed it is done.
func TestConfirm(t *testing.T) {
	r := newPostedRig(t, sealed)
	ada := r.person("Ada")
	key, codes := ada.enrol()
	other := r.nobody()
	token := other.post("/login/second", shared.SecondFactor{Second: ada.owes(), Code: codes[0]}).want(200).cookies[0].Value
	id := ""
	for _, s := range decoded[shared.Sessions](ada.get("/me/sessions").want(200)).Sessions {
		if !s.Current {
			id = s.ID
		}
	}
	proof := shared.Proof{Password: password}
	calls := []struct {
		method, path string
		body         any
		want         int
	}{
		{"POST", "/me/email", shared.EmailChange{Email: "countess@example.com", Password: password}, 202},
		{"POST", "/me/tokens", shared.NewToken{Name: "Script", Scope: shared.ScopeRead, Days: 1}, 201},
		{"POST", "/me/totp/recovery", proof, 200},
		{"DELETE", "/me/sessions/" + id, nil, 204},
		{"DELETE", "/me/sessions", nil, 204},
		{"POST", "/me/totp", proof, 409},
		{"DELETE", "/me/totp", proof, 204},
		{"POST", "/me/password", shared.PasswordChange{Current: password, Password: another}, 204},
		{"DELETE", "/me", shared.Proof{Password: another}, 204},
	}
	r.exec(stale)
	r.settled()
	before := len(r.office.All())
	for _, c := range calls {
		ada.do(c.method, c.path, c.body).unsure()
	}
	r.settled()
	if len(r.office.All()) != before || r.count(`SELECT count(*) FROM tokens`) != 0 || r.count(`SELECT count(*) FROM sessions`) != 2 {
		t.Error("something was done")
	}
	other.get("/me", "Cookie", plainCookie+"="+token).want(200)
	ada.get("/me/tokens").want(200) // looking takes no more than the session

	ada.post("/me/confirm", shared.Confirmation{Password: "wrong", Code: codeOf(t, key, 0)}).refused(422, shared.CodeInvalid, "password")
	ada.post("/me/confirm", shared.Confirmation{Password: password}).refused(422, shared.CodeInvalid, "code")
	ada.post("/me/confirm", shared.Confirmation{Code: codeOf(t, key, 0)}).refused(422, shared.CodeInvalid, "password")
	ada.post("/me/confirm", shared.Confirmation{Password: password, Code: "000000"}).refused(422, shared.CodeInvalid, "code")
	ada.post("/me/confirm", shared.Confirmation{Password: password, Code: codes[0]}).refused(422, shared.CodeInvalid, "code") // used
	ada.do(calls[1].method, calls[1].path, calls[1].body).unsure()
	ada.post("/me/confirm", shared.Confirmation{Password: password, Code: codeOf(t, key, 0)}).want(204)
	r.exec(stale)
	ada.post("/me/confirm", shared.Confirmation{Password: password, Code: codeOf(t, key, 0)}).refused(422, shared.CodeInvalid, "code") // used
	ada.post("/me/confirm", shared.Confirmation{Password: password, Code: codes[1]}).want(204)
	if confirmed, failed, used := ada.noted(shared.AuditConfirmed), ada.noted(shared.AuditConfirmFailed), ada.noted(shared.AuditRecoveryUsed); confirmed != 2 || failed != 5 || used != 2 {
		t.Errorf("in the security log %d and %d times, with %d codes", confirmed, failed, used)
	}
	for _, c := range calls {
		a := ada.do(c.method, c.path, c.body).want(c.want)
		for _, cookie := range a.cookies {
			ada.token = cookie.Value
		}
	}
}

// Where no second factor is asked for a right password stands for it, in the
// calls that take one.
func TestConfirmByPassword(t *testing.T) {
	r := newRig(t, sealed)
	ada := r.person("Ada")
	elsewhere := ada.again()
	r.exec(stale)
	ada.post("/me/tokens", shared.NewToken{Name: "Script", Scope: shared.ScopeRead, Days: 1}).unsure()
	ada.do("DELETE", "/me/sessions", nil).unsure()
	ada.post("/me/totp", shared.Proof{Password: "wrong"}).refused(422, shared.CodeInvalid, "password")
	ada.post("/me/totp", shared.Proof{Password: password}).want(200)
	ada.post("/me/tokens", shared.NewToken{Name: "Script", Scope: shared.ScopeRead, Days: 1}).unsure()
	ada.post("/me/confirm", shared.Confirmation{Password: password}).want(204)
	ada.post("/me/tokens", shared.NewToken{Name: "Script", Scope: shared.ScopeRead, Days: 1}).want(201)
	// It holds in this session alone; and leaving a session takes nothing more.
	elsewhere.do("DELETE", "/me/sessions", nil).unsure()
	for _, s := range decoded[shared.Sessions](elsewhere.get("/me/sessions").want(200)).Sessions {
		if s.Current {
			elsewhere.do("DELETE", "/me/sessions/"+s.ID, nil).want(204)
		}
	}
	elsewhere.get("/me").want(401)
}

// Who signs in at a provider and has a second factor here shows that.
func TestConfirmByCode(t *testing.T) {
	r := newRig(t, sealed)
	ada := r.person("Ada")
	key, _ := ada.enrol()
	r.exec(`UPDATE users SET password_hash = ''`)
	r.exec(stale)
	ada.do("DELETE", "/me/sessions", nil).unsure()
	ada.post("/me/confirm", shared.Confirmation{Code: codeOf(t, key, 0)}).want(204)
	ada.do("DELETE", "/me/sessions", nil).want(204)
}

// Guesses count as those in other calls do.
func TestConfirmLimit(t *testing.T) {
	r := newRig(t, sealed, rateLimits)
	ada := r.person("Ada")
	ada.enrol()
	statuses := map[int]int{}
	for range 20 {
		statuses[ada.post("/me/confirm", shared.Confirmation{Password: password, Code: "000000"}).status]++
	}
	if statuses[422] < 10 || statuses[422] > 11 || statuses[429] < 9 {
		t.Errorf("%v", statuses)
	}
}

// Another password ends what programs have, too, and the mail says so; unless
// they are to be kept.
func TestPasswordEndsTokens(t *testing.T) {
	r := newPostedRig(t)
	ada := r.person("Ada")
	made := decoded[shared.MadeToken](ada.post("/me/tokens", shared.NewToken{Name: "Script", Scope: shared.ScopeRead, Days: 1}).want(201))
	r.office.Next(ada.email)
	bearer := []string{"Authorization", "Bearer " + made.Secret}
	a := ada.post("/me/password", shared.PasswordChange{Current: password, Password: another, KeepTokens: true}).want(204)
	ada.token = a.cookies[0].Value
	r.nobody().get("/boards", bearer...).want(200)
	if m := r.office.Next(ada.email); strings.Contains(m.Text, "API tokens ended") {
		t.Errorf("%s", m.Text)
	}
	ada.post("/me/password", shared.PasswordChange{Current: another, Password: password}).want(204)
	r.nobody().get("/boards", bearer...).want(401)
	if m := r.office.Next(ada.email); !strings.Contains(m.Text, "API tokens ended:  1") {
		t.Errorf("%s", m.Text)
	}
	if n := ada.noted(shared.AuditTokenEnded); n != 1 {
		t.Errorf("in the security log %d times", n)
	}
}
