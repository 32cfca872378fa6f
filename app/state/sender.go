package state

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"time"

	"incharge/shared"
)

// Transport has a command carried out. The same envelope sent again is done once.
type Transport interface {
	Send(ctx context.Context, envelope shared.Envelope) (shared.Outcome, error)
}

// Sender brings commands to the server through whatever the network does.
type Sender struct {
	transport Transport
	hurry     chan struct{}
}

// NewSender is a sender over a transport.
func NewSender(t Transport) *Sender {
	return &Sender{transport: t, hurry: make(chan struct{}, 1)}
}

const (
	firstWait = 500 * time.Millisecond
	lastWait  = 30 * time.Second
	// A command that the server fails over so often would hold up all behind it.
	mostFailures = 6
)

// Deliver sends one command until the server has carried it out or refused it.
// Then its error is a *shared.Error; any other is that of ctx.
func (s *Sender) Deliver(ctx context.Context, envelope shared.Envelope) (shared.Outcome, error) {
	failures := 0
	for tries := 0; ; tries++ {
		outcome, err := s.transport.Send(ctx, envelope)
		if err == nil {
			return outcome, nil
		}
		if ctx.Err() != nil {
			return shared.Outcome{}, ctx.Err()
		}
		var e *shared.Error
		if errors.As(err, &e) {
			if e.Code == shared.CodeInternal {
				failures++
			}
			if slices.Contains(final, e.Code) || failures == mostFailures {
				return shared.Outcome{}, e
			}
		}
		s.wait(ctx, tries)
	}
}

// final are the answers that no further try will change.
var final = []shared.Code{
	shared.CodeInvalid, shared.CodeUnauthorized, shared.CodeForbidden, shared.CodeNotFound,
	shared.CodeConflict, shared.CodeGone, shared.CodeTooLarge,
}

// Hurry ends a wait: there is reason to believe that a try will work now.
func (s *Sender) Hurry() {
	select {
	case s.hurry <- struct{}{}:
	default: // one is on its way
	}
}

// wait lets time pass before the next try, longer each time, with jitter so
// that browsers which one outage cut off don't come back all at once.
func (s *Sender) wait(ctx context.Context, tries int) {
	most := lastWait
	if tries < 10 { // beyond that the shift is past the limit anyway
		most = min(lastWait, firstWait<<tries)
	}
	timer := time.NewTimer(most/2 + rand.N(most/2))
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-s.hurry:
	case <-timer.C:
	}
}
