package jobs

import (
	"context"
	"testing"
	"time"
)

// swept notes when it is asked to sweep, and of what age.
type swept chan time.Time

func (s swept) Sweep(_ context.Context, before time.Time) error {
	s <- before
	return nil
}

// Files are swept at the start, those that are older than a day.
func TestSweep(t *testing.T) {
	r, files := newRig(t), make(swept, 1)
	r.queue.Sweep(files)
	r.start()
	select {
	case before := <-files:
		if age := time.Since(before); age < sweepAge || age > sweepAge+time.Minute {
			t.Errorf("what is older than %v", age)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("nothing is swept")
	}
}
