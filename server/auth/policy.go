package auth

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"incharge/server/audit"
	"incharge/shared"
)

// Policy says who may make an account.
type Policy = shared.RegistrationPolicy

const (
	Open   = shared.RegistrationOpen   // anybody
	Invite = shared.RegistrationInvite // the first one, and who has been invited to a board
)

// Registration is who may make an account: what an administrator has decided,
// and until one has, what the configuration says.
func (s *Service) Registration(ctx context.Context) (Policy, error) { return s.policy(ctx, s.db) }

// Admits is who may make an account right now: anybody, as long as there is none.
func (s *Service) Admits(ctx context.Context) (Policy, error) {
	var first bool
	if err := s.db.NewRaw(`SELECT NOT EXISTS (SELECT FROM users WHERE deleted_at IS NULL)`).Scan(ctx, &first); err != nil {
		return "", fmt.Errorf("look for accounts: %w", err)
	}
	if first {
		return Open, nil
	}
	return s.Registration(ctx)
}

func (s *Service) policy(ctx context.Context, in bun.IDB) (Policy, error) {
	var decided *Policy
	if err := in.NewRaw(`SELECT registration FROM instance`).Scan(ctx, &decided); err != nil {
		return "", fmt.Errorf("read who may register: %w", err)
	}
	if decided == nil {
		return s.config.Registration, nil
	}
	return *decided, nil
}

// Settings are what administrators have decided.
func (s *Service) Settings(ctx context.Context) (shared.InstanceSettings, error) {
	var settings shared.InstanceSettings
	policy, err := s.policy(ctx, s.db)
	if err == nil {
		settings.Registration = policy
		settings.Second, err = demand(ctx, s.db)
	}
	return settings, err
}

// ChangeSettings decides some of them anew, in the name of an administrator: all
// that the change names, or nothing.
func (s *Service) ChangeSettings(ctx context.Context, actor shared.UserID, change shared.SettingsChange) error {
	return s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		if _, err := asAdministrator(ctx, tx, actor, actor); err != nil {
			return err
		}
		// Who switches a second factor off at the same time waits, or has been
		// waited for: see mayBeWithout.
		if _, err := tx.NewRaw(`SELECT FROM instance FOR UPDATE`).Exec(ctx); err != nil {
			return fmt.Errorf("wait to change settings: %w", err)
		}
		if change.Registration != nil {
			if err := s.setRegistration(ctx, tx, actor, *change.Registration); err != nil {
				return err
			}
		}
		if change.Second != nil {
			return s.setDemand(ctx, tx, actor, *change.Second)
		}
		return nil
	})
}

func (s *Service) setRegistration(ctx context.Context, tx bun.Tx, actor shared.UserID, policy Policy) error {
	before, err := s.policy(ctx, tx)
	if err != nil || before == policy {
		return err
	}
	if _, err := tx.NewRaw(`UPDATE instance SET registration = ?`, policy).Exec(ctx); err != nil {
		return fmt.Errorf("say who may register: %w", err)
	}
	return s.audit.Write(ctx, tx, audit.Event{Kind: shared.AuditRegistrationChanged, Actor: actor,
		Detail: map[string]string{"before": string(before), "after": string(policy)}})
}
