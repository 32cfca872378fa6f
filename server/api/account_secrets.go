package api

import (
	"context"

	"incharge/shared"
)

func (a *API) askToVerify(ctx context.Context, in *struct {
	SignedIn
	Caller
}) (*struct{}, error) {
	return nil, a.Accounts.AskToVerify(ctx, in.from(), in.session)
}

type linkInput struct {
	Caller
	JSON[shared.Link]
}

func (a *API) verify(ctx context.Context, in *linkInput) (*struct{}, error) {
	link, err := in.decode()
	if err != nil {
		return nil, err
	}
	return nil, a.Accounts.Verify(ctx, in.from(), link.Token)
}

func (a *API) confirmEmail(ctx context.Context, in *linkInput) (*struct{}, error) {
	link, err := in.decode()
	if err != nil {
		return nil, err
	}
	return nil, a.Accounts.ConfirmEmail(ctx, in.from(), link.Token)
}

func (a *API) forgot(ctx context.Context, in *struct {
	Caller
	JSON[shared.Forgot]
}) (*struct{}, error) {
	forgot, err := in.decode()
	if err != nil {
		return nil, err
	}
	return nil, a.Accounts.Forgot(ctx, in.from(), forgot.Email)
}

func (a *API) reset(ctx context.Context, in *struct {
	Caller
	JSON[shared.Reset]
}) (*struct{}, error) {
	reset, err := in.decode()
	if err != nil {
		return nil, err
	}
	ended, err := a.Accounts.Reset(ctx, in.from(), reset)
	if err != nil {
		return nil, err
	}
	a.endSockets(ended)
	return nil, nil
}

func (a *API) confirm(ctx context.Context, in *struct {
	SignedIn
	Caller
	JSON[shared.Confirmation]
}) (*struct{}, error) {
	confirmation, err := in.decode()
	if err != nil {
		return nil, err
	}
	return nil, a.Accounts.Confirm(ctx, in.from(), in.session, confirmation)
}

// changePassword answers like a sign-out, but with the session's new cookie.
func (a *API) changePassword(ctx context.Context, in *struct {
	SignedIn
	Caller
	JSON[shared.PasswordChange]
}) (*signedOutOutput, error) {
	change, err := in.decode()
	if err != nil {
		return nil, err
	}
	session, ended, err := a.Accounts.ChangePassword(ctx, in.from(), in.session, change)
	if err != nil {
		return nil, err
	}
	a.endSockets(ended)
	return &signedOutOutput{a.cookie(session.Token)}, nil
}

func (a *API) changeEmail(ctx context.Context, in *struct {
	SignedIn
	Caller
	JSON[shared.EmailChange]
}) (*struct{}, error) {
	change, err := in.decode()
	if err != nil {
		return nil, err
	}
	return nil, a.Accounts.ChangeEmail(ctx, in.from(), in.session, change)
}
