package auth

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"incharge/server/audit"
	"incharge/shared"
)

// MailReset has a link mailed to somebody by which they may choose a new
// password, in the name of an administrator.
func (s *Service) MailReset(ctx context.Context, from From, actor, user shared.UserID) error {
	return s.askReset(ctx, actor, user, func(ctx context.Context, tx bun.Tx, person standing) error {
		return s.post(ctx, tx, newLetter(AboutReset, from, person.Email))
	})
}

// ResetLink gives the secret of such a link instead, for an administrator to
// hand on. It goes to no address, so using it proves none.
func (s *Service) ResetLink(ctx context.Context, from From, actor, user shared.UserID) (token string, err error) {
	err = s.askReset(ctx, actor, user, func(ctx context.Context, tx bun.Tx, person standing) error {
		letter := newLetter(AboutReset, from, "").to(person.ID)
		token, letter.TokenHash = newToken()
		if _, err := tx.NewInsert().Model(letter).Exec(ctx); err != nil {
			return fmt.Errorf("make a link: %w", err)
		}
		return nil
	})
	return token, err
}

func (s *Service) askReset(ctx context.Context, actor, user shared.UserID, do func(context.Context, bun.Tx, standing) error) error {
	if !shared.ValidID(user) {
		return shared.NotFound("")
	}
	return s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		people, err := asAdministrator(ctx, tx, actor, user)
		if err != nil {
			return err
		}
		person, found := people[user]
		switch {
		case !found:
			return shared.NotFound("")
		case person.Disabled:
			return shared.Because(shared.Reason{Kind: shared.ReasonDisabled})
		}
		if err := do(ctx, tx, person); err != nil {
			return err
		}
		return s.audit.Write(ctx, tx, audit.Event{Kind: shared.AuditPasswordResetAsked, Actor: actor, Subject: user})
	})
}
