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

// requireSession lets nobody through who isn't signed in, and a program that may
// only read to nothing else.
func (a *API) requireSession(ctx huma.Context, next func(huma.Context)) {
	r, w := humago.Unwrap(ctx)
	session, err := a.sessionOf(r)
	if err != nil {
		a.fail(w, r, err)
		return
	}
	note(r.Context(), session.User.ID)
	if err := a.Accounts.Ask(session.User.ID); err != nil {
		a.fail(w, r, err)
		return
	}
	if session.Scope == shared.ScopeRead && r.Method != http.MethodGet && r.Method != http.MethodHead {
		a.fail(w, r, shared.Forbidden("This API token may only read."))
		return
	}
	next(huma.WithValue(ctx, sessionKey{}, session))
}

// requirePerson comes after requireSession. A token of the API must not be able
// to outlive its end, or to get its owner out of the account.
func (a *API) requirePerson(ctx huma.Context, next func(huma.Context)) {
	if ctx.Context().Value(sessionKey{}).(auth.Session).Scope != "" {
		r, w := humago.Unwrap(ctx)
		a.fail(w, r, shared.Forbidden("No API token can do this. Sign in."))
		return
	}
	next(ctx)
}

var errOwes = shared.Because(shared.Reason{Kind: shared.ReasonSecond})

// requireSecond comes after requireSession. Whoever has to set up a second factor
// gets to nothing but the calls for that, and their programs to nothing.
func (a *API) requireSecond(settingUp bool) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		session := ctx.Context().Value(sessionKey{}).(auth.Session)
		if session.User.Owes() && (session.Scope != "" || !settingUp) {
			r, w := humago.Unwrap(ctx)
			a.fail(w, r, errOwes)
			return
		}
		next(ctx)
	}
}

// settingUp calls are those by which somebody sets up a second factor, which
// takes being confirmed.
func settingUp(c call) bool {
	return c.path == "/me" && c.method == http.MethodGet || c.path == "/me/confirm" || c.path == "/me/totp" || strings.HasPrefix(c.path, "/me/totp/")
}

// personal calls are about somebody's own account and how they sign in to it.
func personal(c call) bool {
	return strings.HasPrefix(c.path, "/me/") || c.path == "/me" && c.method != http.MethodGet
}

// requireAdministrator comes after requireSession. For everybody else, and for
// programs with a token, there is nothing.
func (a *API) requireAdministrator(ctx huma.Context, next func(huma.Context)) {
	session := ctx.Context().Value(sessionKey{}).(auth.Session)
	if !session.User.Admin || session.Scope != "" {
		r, w := humago.Unwrap(ctx)
		a.fail(w, r, shared.NotFound(""))
		return
	}
	next(ctx)
}

var errSignedOut = &shared.Error{Code: shared.CodeUnauthorized, Message: "Sign in first."}

func (a *API) sessionOf(r *http.Request) (auth.Session, error) {
	token := a.tokenOf(r)
	if token == "" {
		return auth.Session{}, errSignedOut
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
