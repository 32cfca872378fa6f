package auth

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"incharge/shared"
)

// Login signs somebody in. An address without an account and a wrong password
// get the same answer after the same work, so that nobody learns who has an
// account here.
func (s *Service) Login(ctx context.Context, from From, c shared.Credentials) (SignedIn, error) {
	var check shared.Check
	check.Email("email", c.Email)
	if c.Password == "" {
		check.Failf("password", "must not be empty")
	}
	if err := check.Err(); err != nil {
		return SignedIn{}, err
	}
	giveBack, err := s.limits.login(from.Address, c.Email)
	if err != nil {
		return SignedIn{}, err
	}
	user, same, err := s.compare(ctx, c)
	if err == nil && !same {
		return SignedIn{}, &shared.Error{Code: shared.CodeUnauthorized, Message: "The address or the password is wrong."}
	}
	giveBack() // it was no guess, or it has not been looked at
	if err != nil {
		return SignedIn{}, err
	}
	return begin(ctx, s.db, from, user)
}

// compare finds who has an address, and says whether the password is theirs.
func (s *Service) compare(ctx context.Context, c shared.Credentials) (user userRow, same bool, err error) {
	if user, err = s.findByEmail(ctx, c.Email); err == nil {
		same, err = s.passwords.matches(ctx, c.Password, user.PasswordHash)
	}
	return user, same, err
}

// findByEmail gives an empty row when there is no such account, or one that is
// disabled: nothing tells the two apart.
func (s *Service) findByEmail(ctx context.Context, email string) (userRow, error) {
	var user userRow
	err := s.db.NewRaw(`SELECT `+userColumns+`, u.password_hash FROM users u
		WHERE lower(u.email) = lower(?) AND u.disabled_at IS NULL`, email).Scan(ctx, &user)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return userRow{}, fmt.Errorf("find an account: %w", err)
	}
	return user, nil
}
