package auth

import (
	"context"
	"fmt"
	"slices"

	"github.com/uptrace/bun"

	"incharge/server/audit"
	"incharge/shared"
)

// ChangeUser disables or enables an account and gives or takes administration,
// in the name of an administrator. What is so already stays so. Who is disabled
// has no session left; tokens and links don't let them in while they are.
func (s *Service) ChangeUser(ctx context.Context, actor, user shared.UserID, change shared.UserChange) error {
	if err := change.Validate(); err != nil {
		return err
	}
	if !shared.ValidID(user) {
		return shared.NotFound("")
	}
	return s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		admins, err := administrators(ctx, tx, actor)
		if err != nil {
			return err
		}
		var found []struct{ Admin, Disabled bool }
		err = tx.NewRaw(`SELECT admin, disabled_at IS NOT NULL AS disabled FROM users
			WHERE id = ? AND deleted_at IS NULL FOR UPDATE`, user).Scan(ctx, &found)
		if err != nil {
			return fmt.Errorf("find an account: %w", err)
		}
		if len(found) == 0 {
			return shared.NotFound("")
		}
		was := found[0]
		becomes := was
		if change.Admin != nil {
			becomes.Admin = *change.Admin
		}
		if change.Disabled != nil {
			becomes.Disabled = *change.Disabled
		}
		if slices.Equal(admins, []shared.UserID{user}) && (!becomes.Admin || becomes.Disabled) {
			return errLastAdmin
		}
		if err := s.setAdmin(ctx, tx, actor, user, was.Admin, becomes.Admin); err != nil {
			return err
		}
		return s.setDisabled(ctx, tx, actor, user, was.Disabled, becomes.Disabled)
	})
}

var errLastAdmin = shared.Conflict("An instance needs an administrator: make somebody else one first.")

// administrators are those who can act as such, locked until tx ends, so that
// of two who take it from each other one keeps it. Who isn't among them is told
// that there is nothing.
func administrators(ctx context.Context, tx bun.Tx, actor shared.UserID) ([]shared.UserID, error) {
	var admins []shared.UserID
	err := tx.NewRaw(`SELECT id FROM users WHERE admin AND disabled_at IS NULL AND deleted_at IS NULL
		ORDER BY id FOR UPDATE`).Scan(ctx, &admins)
	if err != nil {
		return nil, fmt.Errorf("find the administrators: %w", err)
	}
	if !slices.Contains(admins, actor) {
		return nil, shared.NotFound("")
	}
	return admins, nil
}

func (s *Service) setAdmin(ctx context.Context, tx bun.Tx, actor, user shared.UserID, was, becomes bool) error {
	if was == becomes {
		return nil
	}
	if _, err := tx.NewRaw(`UPDATE users SET admin = ? WHERE id = ?`, becomes, user).Exec(ctx); err != nil {
		return fmt.Errorf("change an administrator: %w", err)
	}
	kind := shared.AuditAdminTaken
	if becomes {
		kind = shared.AuditAdminGiven
	}
	return s.audit.Write(ctx, tx, audit.Event{Kind: kind, Actor: actor, Subject: user})
}

func (s *Service) setDisabled(ctx context.Context, tx bun.Tx, actor, user shared.UserID, was, becomes bool) error {
	if was == becomes {
		return nil
	}
	kind := shared.AuditUserEnabled
	if becomes {
		kind = shared.AuditUserDisabled
	}
	// When enabled as well: a sign-in may have begun one while being disabled.
	for _, statement := range []*bun.RawQuery{
		tx.NewRaw(`UPDATE users SET disabled_at = CASE WHEN ? THEN now() END WHERE id = ?`, becomes, user),
		tx.NewRaw(`DELETE FROM sessions WHERE user_id = ?`, user),
	} {
		if _, err := statement.Exec(ctx); err != nil {
			return fmt.Errorf("disable or enable an account: %w", err)
		}
	}
	return s.audit.Write(ctx, tx, audit.Event{Kind: kind, Actor: actor, Subject: user})
}
