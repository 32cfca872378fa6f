package api

import (
	"context"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"incharge/server/auth"
	"incharge/shared"
)

// sessionKey is where requireSession leaves the session for SignedIn.
type sessionKey struct{}

// requireSession lets nobody through who isn't signed in.
func (a *API) requireSession(ctx huma.Context, next func(huma.Context)) {
	r, w := humago.Unwrap(ctx)
	session, err := a.sessionOf(r)
	if err != nil {
		a.fail(w, r, err)
		return
	}
	next(huma.WithValue(ctx, sessionKey{}, session))
}

func (a *API) sessionOf(r *http.Request) (auth.Session, error) {
	token := a.tokenOf(r)
	if token == "" {
		return auth.Session{}, &shared.Error{Code: shared.CodeUnauthorized, Message: "Sign in first."}
	}
	ctx, cancel := context.WithTimeout(r.Context(), patience)
	defer cancel()
	return a.Accounts.Session(ctx, token)
}

// tokenOf is the token that a request carries: a script's in the header, a
// browser's in the cookie.
func (a *API) tokenOf(r *http.Request) string {
	if header := r.Header.Get("Authorization"); header != "" {
		scheme, token, _ := strings.Cut(header, " ")
		if !strings.EqualFold(scheme, "Bearer") {
			return ""
		}
		return strings.TrimSpace(token)
	}
	cookie, err := r.Cookie(a.cookieName())
	if err != nil {
		return ""
	}
	return cookie.Value
}

// Over https browsers take a __Host- cookie from this very host alone, so
// nobody else can plant one. In the clear there is no such thing.
const (
	plainCookie  = "incharge"
	secureCookie = "__Host-incharge"
)

func (a *API) cookieName() string {
	if a.secure() {
		return secureCookie
	}
	return plainCookie
}

// cookie hands a session to a browser; an empty token takes it back.
func (a *API) cookie(token string) http.Cookie {
	cookie := http.Cookie{ // #nosec G124 -- Secure wherever people come by https, as TestCookie holds
		Name: a.cookieName(), Value: token, Path: "/", MaxAge: int(auth.Lifetime.Seconds()),
		HttpOnly: true, Secure: a.secure(), SameSite: http.SameSiteLaxMode,
	}
	if token == "" {
		cookie.MaxAge = -1
	}
	return cookie
}
