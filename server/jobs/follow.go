package jobs

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"

	"incharge/server/db"
)

// Follow ends the job that is being worked and writes those that follow from
// it, in one transaction: however often the job is tried, they are written once.
// also, where there is one, is done first in the same transaction.
func Follow[T river.JobArgs](ctx context.Context, db *db.DB, job *river.Job[T], next []river.InsertManyParams, also func(ctx context.Context, tx pgx.Tx) error) error {
	err := pgx.BeginFunc(ctx, db.Pool, func(tx pgx.Tx) error {
		if also != nil {
			if err := also(ctx, tx); err != nil {
				return err
			}
		}
		if len(next) > 0 {
			if _, err := river.ClientFromContext[pgx.Tx](ctx).InsertManyFastTx(ctx, tx, next); err != nil {
				return err
			}
		}
		_, err := river.JobCompleteTx[*riverpgxv5.Driver](ctx, tx, job)
		return err
	})
	if err != nil {
		return fmt.Errorf("end a %s job and queue what follows: %w", job.Kind, err)
	}
	return nil
}
