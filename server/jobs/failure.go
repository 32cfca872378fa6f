package jobs

import (
	"context"
	"fmt"
	"log/slog"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"
)

// OnFailure has f called for every attempt at a job that fails, to be counted.
// last says that the job will not be tried again: it stays in the table
// river_job, as discarded, for 30 days.
func OnFailure(f func(kind string, last bool)) Option {
	return func(c *river.Config) {
		if r, ok := c.ErrorHandler.(*reporter); ok {
			r.failed = f
		}
	}
}

// reporter logs what went wrong with a job, once for each attempt.
type reporter struct {
	log    *slog.Logger
	failed func(kind string, last bool)
}

func (r *reporter) HandleError(ctx context.Context, job *rivertype.JobRow, err error) *river.ErrorHandlerResult {
	r.report(ctx, job, slog.Any("error", err))
	return nil
}

func (r *reporter) HandlePanic(ctx context.Context, job *rivertype.JobRow, value any, trace string) *river.ErrorHandlerResult {
	r.report(ctx, job, slog.String("panic", fmt.Sprint(value)), slog.String("trace", trace))
	return nil
}

func (r *reporter) report(ctx context.Context, job *rivertype.JobRow, what ...slog.Attr) {
	last := job.Attempt >= job.MaxAttempts
	level, message := slog.LevelWarn, "job failed, will be tried again"
	if last {
		level, message = slog.LevelError, "job failed for good"
	}
	attrs := append([]slog.Attr{slog.Int64("job", job.ID), slog.String("kind", job.Kind), slog.Int("attempt", job.Attempt)}, what...)
	r.log.LogAttrs(ctx, level, message, attrs...)
	if r.failed != nil {
		r.failed(job.Kind, last)
	}
}

// atLeast passes on the records of its level and above. River tells a lot
// below; what it tells of failed attempts is among that, and reporter says it.
type atLeast struct {
	level slog.Level
	slog.Handler
}

func (h atLeast) Enabled(ctx context.Context, level slog.Level) bool {
	return level >= h.level && h.Handler.Enabled(ctx, level)
}

func (h atLeast) WithAttrs(attrs []slog.Attr) slog.Handler {
	return atLeast{h.level, h.Handler.WithAttrs(attrs)}
}

func (h atLeast) WithGroup(name string) slog.Handler {
	return atLeast{h.level, h.Handler.WithGroup(name)}
}
