package auth

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// SecondOn is what comes of switching the second factor on.
type SecondOn struct {
	SignedIn          // the session goes on under a new token
	Recovery []string // codes, to be shown now or never
	Ended    []string // all other sessions
}

// ConfirmTOTP switches the second factor on, when a code shows that the app has
// the key.
func (s *Service) ConfirmTOTP(ctx context.Context, from From, session Session, code string) (on SecondOn, err error) {
	giveBack, err := s.limits.confirm(session.ID)
	if err != nil {
		return SecondOn{}, err
	}
	codes, hashes := newRecovery()
	user := session.User
	err = s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		if err := s.checkFirst(ctx, tx, user.ID, code); err != nil {
			return err
		}
		if _, err := tx.NewRaw(`UPDATE totp SET confirmed_at = now() WHERE user_id = ?`, user.ID).Exec(ctx); err != nil {
			return fmt.Errorf("switch a second factor on: %w", err)
		}
		if err := keepRecovery(ctx, tx, user.ID, hashes); err != nil {
			return err
		}
		if on.Ended, err = endSessions(ctx, tx, user.ID, session.ID); err != nil {
			return err
		}
		if on.SignedIn, err = rotate(ctx, tx, session); err != nil {
			return err
		}
		if _, err := tx.NewRaw(`UPDATE sessions SET second_at = now() WHERE id = ?`, session.ID).Exec(ctx); err != nil {
			return fmt.Errorf("note a second factor: %w", err)
		}
		if err := s.note(ctx, tx, from, shared.AuditSecondOn, user.ID); err != nil {
			return err
		}
		return s.tell(ctx, tx, from, user, AboutSecondOn, "")
	})
	if err != nil {
		return SecondOn{}, err
	}
	giveBack()
	on.Recovery, on.User.TOTP = codes, true
	return on, nil
}

// checkFirst takes the code that confirms a new key.
func (s *Service) checkFirst(ctx context.Context, tx bun.Tx, user shared.UserID, code string) error {
	row, err := totpOf(ctx, tx, user)
	if err != nil {
		return err
	}
	if row.Confirmed {
		return errTOTPOn
	}
	if row.Late {
		return errTOTPOff
	}
	code = plainCode(code)
	if !isTOTPCode(code) {
		return shared.Invalid("code", "must be the six digits that the app shows")
	}
	right, err := s.spend(ctx, tx, user, row, code)
	if err == nil && !right {
		return shared.Invalid("code", "is not the one that the app shows now")
	}
	return err
}
