package audit

import (
	"context"
	"fmt"
	"time"
)

const (
	purgeEvery = time.Hour
	purgeBatch = 5000
)

// Run removes what is older than keep from time to time, until ctx ends. Where
// keep is 0 everything stays.
func (l *Log) Run(ctx context.Context, keep time.Duration) {
	if keep == 0 {
		return
	}
	ticker := time.NewTicker(purgeEvery)
	defer ticker.Stop()
	for {
		if n, err := l.Purge(ctx, time.Now().Add(-keep)); err != nil && ctx.Err() == nil {
			l.log.ErrorContext(ctx, "old security events not removed", "error", err)
		} else if n > 0 {
			l.log.InfoContext(ctx, "old security events removed", "events", n)
		}
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return
		}
	}
}

// Purge removes the events from before a time, some thousands in a statement.
// Servers that do so at once leave each other's rows alone.
func (l *Log) Purge(ctx context.Context, before time.Time) (removed int64, err error) {
	for {
		result, err := l.db.NewRaw(`DELETE FROM audit WHERE id IN (
			SELECT id FROM audit WHERE at < ? ORDER BY at LIMIT ? FOR UPDATE SKIP LOCKED)`, before, purgeBatch).Exec(ctx)
		if err != nil {
			return removed, fmt.Errorf("remove old security events: %w", err)
		}
		n, err := result.RowsAffected()
		if err != nil {
			return removed, fmt.Errorf("count the security events removed: %w", err)
		}
		removed += n
		if n < purgeBatch {
			return removed, nil
		}
	}
}
