package auth

import (
	"context"
	"fmt"
	"time"

	"github.com/uptrace/bun"
)

// familiarTime is how long a network stays familiar after the last sign-in.
const familiarTime = 180 * 24 * time.Hour

// Purge removes what is no longer good: sessions, of which it tells how many,
// letters, networks that nobody signs in from any more, sign-ins that were left
// half-way, and tokens that have been shown as expired for long.
func (s *Service) Purge(ctx context.Context) (sessions int64, err error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	for _, statement := range []*bun.RawQuery{
		s.db.NewRaw(`DELETE FROM letters WHERE expires_at < now()`),
		s.db.NewRaw(`DELETE FROM seconds WHERE expires_at < now()`),
		s.db.NewRaw(`DELETE FROM departures WHERE expires_at < now()`),
		s.db.NewRaw(`DELETE FROM tokens WHERE expires_at < now() - ?::interval`, seconds(tokenKept)),
		s.db.NewRaw(`DELETE FROM familiar WHERE at < now() - ?::interval`, seconds(familiarTime)),
	} {
		if _, err := statement.Exec(ctx); err != nil {
			return 0, fmt.Errorf("remove what is no longer good: %w", err)
		}
	}
	result, err := s.db.NewRaw(`DELETE FROM sessions s WHERE NOT (`+alive+`)`, seconds(Idle)).Exec(ctx)
	if err != nil {
		return 0, fmt.Errorf("remove expired sessions: %w", err)
	}
	return result.RowsAffected()
}
