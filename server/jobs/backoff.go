package jobs

import (
	"math/rand/v2"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"
)

// Attempts is how often a job is tried: with Backoff's pauses that is for
// about three days, after which a mail server is not down but gone.
const Attempts = 23

const (
	firstPause = 15 * time.Second
	maxPause   = 6 * time.Hour
)

// Backoff waits after each failure twice as long as after the one before, up
// to six hours, give or take a fifth: jobs that failed together don't come
// back together.
type Backoff struct{}

func (Backoff) NextRetry(job *rivertype.JobRow) time.Time {
	p := pause(len(job.Errors) + 1)
	return time.Now().Add(p + time.Duration((rand.Float64()*0.4-0.2)*float64(p))) // #nosec G404 -- spreads waits out; nobody gains by guessing it
}

// pause is the wait after so many failures, without the jitter.
func pause(failures int) time.Duration {
	p := firstPause
	for range failures - 1 {
		if p *= 2; p >= maxPause {
			return maxPause
		}
	}
	return p
}

// WithRetry sets another policy for trying again.
func WithRetry(attempts int, policy river.ClientRetryPolicy) Option {
	return func(c *river.Config) { c.MaxAttempts, c.RetryPolicy = attempts, policy }
}
