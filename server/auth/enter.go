package auth

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"incharge/server/audit"
	"incharge/shared"
)

// How somebody has signed in, or tried to, for the security log.
const (
	byPassword = "password"
	byApp      = "app"
	byRecovery = "recovery code"
	byProvider = "provider"
)

// enter begins a session for who has shown all that is asked for.
func (s *Service) enter(ctx context.Context, tx bun.Tx, from From, user userRow, by string) (SignedIn, error) {
	in, err := begin(ctx, tx, from, user)
	if err != nil {
		return SignedIn{}, err
	}
	return in, s.audit.Write(ctx, tx, audit.Event{Kind: shared.AuditSignedIn, Actor: user.ID, Subject: user.ID,
		Address: from.Address, Agent: from.Agent, Detail: map[string]string{"by": by}})
}

// refused notes in the security log that somebody was not let in, and gives why.
// user is empty where nobody has the address.
func (s *Service) refused(ctx context.Context, from From, user shared.UserID, by string, why error) error {
	err := s.audit.Write(ctx, s.db, audit.Event{Kind: shared.AuditSignInFailed, Subject: user,
		Address: from.Address, Agent: from.Agent, Detail: map[string]string{"by": by}})
	if err != nil {
		return err
	}
	return why
}

// signer reads the account of somebody who may sign in; sql.ErrNoRows when
// there is none.
func signer(ctx context.Context, in bun.IDB, user shared.UserID) (userRow, error) {
	var row userRow
	err := in.NewRaw(`SELECT `+userColumns+` FROM users u
		WHERE u.id = ? AND u.disabled_at IS NULL AND u.deleted_at IS NULL`, user).Scan(ctx, &row)
	if err != nil {
		return row, fmt.Errorf("find an account: %w", err)
	}
	return row, nil
}

// note notes what somebody has done to their own account.
func (s *Service) note(ctx context.Context, tx bun.Tx, from From, kind shared.AuditKind, user shared.UserID) error {
	return s.audit.Write(ctx, tx, audit.Event{Kind: kind, Actor: user, Subject: user, Address: from.Address, Agent: from.Agent})
}
