package auth

import (
	"errors"
	"testing"
	"time"

	"incharge/shared"
)

// One account may ask for very much, and not for all there is; others don't
// feel it.
func TestRequestLimit(t *testing.T) {
	t.Parallel()
	s := &Service{limits: newLimits(true)}
	at := time.Now()
	s.limits.requests.now = func() time.Time { return at }
	ada, eve := shared.NewID[shared.UserID](), shared.NewID[shared.UserID]()
	for i := range requestsAtOnce {
		if err := s.Ask(eve); err != nil {
			t.Fatalf("request %d: %v", i, err)
		}
	}
	err := s.Ask(eve)
	var wait interface{ RetryAfter() time.Duration }
	if shared.CodeOf(err) != shared.CodeRateLimited || !errors.As(err, &wait) || wait.RetryAfter() > time.Second {
		t.Errorf("one too many: %v", err)
	}
	if err := s.Ask(ada); err != nil {
		t.Errorf("somebody else: %v", err)
	}
	at = at.Add(requestEvery)
	if err := s.Ask(eve); err != nil {
		t.Errorf("a moment later: %v", err)
	}
	off := &Service{limits: newLimits(false)}
	for range 2 * requestsAtOnce {
		if err := off.Ask(eve); err != nil {
			t.Fatal(err)
		}
	}
}
