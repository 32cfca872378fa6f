package api

import "context"

type ofUserInput struct {
	Administrator
	OfUser
}

func (a *API) sessionsOf(ctx context.Context, in *ofUserInput) (*sessionsOutput, error) {
	sessions, err := a.Accounts.SessionsOf(ctx, in.session, in.User)
	return &sessionsOutput{sessions}, err
}

func (a *API) endSessionOf(ctx context.Context, in *struct {
	Administrator
	OfUser
	Session string `path:"session" format:"uuid"`
}) (*struct{}, error) {
	if err := a.Accounts.EndSessionOf(ctx, in.actor(), in.User, in.Session); err != nil {
		return nil, err
	}
	a.endSockets([]string{in.Session})
	return nil, nil
}

// endSessionsOf leaves programs alone: the sockets of tokens come back.
func (a *API) endSessionsOf(ctx context.Context, in *ofUserInput) (*struct{}, error) {
	if err := a.Accounts.EndSessionsOf(ctx, in.actor(), in.User); err != nil {
		return nil, err
	}
	a.Hub.EndUser(in.User)
	return nil, nil
}

func (a *API) endTOTPOf(ctx context.Context, in *resetUserInput) (*struct{}, error) {
	if err := a.Accounts.EndTOTPOf(ctx, in.from(), in.actor(), in.User); err != nil {
		return nil, err
	}
	a.Hub.EndUser(in.User)
	return nil, nil
}
