package jobs

import (
	"context"
	"fmt"

	"incharge/server/db"
	"incharge/shared"
)

// MailHealth counts the mails of all servers that wait, those that have been
// tried in vain, and those that were given up and are kept to be looked at.
func MailHealth(ctx context.Context, db *db.DB) (shared.MailHealth, error) {
	var health shared.MailHealth
	err := db.NewRaw(`WITH open AS (
			SELECT state IN ('discarded', 'cancelled') AS parked, errors[cardinality(errors)] ->> 'error' AS error, attempted_at
			FROM river_job
			WHERE queue = ? AND state IN ('available', 'pending', 'scheduled', 'running', 'retryable', 'discarded', 'cancelled')
		)
		SELECT count(*) FILTER (WHERE NOT parked AND error IS NULL) AS waiting,
			count(*) FILTER (WHERE NOT parked AND error IS NOT NULL) AS failing,
			count(*) FILTER (WHERE parked) AS parked,
			coalesce((SELECT left(error, 500) FROM open WHERE error IS NOT NULL ORDER BY attempted_at DESC LIMIT 1), '') AS last_error
		FROM open`, Outbound).Scan(ctx, &health)
	if err != nil {
		return health, fmt.Errorf("look at the queue of mails: %w", err)
	}
	return health, nil
}
