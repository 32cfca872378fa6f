package auth

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// Confirm notes that the owner of a session has shown again that it is theirs,
// by all that signing in asks for: see sure. Who has neither a password nor a
// second factor signs in again instead.
func (s *Service) Confirm(ctx context.Context, from From, session Session, c shared.Confirmation) error {
	row, err := s.ownerIn(ctx, session)
	if err != nil {
		return err
	}
	if row.Hash == "" && !row.TOTP {
		return errUnsure
	}
	if row.TOTP && c.Code == "" {
		return shared.Invalid("code", "must not be empty")
	}
	if row.Hash != "" {
		if err := s.guess(ctx, session, row, "password", c.Password); err != nil {
			return err
		}
	}
	if row.TOTP {
		return s.confirmByCode(ctx, from, session, c.Code)
	}
	return s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error { return s.confirmed(ctx, tx, from, session) })
}

var errCodeWrong = shared.Invalid("code", "is wrong, or has been used")

// confirmByCode spends a code, of the app or a recovery code. Wrong ones count
// as passwords do.
func (s *Service) confirmByCode(ctx context.Context, from From, session Session, typed string) error {
	giveBack, err := s.limits.confirm(session.ID)
	if err != nil {
		return err
	}
	code, err := s.readCode(ctx, session.User.ID, typed)
	if err != nil {
		giveBack()
		return err
	}
	err = s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		row, err := totpOf(ctx, tx, session.User.ID)
		if err != nil {
			return err // switched off meanwhile
		}
		right, err := s.spendEither(ctx, tx, session.User.ID, row, code)
		if err != nil {
			return err
		}
		if !right {
			return errCodeWrong
		}
		if err := s.confirmed(ctx, tx, from, session); err != nil || code.by == byApp {
			return err
		}
		return s.noteRecovery(ctx, tx, from, session.User)
	})
	if errors.Is(err, errCodeWrong) {
		return s.unsure(ctx, session, code.by, errCodeWrong)
	}
	giveBack()
	return err
}

func (s *Service) confirmed(ctx context.Context, tx bun.Tx, from From, session Session) error {
	var id string
	err := tx.NewRaw(`UPDATE sessions SET confirmed_at = now() WHERE id = ? RETURNING id`, session.ID).Scan(ctx, &id)
	if errors.Is(err, sql.ErrNoRows) {
		return errSignedOut
	}
	if err != nil {
		return fmt.Errorf("confirm a session: %w", err)
	}
	return s.note(ctx, tx, from, shared.AuditConfirmed, session.User.ID)
}
