//go:build linux

package main

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

// jobs is the CPU time that the jobs take which wait now. Where they are too
// many to be waited for, it is reckoned from those that have been done, and the
// others are taken away, so that the next round starts without them.
func (b *bench) jobs(ctx context.Context, l *load) (cpu time.Duration, waiting int, err error) {
	conn, err := pgx.Connect(ctx, l.database)
	if err != nil {
		return 0, 0, fmt.Errorf("look at the jobs: %w", err)
	}
	defer conn.Close(context.WithoutCancel(ctx))
	left := func() (n int, err error) {
		err = conn.QueryRow(ctx, `SELECT count(*) FROM river_job WHERE state IN ('available', 'running', 'retryable', 'pending')`).Scan(&n)
		if err != nil {
			return 0, fmt.Errorf("count the jobs: %w", err)
		}
		return n, nil
	}
	before, err := l.meter.read()
	if err != nil {
		return 0, 0, err
	}
	if waiting, err = left(); err != nil {
		return 0, 0, err
	}
	remain := waiting
	patience := b.drain
	for began := time.Now(); remain > 0 && time.Since(began) < patience; {
		if err := sleep(ctx, 100*time.Millisecond); err != nil {
			return 0, 0, err
		}
		if remain, err = left(); err != nil {
			return 0, 0, err
		}
		if patience = b.drain; remain == waiting {
			patience = time.Minute // there has to be something to reckon from
		}
	}
	used, err := l.meter.since(before)
	if err != nil {
		return 0, 0, err
	}
	if _, err := conn.Exec(ctx, `DELETE FROM river_job WHERE state = 'available'`); err != nil {
		return 0, 0, fmt.Errorf("take the jobs away: %w", err)
	}
	if remain == waiting && waiting > 0 {
		return 0, 0, fmt.Errorf("none of %d jobs is done in %v", waiting, patience)
	}
	cpu = used.server + used.postgres
	return cpu * time.Duration(waiting) / time.Duration(max(waiting-remain, 1)), waiting, nil
}
