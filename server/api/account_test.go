package api

import (
	"net/http"
	"strings"
	"testing"

	"incharge/shared"
)

func TestRegister(t *testing.T) {
	r := newRig(t)
	p := r.nobody()
	a := p.post("/register", `{"name": "Ada Lovelace", "email": "Ada@example.com", "password": "correct horse"}`).want(http.StatusCreated)
	me := decoded[shared.Me](a).User
	if me.Name != "Ada Lovelace" || me.Email != "Ada@example.com" || !shared.ValidID(me.ID) || !me.Admin {
		t.Errorf("registered as %+v", me)
	}
	if got := decoded[shared.Me](p.get("/me").want(http.StatusOK)).User; got != me {
		t.Errorf("signed in as %+v, want %+v", got, me)
	}
	if second := r.person("Grace"); second.user.Admin {
		t.Error("the second account is an administrator too")
	}
}

func TestCookie(t *testing.T) {
	for _, c := range []struct {
		public, name string
		secure       bool
	}{{"http://incharge.example.com", "incharge", false}, {"https://incharge.example.com", "__Host-incharge", true}} {
		t.Run(c.public, func(t *testing.T) {
			r := newRig(t, publicURL(c.public))
			a := r.nobody().post("/register", shared.Registration{Name: "Ada", Email: "ada@example.com", Password: password}).want(http.StatusCreated)
			if len(a.cookies) != 1 {
				t.Fatalf("cookies %v", a.cookies)
			}
			cookie := a.cookies[0]
			if cookie.Name != c.name || cookie.Secure != c.secure || !cookie.HttpOnly || cookie.SameSite != http.SameSiteLaxMode ||
				cookie.Path != "/" || cookie.Domain != "" || len(cookie.Value) < 43 {
				t.Errorf("cookie %v", cookie)
			}
			ada := r.nobody()
			other := map[string]string{"incharge": "__Host-incharge", "__Host-incharge": "incharge"}[c.name]
			ada.get("/me", "Cookie", c.name+"="+cookie.Value).want(http.StatusOK)
			ada.get("/me", "Cookie", other+"="+cookie.Value).want(http.StatusUnauthorized)
			if hsts := a.header.Get("Strict-Transport-Security") != ""; hsts != c.secure {
				t.Errorf("Strict-Transport-Security sent: %v", hsts)
			}
		})
	}
}

func TestLogin(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	other := r.nobody()
	a := other.post("/login", shared.Credentials{Email: strings.ToUpper(ada.email), Password: password}).want(http.StatusOK)
	if got := decoded[shared.Me](a).User; got != ada.user {
		t.Errorf("signed in as %+v, want %+v", got, ada.user)
	}
	if a.cookies[0].Value == ada.token {
		t.Error("the same session again")
	}
	other.get("/me").want(http.StatusOK)
	ada.get("/me").want(http.StatusOK)

	first := a.cookies[0].Value
	other.post("/login", shared.Credentials{Email: ada.email, Password: password}).want(http.StatusOK)
	r.nobody().get("/me", "Authorization", "Bearer "+first).refused(http.StatusUnauthorized, shared.CodeUnauthorized, "")
}

func TestLogout(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	bearer := []string{"Authorization", "Bearer " + ada.token}
	r.nobody().get("/me", bearer...).want(http.StatusOK)
	a := ada.post("/logout", nil).want(http.StatusNoContent)
	if len(a.body) != 0 || a.cookies[0].MaxAge >= 0 {
		t.Errorf("body %q, cookie %v", a.body, a.cookies[0])
	}
	ada.get("/me").refused(http.StatusUnauthorized, shared.CodeUnauthorized, "")
	r.nobody().get("/me", bearer...).refused(http.StatusUnauthorized, shared.CodeUnauthorized, "")
	ada.post("/logout", nil).want(http.StatusNoContent)
}
