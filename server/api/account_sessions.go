package api

import (
	"context"

	"incharge/shared"
)

type sessionsOutput struct{ Body shared.Sessions }

func (a *API) sessions(ctx context.Context, in *struct{ SignedIn }) (*sessionsOutput, error) {
	sessions, err := a.Accounts.Sessions(ctx, in.session)
	return &sessionsOutput{sessions}, err
}

func (a *API) endSession(ctx context.Context, in *struct {
	SignedIn
	Caller
	Session string `path:"session" format:"uuid"`
}) (*struct{}, error) {
	if err := a.Accounts.EndSession(ctx, in.from(), in.session, in.Session); err != nil {
		return nil, err
	}
	a.endSockets([]string{in.Session})
	return nil, nil
}

func (a *API) endOthers(ctx context.Context, in *struct {
	SignedIn
	Caller
}) (*struct{}, error) {
	ended, err := a.Accounts.EndOthers(ctx, in.from(), in.session)
	a.endSockets(ended)
	return nil, err
}

// endSockets closes what was opened with sessions that have ended.
func (a *API) endSockets(ended []string) {
	for _, id := range ended {
		a.Hub.EndSession(id)
	}
}
