//go:build linux

package main

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

// drain waits until the jobs that follow from changes are done, since they are
// a part of what a change costs. Those that take too long are counted and taken
// away, so that the next round starts without them.
func drain(ctx context.Context, database string, patience time.Duration) (left int, err error) {
	conn, err := pgx.Connect(ctx, database)
	if err != nil {
		return 0, fmt.Errorf("look at the jobs: %w", err)
	}
	defer conn.Close(context.WithoutCancel(ctx))
	const waiting = `SELECT count(*) FROM river_job WHERE state IN ('available', 'running', 'retryable', 'pending')`
	for began := time.Now(); time.Since(began) < patience; {
		if err := conn.QueryRow(ctx, waiting).Scan(&left); err != nil {
			return 0, fmt.Errorf("count the jobs: %w", err)
		}
		if left == 0 {
			return 0, nil
		}
		if err := sleep(ctx, 250*time.Millisecond); err != nil {
			return 0, err
		}
	}
	taken, err := conn.Exec(ctx, `DELETE FROM river_job WHERE state = 'available'`)
	if err != nil {
		return 0, fmt.Errorf("take the jobs away: %w", err)
	}
	return int(taken.RowsAffected()), nil
}
