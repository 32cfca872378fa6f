package api

import (
	"context"
	"net/http"

	"incharge/server/auth"
	"incharge/shared"
)

type signedInOutput struct {
	SetCookie http.Cookie `header:"Set-Cookie"`
	Body      shared.Me
}

type registerInput struct {
	Caller
	JSON[shared.Registration]
}

func (a *API) register(ctx context.Context, in *registerInput) (*signedInOutput, error) {
	registration, err := in.decode()
	if err != nil {
		return nil, err
	}
	session, err := a.Accounts.Register(ctx, in.from(), registration)
	if err != nil {
		return nil, err
	}
	return a.signedIn(ctx, in.request, session)
}

// signedIn hands out a new session and ends the one that the caller had.
func (a *API) signedIn(ctx context.Context, r *http.Request, session auth.SignedIn) (*signedInOutput, error) {
	if err := a.end(ctx, r); err != nil {
		return nil, err
	}
	return &signedInOutput{a.cookie(session.Token), shared.Me{User: session.User}}, nil
}

// end ends the session that a request carries, if any, with every socket that
// was opened with it.
func (a *API) end(ctx context.Context, r *http.Request) error {
	token := a.tokenOf(r)
	if token == "" {
		return nil
	}
	id, err := a.Accounts.Logout(ctx, token)
	if err != nil {
		return err
	}
	if id != "" {
		a.Hub.EndSession(id)
	}
	return nil
}

type signedOutOutput struct {
	SetCookie http.Cookie `header:"Set-Cookie"`
}

// logout needs no session: signing out twice is no error.
func (a *API) logout(ctx context.Context, in *struct{ Caller }) (*signedOutOutput, error) {
	if err := a.end(ctx, in.request); err != nil {
		return nil, err
	}
	return &signedOutOutput{a.cookie("")}, nil
}

type meOutput struct{ Body shared.Me }

func (a *API) me(_ context.Context, in *struct{ SignedIn }) (*meOutput, error) {
	return &meOutput{shared.Me{User: in.session.User}}, nil
}
