package client

import (
	"errors"
	"fmt"
)

// Stray is an answer that isn't Incharge's: something in between, like a filter
// or a proxy, has given it in its place.
type Stray struct {
	Status int
	err    error // what it is taken for
}

func (s *Stray) Error() string {
	return fmt.Sprintf("something in between answers %d: %v", s.Status, s.err)
}

// Unwrap is what the answer is taken for.
func (s *Stray) Unwrap() error { return s.err }

// Strayed reports whether a call was answered by something in between.
func Strayed(err error) bool {
	var s *Stray
	return errors.As(err, &s)
}

var errOtherAnswer = errors.New("it is no answer to what was sent")
