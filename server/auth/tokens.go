package auth

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"incharge/server/audit"
	"incharge/server/db"
	"incharge/shared"
)

const (
	// tokenTouchEvery is how exactly the last use of a token is known.
	tokenTouchEvery = time.Minute
	// tokenKept is how long an expired token is still shown to its owner.
	tokenKept = 30 * 24 * time.Hour
)

// Tokens are somebody's tokens of the API, the newest first.
func (s *Service) Tokens(ctx context.Context, user shared.UserID) ([]shared.Token, error) {
	tokens := []shared.Token{}
	err := s.db.NewRaw(`SELECT id, name, scope, created_at, expires_at, last_used_at FROM tokens
		WHERE user_id = ? ORDER BY created_at DESC, id DESC`, user).Scan(ctx, &tokens)
	if err != nil {
		return nil, fmt.Errorf("list tokens: %w", err)
	}
	return tokens, nil
}

// MakeToken makes one. Its text is in the answer and nowhere else.
func (s *Service) MakeToken(ctx context.Context, from From, session Session, n shared.NewToken) (shared.MadeToken, error) {
	if err := n.Validate(); err != nil {
		return shared.MadeToken{}, err
	}
	if err := s.sure(ctx, session, "", ""); err != nil {
		return shared.MadeToken{}, err
	}
	user, made := session.User.ID, shared.MadeToken{Secret: newAPIToken()}
	err := s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		if err := lockUser(ctx, tx, user); err != nil {
			return err
		}
		var has int
		if err := tx.NewRaw(`SELECT count(*) FROM tokens WHERE user_id = ?`, user).Scan(ctx, &has); err != nil {
			return fmt.Errorf("count tokens: %w", err)
		}
		if has >= shared.MaxTokens {
			return shared.Conflict(fmt.Sprintf("You have %d tokens already. End one that you don't need any more.", has))
		}
		err := tx.NewRaw(`INSERT INTO tokens (id, user_id, token_hash, name, scope, expires_at)
			VALUES (?, ?, ?, ?, ?, now() + ?::interval) RETURNING id, name, scope, created_at, expires_at, last_used_at`,
			shared.NewID[shared.TokenID](), user, hashOf(made.Secret), strings.TrimSpace(n.Name), n.Scope,
			seconds(time.Duration(n.Days)*24*time.Hour)).Scan(ctx, &made.Token)
		if err != nil {
			return fmt.Errorf("make a token: %w", err)
		}
		if err := s.audit.Write(ctx, tx, aboutToken(from, shared.AuditTokenMade, user, made.Token)); err != nil {
			return err
		}
		return s.tell(ctx, tx, from, session.User, AboutTokenMade, made.Name)
	})
	return made, err
}

// EndToken ends one of somebody's tokens, for good.
func (s *Service) EndToken(ctx context.Context, from From, user shared.UserID, id shared.TokenID) error {
	if !shared.ValidID(id) {
		return shared.NotFound("")
	}
	return s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		var token shared.Token
		err := tx.NewRaw(`DELETE FROM tokens WHERE id = ? AND user_id = ? RETURNING id, name, scope`, id, user).Scan(ctx, &token)
		if errors.Is(err, sql.ErrNoRows) {
			return shared.NotFound("")
		}
		if err != nil {
			return fmt.Errorf("end a token: %w", err)
		}
		return s.audit.Write(ctx, tx, aboutToken(from, shared.AuditTokenEnded, user, token))
	})
}

// endTokens ends all of somebody's tokens, and names them.
func (s *Service) endTokens(ctx context.Context, tx bun.Tx, from From, user shared.UserID) (ended []string, err error) {
	var tokens []shared.Token
	err = tx.NewRaw(`DELETE FROM tokens WHERE user_id = ? RETURNING id, name, scope`, user).Scan(ctx, &tokens)
	if err != nil {
		return nil, fmt.Errorf("end tokens: %w", err)
	}
	for _, token := range tokens {
		if err := s.audit.Write(ctx, tx, aboutToken(from, shared.AuditTokenEnded, user, token)); err != nil {
			return nil, err
		}
		ended = append(ended, string(token.ID))
	}
	return ended, nil
}

func aboutToken(from From, kind shared.AuditKind, user shared.UserID, token shared.Token) audit.Event {
	return audit.Event{Kind: kind, Actor: user, Subject: user, Address: from.Address, Agent: from.Agent,
		Detail: map[string]string{"token": string(token.ID), "name": token.Name, "scope": string(token.Scope)}}
}

// byToken finds who a token of the API belongs to, as Session does for the
// token of a session.
func (s *Service) byToken(ctx context.Context, token string) (Session, error) {
	if !wholeAPIToken(token) {
		return Session{}, &shared.Error{Code: shared.CodeUnauthorized, Message: "This is no whole API token: compare it with the one that you were shown."}
	}
	var row struct {
		userRow
		Token string
		Scope shared.Scope
		Stale bool
	}
	hash := hashOf(token)
	err := db.One(ctx, s.db, &row, `SELECT `+userColumns+`, t.id AS token, t.scope,
			t.last_used_at IS NULL OR t.last_used_at < now() - $2::interval AS stale
		FROM tokens t JOIN users u ON u.id = t.user_id
		WHERE t.token_hash = $1 AND t.expires_at > now() AND u.disabled_at IS NULL AND u.deleted_at IS NULL`,
		hash, seconds(tokenTouchEvery))
	if errors.Is(err, sql.ErrNoRows) {
		return Session{}, &shared.Error{Code: shared.CodeUnauthorized, Message: "This API token has expired or was ended."}
	}
	if err != nil {
		return Session{}, fmt.Errorf("find a token: %w", err)
	}
	if row.Stale {
		if _, err := s.db.NewRaw(`UPDATE tokens SET last_used_at = now() WHERE token_hash = ?`, hash).Exec(ctx); err != nil {
			return Session{}, fmt.Errorf("note that a token is used: %w", err)
		}
	}
	return Session{ID: row.Token, User: row.account(), Scope: row.Scope}, nil
}

// lockUser makes others wait who change how the same person signs in.
func lockUser(ctx context.Context, tx bun.Tx, user shared.UserID) error {
	var id shared.UserID
	err := tx.NewRaw(`SELECT id FROM users WHERE id = ? AND disabled_at IS NULL AND deleted_at IS NULL FOR UPDATE`, user).Scan(ctx, &id)
	if errors.Is(err, sql.ErrNoRows) {
		return errSignedOut
	}
	if err != nil {
		return fmt.Errorf("lock an account: %w", err)
	}
	return nil
}
