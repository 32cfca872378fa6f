package auth

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"incharge/server/audit"
	"incharge/shared"
)

// demand says of whom a second factor is demanded. Who has none of those can do
// nothing but set one up, in the sessions that they have and by their tokens.
func demand(ctx context.Context, in bun.IDB) (policy shared.SecondPolicy, err error) {
	if err := in.NewRaw(`SELECT second_factor FROM instance`).Scan(ctx, &policy); err != nil {
		return "", fmt.Errorf("read of whom a second factor is demanded: %w", err)
	}
	return policy, nil
}

var errNoneOneself = shared.Conflict("Set up a second factor for yourself first.")

// setDemand decides it. An administrator has to have one where it is demanded of
// anybody: nobody locks themselves out.
func (s *Service) setDemand(ctx context.Context, tx bun.Tx, actor shared.UserID, policy shared.SecondPolicy) error {
	before, err := demand(ctx, tx)
	if err != nil || before == policy {
		return err
	}
	own, err := signer(ctx, tx, actor)
	if err != nil {
		return err
	}
	if policy != shared.SecondOptional && !own.TOTP {
		return errNoneOneself
	}
	if _, err := tx.NewRaw(`UPDATE instance SET second_factor = ?`, policy).Exec(ctx); err != nil {
		return fmt.Errorf("demand a second factor: %w", err)
	}
	return s.audit.Write(ctx, tx, audit.Event{Kind: shared.AuditSecondDemanded, Actor: actor,
		Detail: map[string]string{"before": string(before), "after": string(policy)}})
}

var errDemanded = shared.Conflict("The administrators of this Incharge ask for a second factor: it can't be switched off.")

// mayBeWithout refuses to let somebody switch off what is demanded of them. The
// demand stays what it is until tx ends.
func mayBeWithout(ctx context.Context, tx bun.Tx, user shared.UserID) error {
	if _, err := tx.NewRaw(`SELECT FROM instance FOR SHARE`).Exec(ctx); err != nil {
		return fmt.Errorf("wait to switch a second factor off: %w", err)
	}
	row, err := signer(ctx, tx, user)
	if err == nil && row.Demanded {
		return errDemanded
	}
	return err
}
