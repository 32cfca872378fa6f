package api

import (
	"context"

	"incharge/shared"
)

type tokensOutput struct{ Body shared.Tokens }

func (a *API) tokens(ctx context.Context, in *struct{ SignedIn }) (*tokensOutput, error) {
	tokens, err := a.Accounts.Tokens(ctx, in.actor())
	return &tokensOutput{shared.Tokens{Tokens: tokens}}, err
}

type makeTokenInput struct {
	SignedIn
	Caller
	JSON[shared.NewToken]
}

type madeTokenOutput struct{ Body shared.MadeToken }

func (a *API) makeToken(ctx context.Context, in *makeTokenInput) (*madeTokenOutput, error) {
	token, err := in.decode()
	if err != nil {
		return nil, err
	}
	made, err := a.Accounts.MakeToken(ctx, in.from(), in.session, token)
	return &madeTokenOutput{made}, err
}

type endTokenInput struct {
	SignedIn
	Caller
	Token shared.TokenID `path:"token"`
}

// endToken ends a token, with every socket that was opened with it.
func (a *API) endToken(ctx context.Context, in *endTokenInput) (*struct{}, error) {
	if err := a.Accounts.EndToken(ctx, in.from(), in.actor(), in.Token); err != nil {
		return nil, err
	}
	a.Hub.EndSession(string(in.Token))
	return nil, nil
}
