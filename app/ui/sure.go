package ui

import (
	"context"
	"errors"
	"sync"

	"incharge/app/client"
)

// errLeft is why a call wasn't made: who was asked to show that it is them went
// back. Nothing has to be said about it.
var errLeft = errors.New("left as it is")

// assurance asks somebody to show that it is them, one thing at a time.
type assurance struct {
	changed signal

	mu  sync.Mutex
	now *question
}

type question struct {
	password string // that has been typed for what is to be done, if any
	answer   chan bool
}

func (s *assurance) current() *question {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}

// ask waits until they have shown it, or have gone back.
func (s *assurance) ask(ctx context.Context, password string) bool {
	asked := &question{password: password, answer: make(chan bool, 1)}
	s.mu.Lock()
	if s.now != nil {
		s.mu.Unlock()
		return false
	}
	s.now = asked
	s.mu.Unlock()
	s.changed.fire()
	select {
	case shown := <-asked.answer:
		return shown
	case <-ctx.Done():
		s.settle(false)
		return false
	}
}

// settle answers what is asked now, if anything is.
func (s *assurance) settle(shown bool) {
	s.mu.Lock()
	asked := s.now
	s.now = nil
	s.mu.Unlock()
	if asked != nil {
		asked.answer <- shown
	}
}

// surely makes a call that the server may refuse until who is signed in has shown
// once more that it is them: then they are asked, and it goes on by itself.
// password is what they have typed already. It waits: never on the UI goroutine.
func (e *env) surely(ctx context.Context, password string, call func() error) error {
	for {
		err := call()
		if !client.Unsure(err) {
			return err
		}
		e.session.check(ctx) // what they have to show may be other than this page knows
		if !e.sure.ask(ctx, password) {
			return errLeft
		}
	}
}
