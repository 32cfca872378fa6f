package auth

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/uptrace/bun"

	"incharge/server/audit"
	"incharge/shared"
)

// SessionsOf lists where somebody is signed in, for an administrator, whose own
// session is marked where it is among them.
func (s *Service) SessionsOf(ctx context.Context, admin Session, user shared.UserID) (shared.Sessions, error) {
	if err := s.present(ctx, s.db, user); err != nil {
		return shared.Sessions{}, err
	}
	return s.Sessions(ctx, Session{ID: admin.ID, User: shared.Account{ID: user}})
}

// EndSessionOf ends one of somebody's sessions, in the name of an administrator.
func (s *Service) EndSessionOf(ctx context.Context, actor, user shared.UserID, id string) error {
	if !shared.ValidID(sessionID(id)) {
		return shared.NotFound("")
	}
	return s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		if err := s.present(ctx, tx, user); err != nil {
			return err
		}
		var ended string
		err := tx.NewRaw(`DELETE FROM sessions WHERE id = ? AND user_id = ? RETURNING id`, id, user).Scan(ctx, &ended)
		if errors.Is(err, sql.ErrNoRows) {
			return shared.NotFound("")
		}
		if err != nil {
			return fmt.Errorf("end a session: %w", err)
		}
		return s.audit.Write(ctx, tx, audit.Event{Kind: shared.AuditSessionEnded, Actor: actor, Subject: user})
	})
}

// EndSessionsOf ends all of somebody's sessions.
func (s *Service) EndSessionsOf(ctx context.Context, actor, user shared.UserID) error {
	return s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		if err := s.present(ctx, tx, user); err != nil {
			return err
		}
		if ended, err := endSessions(ctx, tx, user, ""); err != nil || len(ended) == 0 {
			return err
		}
		return s.audit.Write(ctx, tx, audit.Event{Kind: shared.AuditSessionEnded, Actor: actor, Subject: user})
	})
}

// EndTOTPOf switches off the second factor of somebody who has lost it. All of
// their sessions end; the next sign-in takes the first factor, as setting up
// another one does.
func (s *Service) EndTOTPOf(ctx context.Context, from From, actor, user shared.UserID) error {
	if actor == user {
		return shared.Conflict("Switch your own second factor off in your account.")
	}
	if !shared.ValidID(user) {
		return shared.NotFound("")
	}
	return s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		people, err := asAdministrator(ctx, tx, actor, user)
		if err != nil {
			return err
		}
		if _, found := people[user]; !found {
			return shared.NotFound("")
		}
		if row, err := totpOf(ctx, tx, user); err != nil && !errors.Is(err, errTOTPOff) {
			return err
		} else if err != nil || !row.Confirmed {
			return shared.Conflict("This account has no second factor.")
		}
		if err := forgetSecond(ctx, tx, user); err != nil {
			return err
		}
		if _, err := endSessions(ctx, tx, user, ""); err != nil {
			return err
		}
		if err := s.audit.Write(ctx, tx, audit.Event{Kind: shared.AuditSecondOff, Actor: actor, Subject: user}); err != nil {
			return err
		}
		owner, err := accountOf(ctx, tx, user)
		if err != nil {
			return err
		}
		// Where it was done from is the administrator's matter, not theirs.
		return s.tell(ctx, tx, From{Language: from.Language}, owner, AboutSecondLost, "")
	})
}

// present answers NotFound where there is no such account.
func (s *Service) present(ctx context.Context, in bun.IDB, user shared.UserID) error {
	if !shared.ValidID(user) {
		return shared.NotFound("")
	}
	var there bool
	if err := in.NewRaw(`SELECT EXISTS (SELECT FROM users WHERE id = ? AND deleted_at IS NULL)`, user).Scan(ctx, &there); err != nil {
		return fmt.Errorf("find an account: %w", err)
	}
	if !there {
		return shared.NotFound("")
	}
	return nil
}
