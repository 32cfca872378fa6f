package api

import (
	"context"

	"incharge/shared"
)

type detailsOutput struct{ Body shared.Details }

func (a *API) details(ctx context.Context, in *boardInput) (*detailsOutput, error) {
	details, err := a.Boards.Details(ctx, in.actor(), in.Board)
	return &detailsOutput{details}, err
}
