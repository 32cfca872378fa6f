package auth

import (
	"errors"
	"time"

	"incharge/shared"
)

// How many requests one account may make at once, and how soon there may be one
// more. A browser that was offline sends up to a thousand, one after the other.
const (
	requestsAtOnce = 2_000
	requestEvery   = 20 * time.Millisecond
)

// The same for a network from which public boards are read, by whoever: a room
// full of people who have one open asks some times a second.
const (
	readsAtOnce = 600
	readEvery   = 100 * time.Millisecond
)

// Ask takes what a request costs whoever is signed in.
func (s *Service) Ask(user shared.UserID) error {
	return muchAtOnce(s.limits.spend(s.limits.requests, string(user)))
}

// AskFrom takes what reading a public board costs the network of whoever reads.
func (s *Service) AskFrom(address string) error {
	return muchAtOnce(s.limits.spend(s.limits.readers, network(address)))
}

func muchAtOnce(err error) error {
	if often := (*TooOften)(nil); errors.As(err, &often) {
		return &tooMany{often}
	}
	return err
}

// tooMany is TooOften in other words: nobody has tried anything.
type tooMany struct{ *TooOften }

// Unwrap is the error that people get to see.
func (*tooMany) Unwrap() error {
	return &shared.Error{Code: shared.CodeRateLimited, Message: "That is very much at once. Wait a little."}
}
