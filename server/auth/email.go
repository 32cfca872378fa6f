package auth

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// ChangeEmail asks at both addresses, the present one and the new one, whether
// an account shall go over to the new one. It happens once both have said so.
// Whether the new one has an account already isn't told: where it has one, no
// mail goes there.
func (s *Service) ChangeEmail(ctx context.Context, from From, session Session, c shared.EmailChange) error {
	if err := s.sure(ctx, session, "password", c.Password); err != nil {
		return err
	}
	if c.Email == session.User.Email {
		return shared.Invalid("email", "is your address already")
	}
	if err := s.limits.letter(session.User.ID); err != nil {
		return err
	}
	return s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		if err := endLinks(ctx, tx, session.User.ID, AboutEmailOld, AboutEmailNew); err != nil {
			return err
		}
		if err := s.tell(ctx, tx, from, session.User, AboutEmailOld, c.Email); err != nil {
			return err
		}
		return s.post(ctx, tx, newLetter(AboutEmailNew, from, c.Email).to(session.User.ID).saying(c.Email))
	})
}

// ConfirmEmail takes the link of one of the two mails; the second of them
// changes the address.
func (s *Service) ConfirmEmail(ctx context.Context, from From, token string) error {
	if err := s.limits.link(from.Address); err != nil {
		return err
	}
	return s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		letter, user, err := linked(ctx, tx, token, AboutEmailOld, AboutEmailNew)
		if err != nil {
			return err
		}
		var both bool
		err = tx.NewRaw(`WITH this AS (UPDATE letters SET confirmed = true, token_hash = NULL WHERE id = ?)
			SELECT EXISTS (SELECT FROM letters WHERE user_id = ? AND about IN (?) AND about <> ? AND confirmed AND expires_at > now())`,
			letter.ID, user.ID, bun.List([]About{AboutEmailOld, AboutEmailNew}), letter.About).Scan(ctx, &both)
		if err != nil {
			return fmt.Errorf("confirm an address: %w", err)
		}
		if !both {
			return nil
		}
		return s.setEmail(ctx, tx, from, user, letter.Detail)
	})
}

// setEmail changes the address, after which no link that has been sent is good
// any more: some were sent to the old one.
func (s *Service) setEmail(ctx context.Context, tx bun.Tx, from From, user shared.Account, email string) error {
	_, err := tx.NewRaw(`UPDATE users SET email = ?, verified_at = now() WHERE id = ?`, email, user.ID).Exec(ctx)
	if err != nil {
		return taken(err)
	}
	if err := endLinks(ctx, tx, user.ID, withLink...); err != nil {
		return err
	}
	if err := s.note(ctx, tx, from, shared.AuditEmailChanged, user.ID); err != nil {
		return err
	}
	old := user
	user.Email = email
	for _, owner := range []shared.Account{old, user} {
		if err := s.tell(ctx, tx, from, owner, AboutEmailChanged, email); err != nil {
			return err
		}
	}
	return nil
}
