package auth

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/uptrace/bun"

	"incharge/shared"
)

// registering is the advisory lock under which accounts are made, so that of
// two first ones at once exactly one becomes administrator ("account").
const registering = 0x6163636f756e74

// Register makes an account and signs it in.
//
// An address that has an account already is refused with a conflict, which
// tells that it has one: registering signs in at once, so the answer can't be
// hidden behind a mail. The rate limit keeps it from being asked in bulk.
func (s *Service) Register(ctx context.Context, from From, r shared.Registration) (SignedIn, error) {
	if err := r.Validate(); err != nil {
		return SignedIn{}, err
	}
	if err := s.limits.register(from.Address); err != nil {
		return SignedIn{}, err
	}
	if err := s.checkNew(r.Password, shared.Account{Name: r.Name, Email: r.Email}); err != nil {
		return SignedIn{}, err
	}
	hash, err := s.passwords.hash(ctx, r.Password)
	if err != nil {
		return SignedIn{}, err
	}
	user := userRow{ID: shared.NewID[shared.UserID](), Name: strings.TrimSpace(r.Name), Email: r.Email, PasswordHash: hash, Password: true}
	var session SignedIn
	err = s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		if user.Admin, err = s.admit(ctx, tx, r.Email, r.Invitation); err != nil {
			return err
		}
		_, err := tx.NewRaw(`INSERT INTO users (id, name, email, password_hash, admin) VALUES (?, ?, ?, ?, ?)`,
			user.ID, user.Name, user.Email, user.PasswordHash, user.Admin).Exec(ctx)
		if err != nil {
			return taken(err)
		}
		if err := s.note(ctx, tx, from, shared.AuditRegistered, user.ID); err != nil {
			return err
		}
		if user, err = signer(ctx, tx, user.ID); err != nil {
			return err
		}
		if session, err = begin(ctx, tx, from, user); err != nil {
			return err
		}
		return s.askToVerify(ctx, tx, from, session.User)
	})
	return session, err
}

// admit says whether one may register, and whether as the first.
func (s *Service) admit(ctx context.Context, tx bun.Tx, email, invitation string) (first bool, err error) {
	if _, err := tx.NewRaw(`SELECT pg_advisory_xact_lock(?)`, int64(registering)).Exec(ctx); err != nil {
		return false, fmt.Errorf("wait to make an account: %w", err)
	}
	if err := tx.NewRaw(`SELECT NOT EXISTS (SELECT FROM users WHERE deleted_at IS NULL)`).Scan(ctx, &first); err != nil {
		return false, fmt.Errorf("look for accounts: %w", err)
	}
	if first {
		return true, nil
	}
	policy, err := s.policy(ctx, tx)
	if err != nil || policy == Open {
		return false, err
	}
	if invitation == "" {
		return false, shared.Forbidden("This server takes new people by invitation only. Ask somebody who is on a board here to invite you.")
	}
	// The invited address is the one that may register: a link that was
	// passed on must not make accounts without end.
	var invited bool
	err = tx.NewRaw(`SELECT EXISTS (SELECT FROM invitations i WHERE i.token_hash = ? AND lower(i.email) = lower(?) AND `+holds+`)`,
		hashOf(invitation), email).Scan(ctx, &invited)
	if err != nil {
		return false, fmt.Errorf("look for an invitation: %w", err)
	}
	if !invited {
		return false, shared.Forbidden("This invitation is not for this address, has been used, or is no longer good. Ask for a new one.")
	}
	return false, nil
}

// holds is the condition for an invitation i to be good, as it is for accepting
// it: who made it may still let people in.
const holds = `i.accepted_at IS NULL AND i.expires_at > now() AND EXISTS (
	SELECT FROM members m JOIN users v ON v.id = m.user_id AND v.disabled_at IS NULL
	WHERE m.board_id = i.board_id AND m.user_id = i.invited_by AND m.role = 'supervisor')`

// taken turns the database's refusal of a second account with an address, in
// any case of its letters, into one that a person understands.
func taken(err error) error {
	var refused *pgconn.PgError
	if errors.As(err, &refused) && refused.ConstraintName == "users_email_key" {
		return &shared.Error{Code: shared.CodeConflict, Message: "There is an account with this address already.",
			Fields: []shared.FieldError{{Field: "email", Message: "has an account already"}}}
	}
	return fmt.Errorf("make an account: %w", err)
}
