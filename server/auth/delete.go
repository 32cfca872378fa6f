package auth

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"incharge/server/audit"
	"incharge/shared"
)

// Deleted is the name under which what somebody has done stays when their
// account is gone.
const Deleted = "Deleted user"

// Delete ends an account for good, and names its sessions, which end with it.
// What the person has done keeps its row, which says nothing of them any more.
// They are on no board by then; a membership that came meanwhile makes it fail.
func (s *Service) Delete(ctx context.Context, from From, user shared.Account) (ended []string, err error) {
	err = s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
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
		if ended, err = endSessions(ctx, tx, user.ID, ""); err != nil {
			return err
		}
		if err := s.audit.Write(ctx, tx, audit.Event{Kind: shared.AuditAccountDeleted, Actor: user.ID, Subject: user.ID}); err != nil {
			return err
		}
		return s.post(ctx, tx, newLetter(AboutAccountDeleted, from.speaking(user.Language), user.Email).saying(user.Name))
	})
	return ended, err
}

// mayGo refuses to let somebody go who is the last administrator of others, or
// who has become a member of a board a moment ago.
func mayGo(ctx context.Context, tx bun.Tx, user shared.UserID) error {
	var others struct{ Members, Admins, People bool }
	// Locked in this order as when administrators are made.
	if _, err := tx.NewRaw(`SELECT FROM users WHERE admin AND deleted_at IS NULL OR id = ? ORDER BY id FOR UPDATE`, user).Exec(ctx); err != nil {
		return fmt.Errorf("wait for an account: %w", err)
	}
	err := tx.NewRaw(`SELECT EXISTS (SELECT FROM members WHERE user_id = ?0) AS members,
		EXISTS (SELECT FROM users WHERE admin AND disabled_at IS NULL AND deleted_at IS NULL AND id <> ?0)
			OR NOT (SELECT admin FROM users WHERE id = ?0) AS admins,
		EXISTS (SELECT FROM users WHERE deleted_at IS NULL AND id <> ?0) AS people`, user).Scan(ctx, &others)
	switch {
	case err != nil:
		return fmt.Errorf("see whether an account may go: %w", err)
	case others.Members:
		return shared.Conflict("You have just become a member of a board. Try again.")
	case !others.Admins && others.People:
		return errLastAdmin
	}
	return nil
}
