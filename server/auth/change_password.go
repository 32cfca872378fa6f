package auth

import (
	"context"
	"fmt"
	"strconv"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// ChangePassword sets another password for who is signed in. All other sessions
// and, unless they are to be kept, the tokens of the API end, which it names; this
// session goes on under a new token.
func (s *Service) ChangePassword(ctx context.Context, from From, session Session, c shared.PasswordChange) (in SignedIn, ended []string, err error) {
	if err := s.sure(ctx, session, "current", c.Current); err != nil {
		return SignedIn{}, nil, err
	}
	if err := s.checkNew(c.Password, session.User); err != nil {
		return SignedIn{}, nil, err
	}
	hash, err := s.passwords.hash(ctx, c.Password)
	if err != nil {
		return SignedIn{}, nil, err
	}
	err = s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		if err := setPassword(ctx, tx, session.User.ID, hash); err != nil {
			return err
		}
		if ended, err = endSessions(ctx, tx, session.User.ID, session.ID); err != nil {
			return err
		}
		var tokens []string
		if !c.KeepTokens {
			if tokens, err = s.endTokens(ctx, tx, from, session.User.ID); err != nil {
				return err
			}
			ended = append(ended, tokens...)
		}
		if in, err = rotate(ctx, tx, session); err != nil {
			return err
		}
		in.User.Password = true
		if err := s.note(ctx, tx, from, shared.AuditPasswordChanged, session.User.ID); err != nil {
			return err
		}
		detail := ""
		if len(tokens) > 0 {
			detail = strconv.Itoa(len(tokens))
		}
		return s.tell(ctx, tx, from, session.User, AboutPasswordChanged, detail)
	})
	return in, ended, err
}

// setPassword sets it, and ends the links by which it could be set otherwise and
// the sign-ins that were begun with the old one.
func setPassword(ctx context.Context, tx bun.Tx, user shared.UserID, hash string) error {
	_, err := tx.NewRaw(`UPDATE users SET password_hash = ? WHERE id = ?`, hash, user).Exec(ctx)
	if err != nil {
		return fmt.Errorf("set a password: %w", err)
	}
	if _, err := tx.NewRaw(`DELETE FROM seconds WHERE user_id = ?`, user).Exec(ctx); err != nil {
		return fmt.Errorf("end sign-ins: %w", err)
	}
	return endLinks(ctx, tx, user, AboutReset, AboutEmailOld, AboutEmailNew)
}
