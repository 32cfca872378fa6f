package ui

import (
	"context"

	"incharge/shared"
)

// courier sends the commands of every board.
type courier struct{ env *env }

// Send makes courier an outbox.Transport.
func (c courier) Send(ctx context.Context, board shared.BoardID, envelope shared.Envelope) (shared.Outcome, error) {
	outcome, err := c.env.client.Do(ctx, board, envelope)
	if ctx.Err() == nil {
		c.env.note(ctx, err)
	}
	return outcome, err
}
