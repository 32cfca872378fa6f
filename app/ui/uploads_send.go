package ui

import (
	"context"
	"slices"

	"incharge/app/client"
	"incharge/app/text"
	"incharge/shared"
)

func (u *uploads) send(ctx context.Context, one *upload) {
	defer one.cancel()
	outcome, err := u.env.client.Upload(ctx, one.board, one.card, one.attachment, one.command, one.file, func(sent, _ int64) {
		u.mu.Lock()
		one.sent = sent
		u.mu.Unlock()
		u.changed.fire()
	})
	if ctx.Err() != nil {
		u.next() // it was given up
		return
	}
	u.env.note(ctx, err)
	u.mu.Lock()
	one.cancel = nil
	switch {
	case err == nil:
		u.all = slices.DeleteFunc(u.all, func(other *upload) bool { return other == one })
		u.done = append(u.done, outcome)
	case client.Unreachable(err) || client.Strayed(err):
		one.state, one.why = uploadHeld, explain(err)
		if one.tries++; one.tries == mostTries { // something in between may not let it through
			one.state = uploadBroken
		}
	case client.SignedOut(err) || client.Owing(err):
		one.state, one.why = uploadHeld, explain(err)
	default:
		one.state, one.why = uploadOut, unsent(err)
		u.env.toasts.fail(text.T().Files.Failed(one.file.Name, one.why)) // the card may not be open
	}
	u.mu.Unlock()
	if err == nil {
		u.landed.fire()
	}
	u.next()
}

// take gives what those have done that have come to their cards since, once.
func (u *uploads) take(board shared.BoardID) (all []shared.Outcome) {
	u.mu.Lock()
	defer u.mu.Unlock()
	for _, outcome := range u.done {
		if outcome.Change.Board == board {
			all = append(all, outcome)
		}
	}
	u.done = nil // another board is read anew before it is shown
	return all
}

// unsent says why a file can't be put onto a card.
func unsent(err error) string {
	switch {
	case client.Missing(err):
		return text.T().Card.Gone
	case client.TooLarge(err):
		return text.T().Files.TooLarge
	}
	return explain(err)
}
