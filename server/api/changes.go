package api

import (
	"context"
	"fmt"
	"time"

	"incharge/server/auth"
	"incharge/shared"
)

type changesInput struct {
	SignedIn
	OnBoard
	Since int64 `query:"since" minimum:"0" doc:"The changes after this one"`
	Wait  int   `query:"wait" minimum:"0" maximum:"30" doc:"How many seconds to wait for the first of them"`
}

func (in *changesInput) check() error {
	var check shared.Check
	if in.Since < 0 {
		check.Failf("since", "must not be negative")
	}
	if most := int(mostWait / time.Second); in.Wait < 0 || in.Wait > most {
		check.Failf("wait", "must lie between 0 and %d seconds", most)
	}
	return check.Err()
}

type changesOutput struct{ Body shared.Changes }

// changes answers at once when there are some, else as soon as there is one.
// While it waits it holds nothing of the database.
func (a *API) changes(ctx context.Context, in *changesInput) (*changesOutput, error) {
	if err := in.check(); err != nil {
		return nil, err
	}
	wake, stopping, leave := a.Hub.Await(in.Board, in.Since)
	defer leave()
	waited := time.NewTimer(time.Duration(in.Wait) * time.Second)
	defer waited.Stop()
	for {
		changes, err := a.readChanges(ctx, in)
		if err != nil || len(changes.Changes) > 0 {
			return &changesOutput{changes}, err
		}
		select {
		case <-wake:
			if err := a.stillIn(ctx, in.session); err != nil {
				return nil, err
			}
		case <-waited.C:
			return &changesOutput{changes}, nil
		case <-stopping:
			return &changesOutput{changes}, nil
		case <-ctx.Done():
			return nil, fmt.Errorf("wait for changes: %w", ctx.Err())
		}
	}
}

// stillIn refuses who was signed out or disabled while waiting.
func (a *API) stillIn(ctx context.Context, session auth.Session) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	ended, err := a.Accounts.Ended(ctx, []string{session.ID})
	if err == nil && len(ended) > 0 {
		err = errSignedOut
	}
	return err
}

func (a *API) readChanges(ctx context.Context, in *changesInput) (shared.Changes, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	return a.Boards.Changes(ctx, in.actor(), in.Board, in.Since)
}
