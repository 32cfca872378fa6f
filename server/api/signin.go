package api

import (
	"context"
	"net/http"

	"incharge/server/auth"
	"incharge/shared"
)

// signInRoutes are the calls about how one gets in.
func (a *API) signInRoutes() {
	const (
		get, post, remove = http.MethodGet, http.MethodPost, http.MethodDelete
		ok, created       = http.StatusOK, http.StatusCreated
		noContent         = http.StatusNoContent
		found             = http.StatusFound
	)
	handle(a, call{get, "/signin", nothing, ok, "What ways there are to sign in"}, a.signInWays)
	handle(a, call{post, "/login", small, ok, "Sign in with a password"}, a.login)
	handle(a, call{post, "/login/second", small, ok, "Show the second factor"}, a.loginSecond)
	handle(a, call{get, "/oidc/start", nothing, found, "Sign in with the OpenID provider: leads there"}, a.oidcStart)
	handle(a, call{get, "/oidc/callback", nothing, found, "Where the OpenID provider leads back to"}, a.oidcCallback, within(oidcPatience))

	handle(a, call{post, "/me/totp", small, ok, "Get a key for an app that shows codes, as a second factor"}, a.startTOTP)
	handle(a, call{post, "/me/totp/confirm", small, ok, "Switch the second factor on; all other sessions end"}, a.confirmTOTP)
	handle(a, call{post, "/me/totp/recovery", small, ok, "Get new recovery codes in place of the old ones"}, a.renewRecovery)
	handle(a, call{remove, "/me/totp", small, noContent, "Switch the second factor off"}, a.endTOTP)

	handle(a, call{get, "/me/tokens", nothing, ok, "One's tokens of the API"}, a.tokens)
	handle(a, call{post, "/me/tokens", small, created, "Make a token of the API"}, a.makeToken)
	handle(a, call{remove, "/me/tokens/{token}", nothing, noContent, "End a token of the API"}, a.endToken)
}

type signInWaysOutput struct{ Body shared.SignInWays }

func (a *API) signInWays(ctx context.Context, _ *struct{}) (*signInWaysOutput, error) {
	registration, err := a.Accounts.Admits(ctx)
	if err != nil {
		return nil, err
	}
	return &signInWaysOutput{shared.SignInWays{Registration: registration, OIDC: a.Accounts.Provider()}}, nil
}

// loginOutput has a cookie where the session has begun.
type loginOutput struct {
	SetCookie []http.Cookie `header:"Set-Cookie"`
	Body      shared.SignedIn
}

type loginInput struct {
	Caller
	JSON[shared.Credentials]
}

func (a *API) login(ctx context.Context, in *loginInput) (*loginOutput, error) {
	credentials, err := in.decode()
	if err != nil {
		return nil, err
	}
	session, err := a.Accounts.Login(ctx, in.from(), credentials)
	if err != nil {
		return nil, err
	}
	return a.loggedIn(ctx, in.request, session)
}

type loginSecondInput struct {
	Caller
	JSON[shared.SecondFactor]
}

func (a *API) loginSecond(ctx context.Context, in *loginSecondInput) (*loginOutput, error) {
	second, err := in.decode()
	if err != nil {
		return nil, err
	}
	session, err := a.Accounts.LoginSecond(ctx, in.from(), second)
	if err != nil {
		return nil, err
	}
	return a.loggedIn(ctx, in.request, session)
}

// loggedIn is signedIn, unless a second factor is owed still: then the session
// that the caller has is left alone.
func (a *API) loggedIn(ctx context.Context, r *http.Request, session auth.SignedIn) (*loginOutput, error) {
	if session.Second != "" {
		return &loginOutput{Body: shared.SignedIn{Second: session.Second}}, nil
	}
	if err := a.end(ctx, r); err != nil {
		return nil, err
	}
	return &loginOutput{[]http.Cookie{a.cookie(session.Token)}, shared.SignedIn{User: &session.User}}, nil
}
