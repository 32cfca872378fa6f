package auth

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"github.com/uptrace/bun"

	"incharge/server/audit"
	"incharge/shared"
)

var errNotLetIn = errors.New("the account is disabled")

// userOf finds whose account somebody at the provider has here, or makes one.
func (s *Service) userOf(ctx context.Context, tx bun.Tx, from From, c claims) (shared.UserID, error) {
	// Two callbacks of one person at once would both make the account.
	if _, err := tx.NewRaw(`SELECT pg_advisory_xact_lock(?)`, int64(registering)).Exec(ctx); err != nil {
		return "", fmt.Errorf("wait to look for an account: %w", err)
	}
	var user struct {
		ID       shared.UserID
		Disabled bool
		Verified bool
	}
	err := tx.NewRaw(`SELECT u.id, u.disabled_at IS NOT NULL OR u.deleted_at IS NOT NULL AS disabled
		FROM identities i JOIN users u ON u.id = i.user_id WHERE i.issuer = ? AND i.subject = ?`, c.Issuer, c.Subject).Scan(ctx, &user)
	switch {
	case err == nil && user.Disabled:
		return user.ID, errNotLetIn
	case err == nil:
		return user.ID, nil
	case !errors.Is(err, sql.ErrNoRows):
		return "", fmt.Errorf("find an account by its identity: %w", err)
	}
	var check shared.Check
	if check.Email("email", c.Email); check.Err() != nil {
		return "", trouble(ProviderNoAddress, errors.New("the provider gives no address"))
	}
	err = tx.NewRaw(`SELECT id, disabled_at IS NOT NULL OR deleted_at IS NOT NULL AS disabled, verified_at IS NOT NULL AS verified
		FROM users WHERE lower(email) = lower(?)`, c.Email).Scan(ctx, &user)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return s.registerKnown(ctx, tx, from, c)
	case err != nil:
		return "", fmt.Errorf("find an account by its address: %w", err)
	// Whoever can write an address into an account, there or here, without
	// having it, must not get into the account of its owner.
	case !bool(c.Verified) || !user.Verified:
		return "", trouble(ProviderOtherAccount, errors.New("the address of an account is not confirmed on both sides"))
	case user.Disabled:
		return user.ID, errNotLetIn
	}
	if err := link(ctx, tx, user.ID, c); err != nil {
		return "", err
	}
	account, err := accountOf(ctx, tx, user.ID)
	if err != nil {
		return "", err
	}
	return user.ID, s.tell(ctx, tx, from, account, AboutLinked, s.provider.Name)
}

func link(ctx context.Context, tx bun.Tx, user shared.UserID, c claims) error {
	_, err := tx.NewRaw(`INSERT INTO identities (issuer, subject, user_id) VALUES (?, ?, ?)`, c.Issuer, c.Subject, user).Exec(ctx)
	if err != nil {
		return fmt.Errorf("link an account: %w", err)
	}
	return nil
}

// registerKnown makes an account without a password. Where only invited people
// may register, an invitation of the address will do: that it is theirs the
// provider says, in place of the mail.
func (s *Service) registerKnown(ctx context.Context, tx bun.Tx, from From, c claims) (shared.UserID, error) {
	var first, invited bool
	err := tx.NewRaw(`SELECT NOT EXISTS (SELECT FROM users WHERE deleted_at IS NULL) AS first,
		EXISTS (SELECT FROM invitations i WHERE lower(i.email) = lower(?) AND `+holds+`) AS invited`, c.Email).Scan(ctx, &first, &invited)
	if err != nil {
		return "", fmt.Errorf("look for an invitation: %w", err)
	}
	policy, err := s.policy(ctx, tx)
	if err != nil {
		return "", err
	}
	if !first && policy != Open && !(invited && bool(c.Verified)) {
		return "", trouble(ProviderUninvited, errors.New("registration is by invitation"))
	}
	user := shared.NewID[shared.UserID]()
	_, err = tx.NewRaw(`INSERT INTO users (id, name, email, password_hash, admin, verified_at) VALUES (?, ?, ?, '', ?, CASE WHEN ? THEN now() END)`,
		user, c.name(), c.Email, first, bool(c.Verified)).Exec(ctx)
	if err != nil {
		return "", fmt.Errorf("make an account: %w", err)
	}
	if err := link(ctx, tx, user, c); err != nil {
		return "", err
	}
	err = s.audit.Write(ctx, tx, audit.Event{Kind: shared.AuditRegistered, Actor: user, Subject: user,
		Address: from.Address, Agent: from.Agent, Detail: map[string]string{"by": byProvider}})
	if err != nil || bool(c.Verified) {
		return user, err
	}
	return user, s.askToVerify(ctx, tx, from, shared.Account{ID: user, Name: c.name(), Email: c.Email})
}

// name is what to call somebody: by rules that others' names keep to.
func (c claims) name() string {
	local, _, _ := strings.Cut(c.Email, "@")
	for _, name := range []string{c.Name, c.Nick} {
		name = strings.TrimSpace(strings.Map(func(r rune) rune {
			if unicode.IsControl(r) {
				return ' '
			}
			return r
		}, strings.ToValidUTF8(name, "")))
		if runes := []rune(name); len(runes) > shared.MaxName {
			name = strings.TrimSpace(string(runes[:shared.MaxName]))
		}
		if name != "" {
			return name
		}
	}
	return cmp.Or(local, c.Email)
}
