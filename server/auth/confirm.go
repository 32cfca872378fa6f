package auth

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"incharge/shared"
)

// recent is how long after signing in somebody without a password may do what
// others have to give theirs for.
const recent = 15 * time.Minute

// confirm makes sure that it is the owner of an account who acts in a session,
// and not whoever found it open: by the password that was given in field, or,
// where there is none, by a sign-in of a short while ago.
//
// Guesses count against the session: whoever has none can't use them up.
func (s *Service) confirm(ctx context.Context, session Session, field, password string) error {
	var row struct {
		Hash  string
		Fresh bool
	}
	err := s.db.NewRaw(`SELECT u.password_hash AS hash, s.created_at > now() - ?::interval AS fresh
		FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.id = ?`, seconds(recent), session.ID).Scan(ctx, &row)
	if errors.Is(err, sql.ErrNoRows) {
		return errSignedOut
	}
	if err != nil {
		return fmt.Errorf("find a session: %w", err)
	}
	if row.Hash == "" {
		if row.Fresh {
			return nil
		}
		return shared.Forbidden("Sign in again first: this needs a sign-in of less than 15 minutes ago.")
	}
	giveBack, err := s.limits.confirm(session.ID)
	if err != nil {
		return err
	}
	same, err := s.passwords.matches(ctx, password, row.Hash)
	if err == nil && !same {
		return shared.Invalid(field, "is not your password")
	}
	giveBack()
	return err
}
