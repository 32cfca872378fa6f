package jobs

import (
	"context"
	"fmt"
	"time"

	"github.com/riverqueue/river"
)

// How often logs are trimmed. A try that fails is left to the next time.
const (
	trimEvery = time.Hour
	trimTries = 2
)

// Log keeps what grows for as long as it isn't trimmed; board.Service.
type Log interface {
	// Trim takes what is older than before off it, or a good part of that:
	// more says that there is more.
	Trim(ctx context.Context, before time.Time) (more bool, err error)
}

// trimLog is the job of trimming.
type trimLog struct{}

func (trimLog) Kind() string { return "trim_log" }

// Trim has a log trimmed again and again, by one server at a time, of what is
// older than keep. Where keep is 0 everything stays. It is called before Start.
func (q *Queue) Trim(log Log, keep time.Duration) {
	river.AddWorker(q.workers, river.WorkFunc(func(ctx context.Context, _ *river.Job[trimLog]) error {
		if keep == 0 { // the server that has queued it thinks otherwise
			return nil
		}
		more, err := log.Trim(ctx, time.Now().Add(-keep))
		if err != nil {
			return fmt.Errorf("trim the log: %w", err)
		}
		if more {
			return river.JobSnooze(0) // so that other jobs have their turn
		}
		return nil
	}))
	if keep == 0 {
		return
	}
	// Whichever server leads queues it: when it begins to lead, and then every
	// hour, but never twice within one.
	q.config.PeriodicJobs = append(q.config.PeriodicJobs, river.NewPeriodicJob(river.PeriodicInterval(trimEvery),
		func() (river.JobArgs, *river.InsertOpts) {
			return trimLog{}, &river.InsertOpts{MaxAttempts: trimTries, UniqueOpts: river.UniqueOpts{ByPeriod: trimEvery}}
		}, &river.PeriodicJobOpts{RunOnStart: true}))
}
