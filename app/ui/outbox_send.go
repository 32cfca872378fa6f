package ui

import (
	"context"
	"errors"

	"incharge/app/client"
	"incharge/shared"
)

// courier sends the commands of every board.
type courier struct{ env *env }

// errWho means that it isn't certain whether the sender is still signed in.
var errWho = errors.New("the session is in doubt")

// Send makes courier an outbox.Transport.
func (c courier) Send(ctx context.Context, user shared.UserID, board shared.BoardID, envelope shared.Envelope) (shared.Outcome, error) {
	outcome, err := c.env.client.Do(ctx, user, board, envelope)
	switch {
	case ctx.Err() != nil:
	case client.SignedOut(err): // or somebody else has signed in
		c.env.session.check(ctx)
		if account, _ := c.env.session.current(); account != nil && account.ID == user {
			return outcome, errWho // by now they are again, or there was no telling
		}
	case client.Owing(err): // what waits is sent when a second factor is there
		c.env.session.check(ctx)
		return outcome, errWho
	case client.Strayed(err) && c.env.follows(): // a filter's word on one command says nothing of the server
	default:
		c.env.reach.note(err)
	}
	return outcome, err
}
