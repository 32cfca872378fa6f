package api

import (
	"context"

	"incharge/shared"
)

type inviteInput struct {
	SignedIn
	OnBoard
	JSON[shared.Invite]
}

type inviteOutput struct{ Body shared.Invited }

func (a *API) invite(ctx context.Context, in *inviteInput) (*inviteOutput, error) {
	invite, err := in.decode()
	if err != nil {
		return nil, err
	}
	invited, err := a.Boards.Invite(ctx, in.actor(), in.Board, invite)
	return &inviteOutput{invited}, err
}

// Acceptance is the body of POST /invitations/accept.
type Acceptance struct {
	Token string `json:"token" doc:"From the link in the mail"`
}

func (a Acceptance) Validate() error {
	var check shared.Check
	check.Line("token", a.Token, shared.MaxName)
	return check.Err()
}

// Accepted answers POST /invitations/accept.
type Accepted struct {
	Board shared.BoardID `json:"board" doc:"The board that one is now a member of"`
}

type acceptInput struct {
	SignedIn
	JSON[Acceptance]
}

type acceptOutput struct{ Body Accepted }

func (a *API) accept(ctx context.Context, in *acceptInput) (*acceptOutput, error) {
	acceptance, err := in.decode()
	if err != nil {
		return nil, err
	}
	board, err := a.Boards.Accept(ctx, in.actor(), acceptance.Token)
	return &acceptOutput{Accepted{board}}, err
}
