// Package jobs is the queue of what has to be done because of something, after
// it and outside of it: River, on the same Postgres. A job is written in the
// transaction of its cause, so that both happen or neither does, and is worked
// at least once by one of the servers.
package jobs

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/riverdriver/riverdatabasesql"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivertype"
	"github.com/uptrace/bun"

	"incharge/server/db"
)

// Outbound is the queue of jobs that wait for other people's servers. It is
// apart from the default one so that these, when slow, hold up nobody else.
const Outbound = "outbound"

const (
	localWorkers    = 8 // they work in Postgres, for a moment each
	outboundWorkers = 4 // they wait for the network
	poll            = 500 * time.Millisecond
	// breath is how soon more are asked for when there was work for all workers:
	// the two together say how fast a burst is worked off.
	breath     = 50 * time.Millisecond
	jobTimeout = time.Minute
	// A job whose server was killed in the middle of it is given to another
	// after this.
	rescueAfter = 3 * time.Minute
	// How long Stop lets the running jobs go on at most.
	softStop, hardStop = 10 * time.Second, 5 * time.Second
	// How long what came to nothing is kept, to be looked at.
	keepFailed = 30 * 24 * time.Hour
)

// Queue takes jobs and, between Start and Stop, works them.
type Queue struct {
	db      *db.DB
	workers *river.Workers
	config  river.Config
	inserts *river.Client[*sql.Tx]
	works   *river.Client[pgx.Tx]
}

// Option changes a setting of New.
type Option func(*river.Config)

// New makes a queue. workers must hold one worker for each kind of job when
// Start is called; until then they may still be added.
func New(db *db.DB, log *slog.Logger, workers *river.Workers, options ...Option) (*Queue, error) {
	q := &Queue{db: db, workers: workers, config: river.Config{
		Logger:                      slog.New(atLeast{slog.LevelWarn, log.Handler()}),
		RetryPolicy:                 Backoff{},
		MaxAttempts:                 Attempts,
		ErrorHandler:                &reporter{log: log},
		JobTimeout:                  jobTimeout,
		RescueStuckJobsAfter:        rescueAfter,
		SoftStopTimeout:             softStop,
		PollOnly:                    true,
		FetchPollInterval:           poll,
		FetchCooldown:               breath,
		CancelledJobRetentionPeriod: keepFailed,
		DiscardedJobRetentionPeriod: keepFailed,
		Middleware:                  []rivertype.Middleware{river.WorkerMiddlewareFunc(resumable)},
	}}
	for _, option := range options {
		option(&q.config)
	}
	inserting := q.config
	var err error
	if q.inserts, err = river.NewClient(quiet[*sql.Tx]{riverdatabasesql.New(db.DB.DB)}, &inserting); err != nil {
		return nil, fmt.Errorf("open the job queue: %w", err)
	}
	return q, nil
}

// Insert writes a job in the transaction of its cause.
func (q *Queue) Insert(ctx context.Context, tx bun.Tx, args river.JobArgs, opts *river.InsertOpts) error {
	if _, err := q.inserts.InsertTx(ctx, tx.Tx, args, opts); err != nil {
		return fmt.Errorf("queue a %s job: %w", args.Kind(), err)
	}
	return nil
}

// Start begins to work the jobs. It is Stop that ends it, not the end of ctx.
func (q *Queue) Start(ctx context.Context) error {
	working := q.config
	working.Workers = q.workers
	working.Queues = map[string]river.QueueConfig{
		river.QueueDefault: {MaxWorkers: localWorkers},
		Outbound:           {MaxWorkers: outboundWorkers},
	}
	client, err := river.NewClient(quiet[pgx.Tx]{riverpgxv5.New(q.db.Pool)}, &working)
	if err == nil {
		err = client.Start(context.WithoutCancel(ctx))
	}
	if err != nil {
		return fmt.Errorf("start the job queue: %w", err)
	}
	q.works = client
	return nil
}

// Stop takes no more jobs and waits for the running ones. Those that take
// longer than ten seconds, or than ctx allows, are cut off and stay queued.
func (q *Queue) Stop(ctx context.Context) error {
	if q.works == nil {
		return nil
	}
	err := q.works.Stop(ctx)
	if err != nil && ctx.Err() != nil {
		hard, cancel := context.WithTimeout(context.WithoutCancel(ctx), hardStop)
		defer cancel()
		err = q.works.StopAndCancel(hard)
	}
	if err != nil {
		return fmt.Errorf("stop the job queue: %w", err)
	}
	return nil
}

// resumable puts a job that Stop has cut off back to where it was, ready for
// the next server: that it was cut off is no fault of the job's.
func resumable(ctx context.Context, _ *rivertype.JobRow, work func(context.Context) error) error {
	err := work(ctx)
	cause := context.Cause(ctx)
	if err != nil && errors.Is(ctx.Err(), context.Canceled) && !errors.Is(cause, rivertype.ErrJobCancelledRemotely) {
		return river.JobSnooze(0)
	}
	return err
}

// quiet keeps River from sending a NOTIFY with each job: the commits of the
// transactions that hold one wait for each other, whatever they touch. The
// workers ask for jobs twice a second instead.
type quiet[TTx any] struct{ riverdriver.Driver[TTx] }

func (quiet[TTx]) SupportsListenNotify() bool { return false }
