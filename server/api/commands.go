package api

import (
	"context"

	"incharge/shared"
)

type executeInput struct {
	SignedIn
	OnBoard
	Sender
	JSON[shared.Envelope]
}

type executeOutput struct{ Body shared.Outcome }

func (a *API) execute(ctx context.Context, in *executeInput) (*executeOutput, error) {
	if err := in.Sender.is(in.actor()); err != nil {
		return nil, err
	}
	envelope, err := in.decode()
	if err != nil {
		return nil, err
	}
	command, err := envelope.Open()
	if err != nil {
		return nil, err
	}
	outcome, err := a.Boards.Execute(ctx, in.actor(), in.Board, envelope.ID, command)
	a.metrics.command(command, err)
	return &executeOutput{outcome}, err
}
