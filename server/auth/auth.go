// Package auth knows who somebody is: accounts, their passwords, and the
// sessions that a sign-in begins. What an account may do on a board is not
// its business.
package auth

import (
	"context"
	"log/slog"
	"time"

	"incharge/server/audit"
	"incharge/server/db"
)

// Config is what the instance decides about accounts.
type Config struct {
	Registration Policy // until an administrator decides
	// RateLimits bounds how often an address may register and sign in.
	RateLimits bool
	// Seals keep the keys of second factors; without them there are none.
	Seals *Seals
	// Provider is where people may sign in instead; nil: nowhere.
	Provider *Provider
}

// Service makes accounts and signs people in and out.
type Service struct {
	db        *db.DB
	config    Config
	log       *slog.Logger
	audit     *audit.Log
	letters   Letters
	passwords *passwords
	limits    *limits
	provider  *provider        // nil where there is none
	now       func() time.Time // for codes, which come and go with the clock
}

// New is the service over a database. It starts nothing; see Run.
func New(db *db.DB, config Config, letters Letters, log *slog.Logger) *Service {
	return &Service{db: db, config: config, log: log, audit: audit.New(db, log), letters: letters,
		passwords: newPasswords(), limits: newLimits(config.RateLimits), provider: newProvider(config.Provider), now: time.Now}
}

const purgeEvery = time.Hour

// Run removes expired sessions from time to time, until ctx ends. It begins by
// sealing anew what SECRET_KEY_OLD has sealed, and with a look at whether
// SECRET_KEY is the right one.
func (s *Service) Run(ctx context.Context) {
	if n, err := s.reseal(ctx); err != nil && ctx.Err() == nil {
		s.log.ErrorContext(ctx, "second factors not sealed anew", "error", err)
	} else if n > 0 {
		s.log.InfoContext(ctx, "second factors sealed with SECRET_KEY in place of SECRET_KEY_OLD", "people", n)
	}
	if n, err := s.unreadable(ctx); err != nil && ctx.Err() == nil {
		s.log.ErrorContext(ctx, "second factors not looked at", "error", err)
	} else if n > 0 {
		s.log.ErrorContext(ctx, "second factors can't be read: they were sealed with another SECRET_KEY; without that their owners need their recovery codes", "people", n)
	}
	ticker := time.NewTicker(purgeEvery)
	defer ticker.Stop()
	for {
		if n, err := s.Purge(ctx); err != nil && ctx.Err() == nil {
			s.log.ErrorContext(ctx, "expired sessions not removed", "error", err)
		} else if n > 0 {
			s.log.InfoContext(ctx, "expired sessions removed", "sessions", n)
		}
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return
		}
	}
}
