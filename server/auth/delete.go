package auth

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// Deleted is the name under which what somebody has done stays when their
// account is gone.
const Deleted = "Deleted user"

// MayDelete makes sure that it is the owner who wants to delete an account, and
// that it may go, before anything is done for it.
func (s *Service) MayDelete(ctx context.Context, session Session, password string) error {
	if err := s.sure(ctx, session, "password", password); err != nil {
		return err
	}
	return s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		return adminsWithout(ctx, tx, session.User.ID)
	})
}

// Delete ends an account for good, with all its sessions and tokens.
// What the person has done keeps its row, which says nothing of them any more.
// They are on no board by then; a membership that came meanwhile makes it fail.
func (s *Service) Delete(ctx context.Context, from From, user shared.Account) error {
	return s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		if err := mayGo(ctx, tx, user.ID); err != nil {
			return err
		}
		for _, statement := range []*bun.RawQuery{
			// No address is written like this, so nobody can sign in or be invited by it.
			tx.NewRaw(`UPDATE users SET name = ?, email = id::text, password_hash = '', admin = false, verified_at = NULL,
				language = '', zone = '', avatar = '', deleted_at = now() WHERE id = ?`, Deleted, user.ID),
			tx.NewRaw(`DELETE FROM letters WHERE user_id = ? OR lower(email) = lower(?)`, user.ID, user.Email),
			tx.NewRaw(`DELETE FROM invitations WHERE lower(email) = lower(?)`, user.Email),
			tx.NewRaw(`DELETE FROM avatars WHERE user_id = ?`, user.ID),
			tx.NewRaw(`DELETE FROM familiar WHERE user_id = ?`, user.ID),
			tx.NewRaw(`DELETE FROM sessions WHERE user_id = ?`, user.ID),
			tx.NewRaw(`DELETE FROM tokens WHERE user_id = ?`, user.ID),
			tx.NewRaw(`DELETE FROM identities WHERE user_id = ?`, user.ID),
			tx.NewRaw(`DELETE FROM totp WHERE user_id = ?`, user.ID),
			tx.NewRaw(`DELETE FROM recovery_codes WHERE user_id = ?`, user.ID),
			tx.NewRaw(`DELETE FROM seconds WHERE user_id = ?`, user.ID),
		} {
			if _, err := statement.Exec(ctx); err != nil {
				return fmt.Errorf("delete an account: %w", err)
			}
		}
		if err := s.note(ctx, tx, from, shared.AuditAccountDeleted, user.ID); err != nil {
			return err
		}
		return s.post(ctx, tx, newLetter(AboutAccountDeleted, from.speaking(user.Language), user.Email).saying(user.Name))
	})
}

// mayGo refuses to let somebody go who is the last administrator of others, or
// who has become a member of a board a moment ago.
func mayGo(ctx context.Context, tx bun.Tx, user shared.UserID) error {
	if err := adminsWithout(ctx, tx, user); err != nil {
		return err
	}
	var member bool
	if err := tx.NewRaw(`SELECT EXISTS (SELECT FROM members WHERE user_id = ?)`, user).Scan(ctx, &member); err != nil {
		return fmt.Errorf("look for memberships: %w", err)
	}
	if member {
		return shared.Because(shared.Reason{Kind: shared.ReasonJoined})
	}
	return nil
}

// adminsWithout refuses to leave others without an administrator. It locks them,
// in the order in which all do; see administrators.
func adminsWithout(ctx context.Context, tx bun.Tx, user shared.UserID) error {
	var left struct{ Admins, Others bool }
	if _, err := tx.NewRaw(`SELECT FROM users WHERE admin AND deleted_at IS NULL OR id = ? ORDER BY id FOR UPDATE`, user).Exec(ctx); err != nil {
		return fmt.Errorf("wait for an account: %w", err)
	}
	err := tx.NewRaw(`SELECT NOT (SELECT admin FROM users WHERE id = ?0)
			OR EXISTS (SELECT FROM users WHERE admin AND disabled_at IS NULL AND deleted_at IS NULL AND id <> ?0) AS admins,
		EXISTS (SELECT FROM users WHERE deleted_at IS NULL AND id <> ?0) AS others`, user).Scan(ctx, &left)
	if err != nil {
		return fmt.Errorf("look for administrators: %w", err)
	}
	if !left.Admins && left.Others {
		return errLastAdmin
	}
	return nil
}
