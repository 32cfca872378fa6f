package auth

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"incharge/server/audit"
	"incharge/shared"
)

const (
	secondTime  = 5 * time.Minute // to show the second factor
	secondTries = 5
)

// The field tells a program whether to ask for another code or for the password
// again.
var (
	errSecondOver = &shared.Error{Code: shared.CodeUnauthorized, Message: "That took too long or too many tries. Sign in again.",
		Fields: []shared.FieldError{{Field: "second", Message: "is no longer good"}}}
	errSecondWrong = &shared.Error{Code: shared.CodeUnauthorized, Message: "This code is wrong, or has been used.",
		Fields: []shared.FieldError{{Field: "code", Message: "is wrong, or has been used"}}}
)

// oweSecond notes that somebody has shown the first factor.
func oweSecond(ctx context.Context, tx bun.Tx, user userRow) (SignedIn, error) {
	token, hash := newToken()
	_, err := tx.NewRaw(`INSERT INTO seconds (token_hash, user_id, expires_at) VALUES (?, ?, now() + ?::interval)`,
		hash, user.ID, seconds(secondTime)).Exec(ctx)
	if err != nil {
		return SignedIn{}, fmt.Errorf("ask for a second factor: %w", err)
	}
	return SignedIn{Second: token}, nil
}

// LoginSecond signs somebody in who owes the second factor, by a code of their
// app or one of the recovery codes. Each is good once.
func (s *Service) LoginSecond(ctx context.Context, from From, f shared.SecondFactor) (in SignedIn, err error) {
	if err := f.Validate(); err != nil {
		return SignedIn{}, err
	}
	user, familiar, err := s.trySecond(ctx, from, f.Second)
	if err != nil {
		return SignedIn{}, err
	}
	giveBack, err := s.limits.second(user.ID, from.Address, familiar)
	if err != nil {
		return SignedIn{}, err
	}
	code, err := s.readCode(ctx, user.ID, f.Code)
	if err != nil {
		giveBack()
		return SignedIn{}, err
	}
	err = s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		in, err = s.enterSecond(ctx, tx, from, user, f.Second, code)
		return err
	})
	if errors.Is(err, errSecondWrong) {
		return SignedIn{}, s.refused(ctx, from, user.ID, code.by, errSecondWrong)
	}
	giveBack()
	return in, err
}

// trySecond takes one of the tries that a token has. familiar says that the
// owner of the account has signed in from there before.
func (s *Service) trySecond(ctx context.Context, from From, second string) (user userRow, familiar bool, err error) {
	var tried struct {
		UserID   shared.UserID
		Familiar bool
	}
	err = s.db.NewRaw(`UPDATE seconds AS s SET tries = tries + 1 WHERE token_hash = ? AND expires_at > now() AND tries < ?
		RETURNING user_id, EXISTS (SELECT FROM familiar f WHERE f.user_id = s.user_id AND f.network = ?) AS familiar`,
		hashOf(second), secondTries, network(from.Address)).Scan(ctx, &tried)
	if errors.Is(err, sql.ErrNoRows) {
		return user, false, errSecondOver
	}
	if err != nil {
		return user, false, fmt.Errorf("try a second factor: %w", err)
	}
	user, err = signer(ctx, s.db, tried.UserID)
	if errors.Is(err, sql.ErrNoRows) {
		err = errSecondOver
	}
	return user, tried.Familiar, err
}

// enterSecond spends the code and the token, and begins the session.
func (s *Service) enterSecond(ctx context.Context, tx bun.Tx, from From, user userRow, second string, code typedCode) (SignedIn, error) {
	row, err := totpOf(ctx, tx, user.ID)
	if errors.Is(err, errTOTPOff) || err == nil && !row.Confirmed {
		return SignedIn{}, errSecondOver // switched off meanwhile
	}
	if err != nil {
		return SignedIn{}, err
	}
	right, err := s.spendEither(ctx, tx, user.ID, row, code)
	if err != nil {
		return SignedIn{}, err
	}
	if !right {
		return SignedIn{}, errSecondWrong
	}
	var spent []byte
	err = tx.NewRaw(`DELETE FROM seconds WHERE token_hash = ? AND expires_at > now() RETURNING token_hash`, hashOf(second)).Scan(ctx, &spent)
	if errors.Is(err, sql.ErrNoRows) {
		return SignedIn{}, errSecondOver
	}
	if err != nil {
		return SignedIn{}, fmt.Errorf("end a sign-in: %w", err)
	}
	in, err := s.enter(ctx, tx, from, user, code.by)
	if err != nil {
		return SignedIn{}, err
	}
	if _, err := tx.NewRaw(`UPDATE sessions SET second_at = now() WHERE id = ?`, in.ID).Exec(ctx); err != nil {
		return SignedIn{}, fmt.Errorf("note a second factor: %w", err)
	}
	if code.by == byApp {
		return in, nil
	}
	return in, s.noteRecovery(ctx, tx, from, user.account())
}

// noteRecovery tells the owner that one of their recovery codes was used, and
// how many there are left.
func (s *Service) noteRecovery(ctx context.Context, tx bun.Tx, from From, user shared.Account) error {
	var left int
	if err := tx.NewRaw(`SELECT count(*) FROM recovery_codes WHERE user_id = ?`, user.ID).Scan(ctx, &left); err != nil {
		return fmt.Errorf("count recovery codes: %w", err)
	}
	err := s.audit.Write(ctx, tx, audit.Event{Kind: shared.AuditRecoveryUsed, Actor: user.ID, Subject: user.ID,
		Address: from.Address, Agent: from.Agent, Detail: map[string]string{"left": fmt.Sprint(left)}})
	if err != nil {
		return err
	}
	return s.tell(ctx, tx, from, user, AboutRecoveryUsed, fmt.Sprint(left))
}
