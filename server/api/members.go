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
