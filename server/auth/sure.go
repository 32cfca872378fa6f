package auth

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"incharge/server/audit"
	"incharge/shared"
)

// recent is how long it holds that somebody has shown a session to be theirs.
const recent = 15 * time.Minute

var errUnsure = shared.Because(shared.Reason{Kind: shared.ReasonConfirm})

// owner is by what somebody can show that a session is theirs.
type owner struct {
	Hash  string // of the password; empty: there is none
	TOTP  bool   `bun:"totp"`
	Fresh bool   // they have shown it lately
}

func (s *Service) ownerIn(ctx context.Context, session Session) (row owner, err error) {
	err = s.db.NewRaw(`SELECT u.password_hash AS hash, s.confirmed_at > now() - ?::interval AS fresh,
			`+hasSecond+` AS totp
		FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.id = ?`, seconds(recent), session.ID).Scan(ctx, &row)
	if errors.Is(err, sql.ErrNoRows) {
		return row, errSignedOut
	}
	if err != nil {
		return row, fmt.Errorf("find a session: %w", err)
	}
	return row, nil
}

// sure makes sure that it is the owner of an account who acts in a session, and
// not whoever found it open: they have shown it lately or, where no second factor
// is asked for, show it by the password that was given in field. That has to be
// right in any case, where there is one. field is empty where none is asked for.
func (s *Service) sure(ctx context.Context, session Session, field, password string) error {
	row, err := s.ownerIn(ctx, session)
	if err != nil {
		return err
	}
	asked := field != "" && row.Hash != ""
	if !row.Fresh && (row.TOTP || !asked) {
		return errUnsure
	}
	if !asked {
		return nil
	}
	return s.guess(ctx, session, row, field, password)
}

// guess compares a password with that of who is signed in. Wrong ones count
// against the session: whoever has none can't use them up.
func (s *Service) guess(ctx context.Context, session Session, row owner, field, password string) error {
	giveBack, err := s.limits.confirm(session.ID)
	if err != nil {
		return err
	}
	same, err := s.passwords.matches(ctx, password, row.Hash)
	if err == nil && !same {
		return s.unsure(ctx, session, byPassword, shared.Invalid(field, "is not your password"))
	}
	giveBack()
	return err
}

// unsure notes in the security log that somebody has failed to show that a
// session is theirs, and gives why.
func (s *Service) unsure(ctx context.Context, session Session, by string, why error) error {
	err := s.audit.Write(ctx, s.db, audit.Event{Kind: shared.AuditConfirmFailed, Actor: session.User.ID, Subject: session.User.ID,
		Detail: map[string]string{"by": by}})
	if err != nil {
		return err
	}
	return why
}
