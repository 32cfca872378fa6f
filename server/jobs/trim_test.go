package jobs

import (
	"context"
	"log/slog"
	"sync"
	"testing"
	"time"

	"github.com/riverqueue/river"
	"github.com/uptrace/bun"
)

// diary is a log that takes three calls to trim.
type diary struct {
	mu    sync.Mutex
	asked []time.Time
}

func (d *diary) Trim(_ context.Context, before time.Time) (more bool, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.asked = append(d.asked, before)
	return len(d.asked) < 3, nil
}

func (d *diary) calls() []time.Time {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.asked
}

// Of two servers one trims the log at the start, to its end, and no more often
// than once an hour.
func TestTrim(t *testing.T) {
	const keep = 90 * 24 * time.Hour
	if now := time.Now(); now.Truncate(trimEvery).Add(trimEvery).Sub(now) < 20*time.Second {
		time.Sleep(20 * time.Second) // lest the hour ends in the middle
	}
	r, log := newRig(t), &diary{}
	second, err := New(r.db, slog.New(slog.NewTextHandler(t.Output(), nil)), river.NewWorkers(), func(c *river.Config) { c.TestOnly = true })
	if err != nil {
		t.Fatal(err)
	}
	r.queue.Trim(log, keep)
	second.Trim(log, keep)
	r.start()
	if err := second.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := second.Stop(context.Background()); err != nil { //nolint:usetesting // the test's is over by then
			t.Error(err)
		}
	}()
	for deadline := time.Now().Add(20 * time.Second); len(log.calls()) < 3; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("trimmed %d times", len(log.calls()))
		}
	}
	r.settle()
	// One that begins to lead now queues it as the first did.
	err = r.db.RunInTx(t.Context(), nil, func(ctx context.Context, tx bun.Tx) error {
		return r.queue.Insert(ctx, tx, trimLog{}, &river.InsertOpts{UniqueOpts: river.UniqueOpts{ByPeriod: trimEvery}})
	})
	if err != nil {
		t.Fatal(err)
	}
	if states := r.settle(); states["completed"] != 1 || len(states) != 1 {
		t.Errorf("jobs: %v", states)
	}
	calls := log.calls()
	if len(calls) != 3 {
		t.Errorf("asked %d times, want 3", len(calls))
	}
	for _, before := range calls {
		if ago := time.Since(before); ago < keep || ago > keep+time.Minute {
			t.Errorf("what is older than %v goes, want %v", ago, keep)
		}
	}
}

// A server that keeps its log for ever trims nothing, not even for another one.
func TestTrimNothing(t *testing.T) {
	r, log := newRig(t), &diary{}
	r.queue.Trim(log, 0)
	r.insert(trimLog{})
	r.start()
	if states := r.settle(); states["completed"] != 1 || len(states) != 1 {
		t.Errorf("jobs: %v", states)
	}
	if n := len(log.calls()); n != 0 {
		t.Errorf("asked %d times", n)
	}
}
