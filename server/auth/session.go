package auth

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/base64"
	"errors"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"incharge/server/audit"
	"incharge/server/db"
	"incharge/shared"
)

const (
	// Lifetime is how long a session lasts at most, used or not.
	Lifetime = 60 * 24 * time.Hour
	// Idle is how long it lasts without being used.
	Idle = 14 * 24 * time.Hour
	// touchEvery is how exactly the last use is known: one write an hour.
	touchEvery = time.Hour
)

// Session is a sign-in that is still good.
type Session struct {
	ID    string // which gives nothing away, and outlasts its token
	User  shared.Account
	Scope shared.Scope // of a token of the API; empty: this is the person, who may do all
}

// SignedIn is a new session. The token is nowhere else: the database has its
// hash, so that who reads the database can't sign in with what is there.
type SignedIn struct {
	ID     string
	Token  string
	User   shared.Account
	Second string // instead of all that, where a second factor is owed: see LoginSecond
}

var errSignedOut = &shared.Error{Code: shared.CodeUnauthorized, Message: "Sign in first."}

// Session finds who a token belongs to, a session's or one of the API;
// CodeUnauthorized when it is no good, or no longer.
func (s *Service) Session(ctx context.Context, token string) (Session, error) {
	if isAPIToken(token) {
		return s.byToken(ctx, token)
	}
	var row struct {
		userRow
		Session string
		Stale   bool
	}
	hash := hashOf(token)
	err := db.One(ctx, s.db, &row, `SELECT `+userColumns+`, s.id AS session, s.last_seen_at < now() - $2::interval AS stale
		FROM sessions s JOIN users u ON u.id = s.user_id
		WHERE s.token_hash = $1 AND s.expires_at > now() AND s.last_seen_at > now() - $3::interval
			AND u.disabled_at IS NULL`,
		hash, seconds(touchEvery), seconds(Idle))
	if errors.Is(err, sql.ErrNoRows) {
		return Session{}, errSignedOut
	}
	if err != nil {
		return Session{}, fmt.Errorf("find a session: %w", err)
	}
	if row.Stale {
		if _, err := s.db.NewRaw(`UPDATE sessions SET last_seen_at = now() WHERE token_hash = ?`, hash).Exec(ctx); err != nil {
			return Session{}, fmt.Errorf("note that a session is used: %w", err)
		}
	}
	return Session{ID: row.Session, User: row.account()}, nil
}

// alive is the condition for a session s to be good; its parameter is Idle.
const alive = `s.expires_at > now() AND s.last_seen_at > now() - ?::interval`

// Logout ends a session, and names it for those who hold something open for
// it. Ending one that is not there does nothing, and names none.
func (s *Service) Logout(ctx context.Context, token string) (id string, err error) {
	err = s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		var ended struct {
			ID     string
			UserID shared.UserID
		}
		err := tx.NewRaw(`DELETE FROM sessions WHERE token_hash = ? RETURNING id, user_id`, hashOf(token)).Scan(ctx, &ended)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("end a session: %w", err)
		}
		id = ended.ID
		return s.audit.Write(ctx, tx, audit.Event{Kind: shared.AuditSignedOut, Actor: ended.UserID, Subject: ended.UserID})
	})
	return id, err
}

// Ended tells which of the sessions and tokens are no longer good, and notes that the
// others are in use: it is asked for those that hold a socket open.
func (s *Service) Ended(ctx context.Context, ids []string) (ended []string, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	var good []string
	err = s.db.NewRaw(`WITH good AS (
			SELECT s.id, s.last_seen_at FROM sessions s JOIN users u ON u.id = s.user_id
			WHERE s.id IN (?) AND `+alive+` AND NOT (`+owes+`)
		), touched AS (
			UPDATE sessions t SET last_seen_at = now() FROM good
			WHERE t.id = good.id AND good.last_seen_at < now() - ?::interval
		) SELECT id FROM good UNION ALL
		SELECT t.id FROM tokens t JOIN users u ON u.id = t.user_id
			WHERE t.id IN (?) AND t.expires_at > now() AND u.disabled_at IS NULL AND u.deleted_at IS NULL AND NOT (`+owes+`)`,
		bun.List(ids), seconds(Idle), seconds(touchEvery), bun.List(ids)).Scan(ctx, &good)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("look at %d sessions: %w", len(ids), err)
	}
	left := map[string]bool{}
	for _, id := range good {
		left[id] = true
	}
	for _, id := range ids {
		if !left[id] {
			ended = append(ended, id)
		}
	}
	return ended, nil
}

// begin makes a session: 32 random bytes, of which only the hash is kept.
func begin(ctx context.Context, db bun.IDB, from From, user userRow) (SignedIn, error) {
	token, hash := newToken()
	in := SignedIn{ID: string(shared.NewID[sessionID]()), Token: token, User: user.account()}
	_, err := db.NewRaw(`INSERT INTO sessions (id, token_hash, user_id, agent, address, expires_at) VALUES (?, ?, ?, ?, ?, now() + ?::interval)`,
		in.ID, hash, user.ID, from.agent(), from.Address, seconds(Lifetime)).Exec(ctx)
	if err == nil { // see limits
		_, err = db.NewRaw(`INSERT INTO familiar (user_id, network) VALUES (?, ?) ON CONFLICT (user_id, network) DO UPDATE SET at = now()`,
			user.ID, network(from.Address)).Exec(ctx)
	}
	if err != nil {
		return SignedIn{}, fmt.Errorf("begin a session: %w", err)
	}
	return in, nil
}

type sessionID string

// newToken makes a secret that nobody guesses, and what is kept of it.
func newToken() (token string, hash []byte) {
	var random [32]byte
	_, _ = rand.Read(random[:]) // never fails: crypto/rand ends the program instead
	token = base64.RawURLEncoding.EncodeToString(random[:])
	return token, hashOf(token)
}

// hashOf is what is kept of a token: it is random enough for a hash without
// salt.
func hashOf(token string) []byte {
	hash := sha256.Sum256([]byte(token))
	return hash[:]
}

// seconds writes a duration as Postgres reads intervals.
func seconds(d time.Duration) string { return fmt.Sprintf("%d seconds", int64(d.Seconds())) }
