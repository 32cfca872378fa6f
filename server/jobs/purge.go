package jobs

import (
	"context"
	"fmt"
	"time"

	"github.com/riverqueue/river"

	"incharge/shared"
)

// How often the trash is emptied, and of what: of what has been in it for that
// long.
const (
	purgeEvery = 24 * time.Hour
	purgeAge   = shared.TrashKept
	purgeTries = 2
)

// Trash keeps what was deleted until it is emptied; board.Service.
type Trash interface {
	// Purge removes for good what has been in it since before a time, or a good
	// part of that: more says that there is more.
	Purge(ctx context.Context, before time.Time) (more bool, err error)
}

// emptyTrash is the job of emptying it.
type emptyTrash struct{}

func (emptyTrash) Kind() string { return "empty_trash" }

// Purge has a trash emptied day after day, by one server at a time. It is called
// before Start.
func (q *Queue) Purge(trash Trash) {
	river.AddWorker(q.workers, river.WorkFunc(func(ctx context.Context, _ *river.Job[emptyTrash]) error {
		more, err := trash.Purge(ctx, time.Now().Add(-purgeAge))
		if err != nil {
			return fmt.Errorf("empty the trash: %w", err)
		}
		if more {
			return river.JobSnooze(0) // so that other jobs have their turn
		}
		return nil
	}))
	q.config.PeriodicJobs = append(q.config.PeriodicJobs, river.NewPeriodicJob(river.PeriodicInterval(purgeEvery),
		func() (river.JobArgs, *river.InsertOpts) {
			return emptyTrash{}, &river.InsertOpts{MaxAttempts: purgeTries, UniqueOpts: river.UniqueOpts{ByPeriod: purgeEvery}}
		}, &river.PeriodicJobOpts{RunOnStart: true}))
}
