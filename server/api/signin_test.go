package api

import (
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"incharge/server/auth"
	"incharge/shared"
)

// sealed makes a rig that can keep second factors.
func sealed(_ *Config, c *auth.Config) {
	seals, err := auth.NewSeals([]byte("a key for tests, of enough bytes"), nil)
	if err != nil {
		panic(err) // it is always the same
	}
	c.Seals = seals
}

func (r *rig) count(query string, args ...any) (n int) {
	r.Helper()
	if err := r.db.NewRaw(query, args...).Scan(r.Context(), &n); err != nil {
		r.Fatal(err)
	}
	return n
}

// codeOf is what the app shows so far from now.
func codeOf(t *testing.T, key shared.TOTPKey, away time.Duration) string {
	t.Helper()
	code, err := totp.GenerateCode(key.Secret, time.Now().Add(away))
	if err != nil {
		t.Fatal(err)
	}
	return code
}

// enrol switches somebody's second factor on, and forgets which code did it, so
// that the test need not wait for the next one.
func (p *person) enrol() (shared.TOTPKey, []string) {
	p.Helper()
	key := decoded[shared.TOTPKey](p.post("/me/totp", shared.Proof{Password: password}).want(http.StatusOK))
	a := p.post("/me/totp/confirm", shared.TOTPCode{Code: codeOf(p.T, key, 0)}).want(http.StatusOK)
	p.token = a.cookies[0].Value
	p.exec(`UPDATE totp SET step = 0`)
	return key, decoded[shared.Recovery](a).Recovery
}

func (p *person) owes() string {
	p.Helper()
	a := p.rig.nobody().post("/login", shared.Credentials{Email: p.email, Password: password}).want(http.StatusOK)
	half := decoded[shared.SignedIn](a)
	if half.User != nil || half.Second == "" || len(a.cookies) != 0 {
		p.Fatalf("%s with cookies %v", a.body, a.cookies)
	}
	return half.Second
}

func TestSecondFactor(t *testing.T) {
	r := newRig(t, sealed)
	ada := r.person("Ada")
	elsewhere := r.nobody()
	elsewhere.post("/login", shared.Credentials{Email: ada.email, Password: password}).want(http.StatusOK)
	ada.post("/me/totp", shared.Proof{Password: "wrong"}).refused(422, shared.CodeInvalid, "password")
	ada.post("/me/totp", shared.Proof{}).refused(422, shared.CodeInvalid, "password")
	ada.post("/me/totp/confirm", shared.TOTPCode{Code: "123456"}).refused(409, shared.CodeConflict, "")
	ada.do(http.MethodDelete, "/me/totp", shared.Proof{Password: password}).refused(409, shared.CodeConflict, "")

	old := ada.token
	key, codes := ada.enrol()
	if len(codes) != 10 || ada.token == old {
		t.Errorf("%d codes, the token is new: %v", len(codes), ada.token != old)
	}
	if me := decoded[shared.Me](ada.get("/me").want(http.StatusOK)).User; !me.TOTP {
		t.Errorf("%+v", me)
	}
	r.nobody().get("/me", "Authorization", "Bearer "+old).want(http.StatusUnauthorized)
	elsewhere.get("/me").want(http.StatusUnauthorized)

	owed := ada.owes()
	p := r.nobody()
	p.get("/me", "Authorization", "Bearer "+owed).want(http.StatusUnauthorized)
	p.post("/login/second", shared.SecondFactor{Second: "guess", Code: codeOf(t, key, 0)}).refused(401, shared.CodeUnauthorized, "second")
	p.post("/login/second", shared.SecondFactor{Second: owed, Code: "000000"}).refused(401, shared.CodeUnauthorized, "code")
	p.post("/login/second", shared.SecondFactor{Second: owed}).refused(422, shared.CodeInvalid, "code")
	code := codeOf(t, key, 0)
	in := decoded[shared.SignedIn](p.post("/login/second", shared.SecondFactor{Second: owed, Code: code}).want(http.StatusOK))
	if in.User == nil || in.User.ID != ada.user.ID || in.Second != "" {
		t.Errorf("%+v", in)
	}
	p.get("/me").want(http.StatusOK)
	p.post("/login/second", shared.SecondFactor{Second: ada.owes(), Code: code}).refused(401, shared.CodeUnauthorized, "code")
	p.get("/me").want(http.StatusOK) // what failed has not ended the session that was there

	recovered := r.nobody()
	recovered.post("/login/second", shared.SecondFactor{Second: ada.owes(), Code: codes[0]}).want(http.StatusOK)
	recovered.get("/me").want(http.StatusOK)
	recovered.post("/login/second", shared.SecondFactor{Second: ada.owes(), Code: codes[0]}).refused(401, shared.CodeUnauthorized, "code")

	ada.post("/me/totp/recovery", shared.Proof{Password: "wrong"}).refused(422, shared.CodeInvalid, "password")
	fresh := decoded[shared.Recovery](ada.post("/me/totp/recovery", shared.Proof{Password: password}).want(http.StatusOK)).Recovery
	if len(fresh) != 10 || slices.Contains(fresh, codes[1]) {
		t.Errorf("%v", fresh)
	}
	ada.do(http.MethodDelete, "/me/totp", shared.Proof{Password: "wrong"}).refused(422, shared.CodeInvalid, "password")
	a := ada.do(http.MethodDelete, "/me/totp", shared.Proof{Password: password}).want(http.StatusNoContent)
	if len(a.cookies) != 1 || a.cookies[0].Value == ada.token {
		t.Errorf("cookies %v", a.cookies)
	}
	ada.get("/me").want(http.StatusOK)
	r.nobody().post("/login", shared.Credentials{Email: ada.email, Password: password}).want(http.StatusOK)
	if in := decoded[shared.SignedIn](r.nobody().post("/login", shared.Credentials{Email: ada.email, Password: password})); in.User == nil {
		t.Error("a second factor is asked for that is off")
	}
}

// Switching the second factor on ends the sockets of all other sessions.
func TestSecondFactorEndsSockets(t *testing.T) {
	r := newRig(t, sealed)
	ada := r.person("Ada")
	elsewhere := r.nobody()
	a := elsewhere.post("/login", shared.Credentials{Email: ada.email, Password: password}).want(http.StatusOK)
	elsewhere.token = a.cookies[0].Value
	s := ada.board("House")
	theirs, own := elsewhere.dial(), ada.dial()
	theirs.watching(s.Board.ID, 1, 1)
	own.watching(s.Board.ID, 1, 1)
	ada.enrol()
	if code := theirs.closed(); code != shared.CloseSessionEnded {
		t.Errorf("closed with %d", code)
	}
	ada.card(s, "Mend the roof")
	own.changes(s.Board.ID, 2, 2)
}

// An account without a password shows that it is itself by a sign-in of a short
// while ago.
func TestSecondFactorWithoutPassword(t *testing.T) {
	r, _ := withProvider(t)
	grace := r.visitor()
	grace.through("/")
	grace.post("/me/totp", shared.Proof{}).want(http.StatusOK)
	r.exec(`UPDATE sessions SET confirmed_at = now() - interval '16 minutes'`)
	grace.post("/me/totp", shared.Proof{}).refused(403, shared.CodeForbidden, "")
	grace.post("/me/totp", shared.Proof{Password: password}).refused(403, shared.CodeForbidden, "")
	grace.through("/")
	grace.post("/me/totp", shared.Proof{}).want(http.StatusOK)
	r.nobody().post("/login", shared.Credentials{Email: atGate.Email, Password: "x"}).refused(401, shared.CodeUnauthorized, "")
}
