package api

import (
	"context"
	"net/http"

	"incharge/shared"
)

// proofInput is that of calls for which one has to show that it is oneself.
type proofInput struct {
	SignedIn
	Caller
	JSON[shared.Proof]
}

type totpKeyOutput struct{ Body shared.TOTPKey }

func (a *API) startTOTP(ctx context.Context, in *proofInput) (*totpKeyOutput, error) {
	proof, err := in.decode()
	if err != nil {
		return nil, err
	}
	key, err := a.Accounts.StartTOTP(ctx, in.session, proof.Password)
	return &totpKeyOutput{key}, err
}

type confirmTOTPInput struct {
	SignedIn
	Caller
	JSON[shared.TOTPCode]
}

// confirmedTOTPOutput has the session's new cookie.
type confirmedTOTPOutput struct {
	SetCookie http.Cookie `header:"Set-Cookie"`
	Body      shared.Recovery
}

func (a *API) confirmTOTP(ctx context.Context, in *confirmTOTPInput) (*confirmedTOTPOutput, error) {
	code, err := in.decode()
	if err != nil {
		return nil, err
	}
	on, err := a.Accounts.ConfirmTOTP(ctx, in.from(), in.session, code.Code)
	if err != nil {
		return nil, err
	}
	for _, session := range on.Ended {
		a.Hub.EndSession(session)
	}
	return &confirmedTOTPOutput{a.cookie(on.Token), shared.Recovery{Recovery: on.Recovery}}, nil
}

type recoveryOutput struct{ Body shared.Recovery }

func (a *API) renewRecovery(ctx context.Context, in *proofInput) (*recoveryOutput, error) {
	proof, err := in.decode()
	if err != nil {
		return nil, err
	}
	codes, err := a.Accounts.RenewRecovery(ctx, in.from(), in.session, proof.Password)
	return &recoveryOutput{shared.Recovery{Recovery: codes}}, err
}

type endedTOTPOutput struct {
	SetCookie http.Cookie `header:"Set-Cookie"`
}

func (a *API) endTOTP(ctx context.Context, in *proofInput) (*endedTOTPOutput, error) {
	proof, err := in.decode()
	if err != nil {
		return nil, err
	}
	session, err := a.Accounts.EndTOTP(ctx, in.from(), in.session, proof.Password)
	if err != nil {
		return nil, err
	}
	return &endedTOTPOutput{a.cookie(session.Token)}, nil
}
