package auth

import (
	"context"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"incharge/server/audit"
	"incharge/shared"
)

// resetPause is how soon after one mail another is sent to the same address.
const resetPause = 2 * time.Minute

// Forgot has a link mailed by which whoever has the address may choose a new
// password. It doesn't ask whether anybody here has it: that is left to who
// sends the mail, so an address that is known and one that isn't get the same
// answer after the same work.
//
// Asking again and again keeps nobody out: what has been sent stays good.
func (s *Service) Forgot(ctx context.Context, from From, email string) error {
	var check shared.Check
	check.Email("email", email)
	if err := check.Err(); err != nil {
		return err
	}
	if err := s.limits.forgot(from.Address); err != nil {
		return err
	}
	return s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		var lately bool
		err := tx.NewRaw(`SELECT EXISTS (SELECT FROM letters WHERE about = ? AND lower(email) = lower(?)
			AND created_at > now() - ?::interval)`, AboutReset, email, seconds(resetPause)).Scan(ctx, &lately)
		if err != nil {
			return fmt.Errorf("look for a letter: %w", err)
		}
		if lately {
			return nil
		}
		if err := s.audit.Write(ctx, tx, audit.Event{Kind: shared.AuditPasswordResetAsked, Address: from.Address, Agent: from.Agent}); err != nil {
			return err
		}
		return s.post(ctx, tx, newLetter(AboutReset, from, email))
	})
}

// Reset sets a password by the link of such a mail and ends all sessions and
// tokens, which it names.
func (s *Service) Reset(ctx context.Context, from From, r shared.Reset) (ended []string, err error) {
	if err := s.limits.link(from.Address); err != nil {
		return nil, err
	}
	owner, err := s.ownerOf(ctx, r.Token)
	if err != nil {
		return nil, err
	}
	if err := s.checkNew(r.Password, owner); err != nil {
		return nil, err // the link is still good
	}
	hash, err := s.passwords.hash(ctx, r.Password)
	if err != nil {
		return nil, err
	}
	err = s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		letter, owner, err := linked(ctx, tx, r.Token, AboutReset)
		if err != nil {
			return err // used meanwhile
		}
		if letter.Email == owner.Email {
			if err := s.verified(ctx, tx, from, owner); err != nil {
				return err
			}
		}
		if err := setPassword(ctx, tx, owner.ID, hash); err != nil {
			return err
		}
		if ended, err = endSessions(ctx, tx, owner.ID, ""); err != nil {
			return err
		}
		tokens, err := s.endTokens(ctx, tx, from, owner.ID)
		if err != nil {
			return err
		}
		ended = append(ended, tokens...)
		if err := s.note(ctx, tx, from, shared.AuditPasswordReset, owner.ID); err != nil {
			return err
		}
		return s.tell(ctx, tx, from, owner, AboutPasswordReset, "")
	})
	return ended, err
}

// ownerOf is whose password a link may set.
func (s *Service) ownerOf(ctx context.Context, token string) (owner shared.Account, err error) {
	err = s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		_, owner, err = linked(ctx, tx, token, AboutReset)
		return err
	})
	return owner, err
}
