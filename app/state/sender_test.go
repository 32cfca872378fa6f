package state

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"incharge/shared"
)

type transport func(try int, envelope shared.Envelope) (shared.Outcome, error)

type script struct {
	answer transport
	tries  int
}

func (s *script) Send(_ context.Context, envelope shared.Envelope) (shared.Outcome, error) {
	s.tries++
	return s.answer(s.tries, envelope)
}

func TestDeliver(t *testing.T) {
	t.Parallel()
	offline := errors.New("no connection")
	refused := &shared.Error{Code: shared.CodeForbidden, Message: "No."}
	for name, c := range map[string]struct {
		answers []error
		want    error
	}{
		"at once":              {[]error{nil}, nil},
		"after the network":    {[]error{offline, offline, nil}, nil},
		"after a restart":      {[]error{&shared.Error{Code: shared.CodeUnavailable}, nil}, nil},
		"after a rate limit":   {[]error{&shared.Error{Code: shared.CodeRateLimited}, nil}, nil},
		"after a failure":      {[]error{&shared.Error{Code: shared.CodeInternal}, nil}, nil},
		"refused":              {[]error{refused}, refused},
		"refused after trying": {[]error{offline, refused}, refused},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				id := shared.NewID[shared.CommandID]()
				s := &script{answer: func(try int, envelope shared.Envelope) (shared.Outcome, error) {
					if envelope.ID != id {
						t.Errorf("try %d sent another id", try)
					}
					return shared.Outcome{Seq: 7}, c.answers[try-1]
				}}
				outcome, err := NewSender(s).Deliver(t.Context(), shared.Envelope{ID: id})
				if !errors.Is(err, c.want) || err == nil && outcome.Seq != 7 || s.tries != len(c.answers) {
					t.Fatalf("outcome %d, error %v after %d tries", outcome.Seq, err, s.tries)
				}
			})
		})
	}
}

func TestDeliverGivesUpOnWhatTheServerFailsOver(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := &script{answer: func(int, shared.Envelope) (shared.Outcome, error) {
			return shared.Outcome{}, &shared.Error{Code: shared.CodeInternal}
		}}
		_, err := NewSender(s).Deliver(t.Context(), shared.Envelope{})
		if shared.CodeOf(err) != shared.CodeInternal || s.tries != mostFailures {
			t.Fatalf("%v after %d tries", err, s.tries)
		}
	})
}

func TestDeliverWaitsLongerAndCanBeHurried(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		online := false
		s := &script{answer: func(int, shared.Envelope) (shared.Outcome, error) {
			if online {
				return shared.Outcome{}, nil
			}
			return shared.Outcome{}, errors.New("no connection")
		}}
		sender, done := NewSender(s), make(chan error, 1)
		go func() {
			_, err := sender.Deliver(t.Context(), shared.Envelope{})
			done <- err
		}()
		time.Sleep(10 * time.Minute)
		synctest.Wait()
		if s.tries < 20 || s.tries > 60 {
			t.Fatalf("%d tries in ten minutes", s.tries)
		}
		online = true
		before := time.Now()
		sender.Hurry()
		if err := <-done; err != nil || time.Since(before) != 0 {
			t.Fatalf("%v after %v", err, time.Since(before))
		}
	})
}

func TestDeliverEndsWithItsContext(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		s := &script{answer: func(int, shared.Envelope) (shared.Outcome, error) {
			return shared.Outcome{}, errors.New("no connection")
		}}
		if _, err := NewSender(s).Deliver(ctx, shared.Envelope{}); !errors.Is(err, context.DeadlineExceeded) {
			t.Fatal(err)
		}
	})
}
