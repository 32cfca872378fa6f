package auth

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"incharge/server/audit"
	"incharge/shared"
)

// ChangeUser disables or enables an account and gives or takes administration,
// in the name of an administrator. What is so already stays so. Otherwise all
// of that person's sessions have ended: who is disabled gets no other, whoever
// may do more or less than before begins one anew. Tokens and links don't let
// those in who are disabled.
func (s *Service) ChangeUser(ctx context.Context, actor, user shared.UserID, change shared.UserChange) (changed shared.UserRecord, ended bool, err error) {
	if err := change.Validate(); err != nil {
		return changed, false, err
	}
	if !shared.ValidID(user) {
		return changed, false, shared.NotFound("")
	}
	err = s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		people, err := asAdministrator(ctx, tx, actor, user)
		if err != nil {
			return err
		}
		was, found := people[user]
		if !found {
			return shared.NotFound("")
		}
		becomes := was
		if change.Admin != nil {
			becomes.Admin = *change.Admin
		}
		if change.Disabled != nil {
			becomes.Disabled = *change.Disabled
		}
		people[user] = becomes
		if !people.administered() {
			return errLastAdmin
		}
		if err := s.setAdmin(ctx, tx, actor, was, becomes); err != nil {
			return err
		}
		if err := s.setDisabled(ctx, tx, actor, was, becomes); err != nil {
			return err
		}
		// Who may do more, or less, begins anew. When enabled, too: a sign-in may
		// have begun one while being disabled.
		if ended = was != becomes; ended {
			if _, err := endSessions(ctx, tx, user, ""); err != nil {
				return err
			}
		}
		changed, err = recordOf(ctx, tx, user)
		return err
	})
	return changed, ended && err == nil, err
}

var errLastAdmin = shared.Conflict("An instance needs an administrator: make somebody else one first.")

// standing is what somebody is to the instance.
type standing struct {
	ID       shared.UserID
	Email    string
	Admin    bool
	Disabled bool
}

type standings map[shared.UserID]standing

// administered says whether somebody is left who can act as an administrator.
func (s standings) administered() bool {
	for _, person := range s {
		if person.Admin && !person.Disabled {
			return true
		}
	}
	return false
}

// asAdministrator gives the standing of all administrators and of one person
// besides, locked until tx ends, so that of two who take it from each other one
// keeps it. An actor who is no administrator is told that there is nothing.
func asAdministrator(ctx context.Context, tx bun.Tx, actor, user shared.UserID) (standings, error) {
	var rows []standing
	err := tx.NewRaw(`SELECT id, email, admin, disabled_at IS NOT NULL AS disabled FROM users
		WHERE (admin OR id IN (?, ?)) AND deleted_at IS NULL ORDER BY id FOR UPDATE`, actor, user).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("find the administrators: %w", err)
	}
	people := standings{}
	for _, row := range rows {
		people[row.ID] = row
	}
	if me := people[actor]; !me.Admin || me.Disabled {
		return nil, shared.NotFound("")
	}
	return people, nil
}

func (s *Service) setAdmin(ctx context.Context, tx bun.Tx, actor shared.UserID, was, becomes standing) error {
	if was.Admin == becomes.Admin {
		return nil
	}
	if _, err := tx.NewRaw(`UPDATE users SET admin = ? WHERE id = ?`, becomes.Admin, was.ID).Exec(ctx); err != nil {
		return fmt.Errorf("change an administrator: %w", err)
	}
	kind := shared.AuditAdminTaken
	if becomes.Admin {
		kind = shared.AuditAdminGiven
	}
	return s.audit.Write(ctx, tx, audit.Event{Kind: kind, Actor: actor, Subject: was.ID})
}

func (s *Service) setDisabled(ctx context.Context, tx bun.Tx, actor shared.UserID, was, becomes standing) error {
	if was.Disabled == becomes.Disabled {
		return nil
	}
	kind := shared.AuditUserEnabled
	if becomes.Disabled {
		kind = shared.AuditUserDisabled
	}
	_, err := tx.NewRaw(`UPDATE users SET disabled_at = CASE WHEN ? THEN now() END WHERE id = ?`, becomes.Disabled, was.ID).Exec(ctx)
	if err != nil {
		return fmt.Errorf("disable or enable an account: %w", err)
	}
	return s.audit.Write(ctx, tx, audit.Event{Kind: kind, Actor: actor, Subject: was.ID})
}
