package auth

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// Sessions lists where somebody is signed in, what was used last first.
func (s *Service) Sessions(ctx context.Context, session Session) (shared.Sessions, error) {
	list := []shared.Session{}
	err := s.db.NewRaw(`SELECT s.id, s.created_at, s.last_seen_at, s.agent, s.address, s.id = ? AS current
		FROM sessions s WHERE s.user_id = ? AND `+alive+` ORDER BY s.last_seen_at DESC, s.id`,
		session.ID, session.User.ID, seconds(Idle)).Scan(ctx, &list)
	if err != nil {
		return shared.Sessions{}, fmt.Errorf("list sessions: %w", err)
	}
	for i := range list {
		list[i].CreatedAt, list[i].LastSeenAt = list[i].CreatedAt.UTC(), list[i].LastSeenAt.UTC()
	}
	return shared.Sessions{Sessions: list}, nil
}

// EndSession ends one of somebody's own sessions.
func (s *Service) EndSession(ctx context.Context, from From, session Session, id string) error {
	if !shared.ValidID(sessionID(id)) {
		return shared.NotFound("")
	}
	if id != session.ID { // which is a sign-out
		if err := s.sure(ctx, session, "", ""); err != nil {
			return err
		}
	}
	return s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		var ended string
		err := tx.NewRaw(`DELETE FROM sessions WHERE id = ? AND user_id = ? RETURNING id`, id, session.User.ID).Scan(ctx, &ended)
		if errors.Is(err, sql.ErrNoRows) {
			return shared.NotFound("")
		}
		if err != nil {
			return fmt.Errorf("end a session: %w", err)
		}
		return s.note(ctx, tx, from, shared.AuditSessionEnded, session.User.ID)
	})
}

// EndOthers ends all of somebody's sessions but the one that is used, and names
// them.
func (s *Service) EndOthers(ctx context.Context, from From, session Session) (ended []string, err error) {
	if err := s.sure(ctx, session, "", ""); err != nil {
		return nil, err
	}
	err = s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		if ended, err = endSessions(ctx, tx, session.User.ID, session.ID); err != nil || len(ended) == 0 {
			return err
		}
		return s.note(ctx, tx, from, shared.AuditSessionEnded, session.User.ID)
	})
	return ended, err
}

// endSessions ends all sessions of somebody but one, where that is named, and
// names them. So do sign-ins that have come half-way: what they have shown may
// be worth nothing any more.
func endSessions(ctx context.Context, tx bun.Tx, user shared.UserID, but string) (ended []string, err error) {
	if _, err := tx.NewRaw(`DELETE FROM seconds WHERE user_id = ?`, user).Exec(ctx); err != nil {
		return nil, fmt.Errorf("end sign-ins: %w", err)
	}
	err = tx.NewRaw(`DELETE FROM sessions WHERE user_id = ? AND id::text <> ? RETURNING id`, user, but).Scan(ctx, &ended)
	if err != nil {
		return nil, fmt.Errorf("end sessions: %w", err)
	}
	return ended, nil
}

// rotate gives a session another token, as when what it may do has changed:
// whoever has got hold of the old one has nothing of it. What is open in its
// name stays so.
func rotate(ctx context.Context, tx bun.Tx, session Session) (SignedIn, error) {
	token, hash := newToken()
	var id string
	err := tx.NewRaw(`UPDATE sessions SET token_hash = ? WHERE id = ? RETURNING id`, hash, session.ID).Scan(ctx, &id)
	if errors.Is(err, sql.ErrNoRows) {
		return SignedIn{}, errSignedOut
	}
	if err != nil {
		return SignedIn{}, fmt.Errorf("renew a session: %w", err)
	}
	return SignedIn{ID: id, Token: token, User: session.User}, nil
}
