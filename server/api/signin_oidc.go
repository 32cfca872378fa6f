package api

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/url"
	"time"

	"incharge/server/auth"
)

// oidcPatience is how long a callback may take: the provider is asked up to four
// things meanwhile.
const oidcPatience = 45 * time.Second

// OIDCCallback is the path that an OpenID provider leads back to.
const OIDCCallback = prefix + "/oidc/callback"

// redirectOutput leads a browser on.
type redirectOutput struct {
	Location  string        `header:"Location"`
	SetCookie []http.Cookie `header:"Set-Cookie"`
}

type oidcStartInput struct {
	Caller
	Return string `query:"return" doc:"The path to lead to when all is well; /, where there is none"`
}

func (a *API) oidcStart(ctx context.Context, in *oidcStartInput) (*redirectOutput, error) {
	to := cmp.Or(in.Return, "/")
	departure, err := a.Accounts.LeaveForProvider(ctx, in.from(), to)
	if err != nil {
		return a.backToLogin(ctx, to, err)
	}
	return &redirectOutput{departure.URL, []http.Cookie{a.oidcCookie(departure.Browser)}}, nil
}

type oidcCallbackInput struct {
	Caller
	State  string `query:"state"`
	Code   string `query:"code"`
	Issuer string `query:"iss"`
	Error  string `query:"error"`
}

// oidcCallback begins a session for who comes back from the provider, or leads
// them to the login page, which says why not or asks for the second factor.
func (a *API) oidcCallback(ctx context.Context, in *oidcCallbackInput) (*redirectOutput, error) {
	arrival := auth.Arrival{State: in.State, Code: in.Code, Issuer: in.Issuer, Error: in.Error}
	if cookie, err := in.request.Cookie(a.oidcCookieName()); err == nil {
		arrival.Browser = cookie.Value
	}
	session, to, err := a.Accounts.BackFromProvider(ctx, in.from(), arrival)
	if err != nil {
		return a.backToLogin(ctx, to, err)
	}
	gone := a.oidcCookie("")
	if session.Second != "" { // the fragment stays within the browser
		return &redirectOutput{loginPage(to, "") + "#second=" + session.Second, []http.Cookie{gone}}, nil
	}
	if err := a.end(ctx, in.request); err != nil {
		return nil, err
	}
	return &redirectOutput{to, []http.Cookie{gone, a.cookie(session.Token)}}, nil
}

// backToLogin leads a browser to the login page, which says what the trouble
// is. Other errors stay errors.
func (a *API) backToLogin(ctx context.Context, to string, err error) (*redirectOutput, error) {
	var trouble *auth.Trouble
	if often := (*auth.TooOften)(nil); errors.As(err, &often) {
		return &redirectOutput{Location: loginPage(to, auth.ProviderTooOften)}, nil
	}
	if !errors.As(err, &trouble) {
		return nil, err
	}
	a.Log.WarnContext(ctx, "not signed in through the provider", "error", err)
	return &redirectOutput{Location: loginPage(to, trouble.Kind)}, nil
}

// loginPage is the page to sign in on, in the words that it understands.
func loginPage(next string, trouble auth.TroubleKind) string {
	query := url.Values{}
	if next != "" && next != "/" {
		query.Set("next", next)
	}
	if trouble != "" {
		query.Set("oidc", string(trouble))
	}
	page := url.URL{Path: "/login", RawQuery: query.Encode()}
	return page.String()
}

func (a *API) oidcCookieName() string { return a.cookieName() + "-oidc" }

// oidcCookie is by what a browser is known again that has gone to the provider:
// nobody gets to finish in it what was begun in another.
func (a *API) oidcCookie(value string) http.Cookie {
	cookie := a.cookie(value) // #nosec G124 -- Secure wherever people come by https, as TestProviderCookie holds
	cookie.Name = a.oidcCookieName()
	if value != "" {
		cookie.MaxAge = int(auth.AwayTime.Seconds())
	}
	return cookie
}
