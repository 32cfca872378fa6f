package auth

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// Login signs somebody in. An address without an account and a wrong password
// get the same answer after the same work, so that nobody learns who has an
// account here. Where a second factor is asked for, all that is in the answer
// is the token to show it with.
func (s *Service) Login(ctx context.Context, from From, c shared.Credentials) (SignedIn, error) {
	var check shared.Check
	check.Email("email", c.Email)
	if c.Password == "" {
		check.Failf("password", "must not be empty")
	}
	if err := check.Err(); err != nil {
		return SignedIn{}, err
	}
	user, same, err := s.attempt(ctx, from, c)
	if err != nil {
		return SignedIn{}, err
	}
	if !same {
		return SignedIn{}, s.refused(ctx, from, user.ID, byPassword, errWrong)
	}
	var in SignedIn
	err = s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		if err := stillSo(ctx, tx, user); err != nil {
			return err
		}
		if user.TOTP {
			in, err = oweSecond(ctx, tx, user)
			return err
		}
		in, err = s.enter(ctx, tx, from, user, byPassword)
		return err
	})
	if err == nil {
		s.strengthen(ctx, user.ID, c.Password, user.PasswordHash)
	}
	return in, err
}

var errWrong = &shared.Error{Code: shared.CodeUnauthorized, Message: "The address or the password is wrong."}

// attempt finds who has an address, and says whether the password is theirs. It
// costs what limits says, unless it was no guess or could not be looked at.
func (s *Service) attempt(ctx context.Context, from From, c shared.Credentials) (user userRow, same bool, err error) {
	giveBackNetwork, err := s.limits.login(from.Address)
	if err != nil {
		return user, false, err
	}
	user, familiar, err := s.findByEmail(ctx, c.Email, from)
	if err != nil {
		giveBackNetwork()
		return user, false, err
	}
	giveBackAccount, err := s.limits.account(c.Email, from.Address, familiar)
	if err != nil {
		return user, false, err
	}
	same, err = s.passwords.matches(ctx, c.Password, user.PasswordHash)
	if same || err != nil {
		giveBackNetwork()
		giveBackAccount()
	}
	return user, same, err
}

// findByEmail gives an empty row when there is no such account, or one that is
// disabled: nothing tells the two apart. familiar says that its owner has signed
// in from there before.
func (s *Service) findByEmail(ctx context.Context, email string, from From) (user userRow, familiar bool, err error) {
	var row struct {
		userRow
		Familiar bool
	}
	err = s.db.NewRaw(`SELECT `+userColumns+`, u.password_hash,
			EXISTS (SELECT FROM familiar f WHERE f.user_id = u.id AND f.network = ?) AS familiar
		FROM users u WHERE lower(u.email) = lower(?) AND u.disabled_at IS NULL`, network(from.Address), email).Scan(ctx, &row)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return userRow{}, false, fmt.Errorf("find an account: %w", err)
	}
	return row.userRow, row.Familiar, nil
}

// stillSo makes sure that the password which was compared is the account's
// until tx ends: a change of it ends the sessions that there are, and must not
// miss one that is about to begin.
func stillSo(ctx context.Context, tx bun.Tx, user userRow) error {
	var id shared.UserID
	err := tx.NewRaw(`SELECT id FROM users WHERE id = ? AND password_hash = ? AND disabled_at IS NULL AND deleted_at IS NULL FOR SHARE`,
		user.ID, user.PasswordHash).Scan(ctx, &id)
	if errors.Is(err, sql.ErrNoRows) {
		return errWrong
	}
	if err != nil {
		return fmt.Errorf("look at an account again: %w", err)
	}
	return nil
}
