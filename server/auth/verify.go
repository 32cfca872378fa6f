package auth

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// AskToVerify mails a link to somebody's address, once more.
func (s *Service) AskToVerify(ctx context.Context, from From, session Session) error {
	if session.User.Verified {
		return shared.Because(shared.Reason{Kind: shared.ReasonVerified})
	}
	if err := s.limits.letter(session.User.ID); err != nil {
		return err
	}
	return s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		return s.askToVerify(ctx, tx, from, session.User)
	})
}

func (s *Service) askToVerify(ctx context.Context, tx bun.Tx, from From, user shared.Account) error {
	return s.tell(ctx, tx, from, user, AboutVerify, "")
}

// Verify takes the link of such a mail: whoever has it reads what comes to the
// address.
func (s *Service) Verify(ctx context.Context, from From, token string) error {
	if err := s.limits.link(from.Address); err != nil {
		return err
	}
	return s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		letter, user, err := linked(ctx, tx, token, AboutVerify)
		if err != nil {
			return err
		}
		if letter.Email != user.Email {
			return errLink
		}
		if err := s.verified(ctx, tx, from, user); err != nil {
			return err
		}
		return endLinks(ctx, tx, user.ID, AboutVerify)
	})
}

// verified notes that an address is theirs, if that is new.
func (s *Service) verified(ctx context.Context, tx bun.Tx, from From, user shared.Account) error {
	if user.Verified {
		return nil
	}
	if _, err := tx.NewRaw(`UPDATE users SET verified_at = now() WHERE id = ?`, user.ID).Exec(ctx); err != nil {
		return fmt.Errorf("note that an address is verified: %w", err)
	}
	return s.note(ctx, tx, from, shared.AuditVerified, user.ID)
}
