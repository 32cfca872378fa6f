package jobs

import (
	"context"
	"fmt"
	"time"

	"github.com/riverqueue/river"
)

// How often files are swept away, and how old those are by then that nothing has
// come to refer to.
const (
	sweepEvery = time.Hour
	sweepAge   = 24 * time.Hour
	sweepTries = 2
)

// Files are those that nothing may refer to any more; files.Service.
type Files interface {
	// Sweep takes those of them away that were made before a time.
	Sweep(ctx context.Context, before time.Time) error
}

// sweepFiles is the job of sweeping.
type sweepFiles struct{}

func (sweepFiles) Kind() string { return "sweep_files" }

// Sweep has files swept away again and again, by one server at a time. It is
// called before Start.
func (q *Queue) Sweep(files Files) {
	river.AddWorker(q.workers, river.WorkFunc(func(ctx context.Context, _ *river.Job[sweepFiles]) error {
		if err := files.Sweep(ctx, time.Now().Add(-sweepAge)); err != nil {
			return fmt.Errorf("sweep files away: %w", err)
		}
		return nil
	}))
	q.config.PeriodicJobs = append(q.config.PeriodicJobs, river.NewPeriodicJob(river.PeriodicInterval(sweepEvery),
		func() (river.JobArgs, *river.InsertOpts) {
			return sweepFiles{}, &river.InsertOpts{MaxAttempts: sweepTries, UniqueOpts: river.UniqueOpts{ByPeriod: sweepEvery}}
		}, &river.PeriodicJobOpts{RunOnStart: true}))
}
