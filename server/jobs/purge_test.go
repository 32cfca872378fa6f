package jobs

import (
	"context"
	"testing"
	"time"
)

// bin is a trash that takes three calls to empty.
type bin struct{ asked chan time.Time }

func (b bin) Purge(_ context.Context, before time.Time) (more bool, err error) {
	b.asked <- before
	return len(b.asked) < 3, nil
}

// The trash is emptied at the start, to its end, of what is 30 days old.
func TestPurge(t *testing.T) {
	r, trash := newRig(t), bin{make(chan time.Time, 10)}
	r.queue.Purge(trash)
	r.start()
	for deadline := time.Now().Add(20 * time.Second); len(trash.asked) < 3; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("asked %d times", len(trash.asked))
		}
	}
	if states := r.settle(); states["completed"] != 1 || len(states) != 1 || len(trash.asked) != 3 {
		t.Errorf("jobs: %v, asked %d times", states, len(trash.asked))
	}
	for range 3 {
		if age := time.Since(<-trash.asked); age < purgeAge || age > purgeAge+time.Minute {
			t.Errorf("what is older than %v goes", age)
		}
	}
}
