package api

import (
	"context"

	"github.com/uptrace/bun"

	"incharge/shared"
)

type transferInput struct {
	SignedIn
	OnBoard
	Card shared.CardID `path:"card"`
	JSON[shared.Transfer]
}

type transferOutput struct{ Body shared.Transferred }

func (a *API) transfer(ctx context.Context, in *transferInput) (*transferOutput, error) {
	wanted, err := in.decode()
	if err != nil {
		return nil, err
	}
	done, err := a.Boards.Transfer(ctx, in.actor(), in.Board, in.Card, wanted, func(ctx context.Context, tx bun.Tx) error {
		return a.Files.Fits(ctx, tx, wanted.Board)
	})
	a.metrics.command(shared.SendCard{}, err)
	return &transferOutput{done}, err
}
