package client

import (
	"encoding/json"
	"errors"

	"incharge/shared"
)

// SignedOut reports whether a call failed because nobody is signed in.
func SignedOut(err error) bool { return failedWith(err, shared.CodeUnauthorized) }

// Owing reports whether a call failed because a second factor has to be set up
// first.
func Owing(err error) bool { return because(err, shared.ReasonSecond) }

// Unsure reports whether a call failed because who is signed in has to show first
// that it is them: see Confirm.
func Unsure(err error) bool { return because(err, shared.ReasonConfirm) }

func because(err error, kind shared.ReasonKind) bool {
	var e *shared.Error
	return errors.As(err, &e) && e.Reason.Kind == kind
}

// Missing reports whether a call failed because the thing isn't there, or not
// for this person.
func Missing(err error) bool { return failedWith(err, shared.CodeNotFound) }

// Gone reports whether changes can no longer be had from so far back.
func Gone(err error) bool { return failedWith(err, shared.CodeGone) }

// Unreachable reports whether a call failed on the way: offline, late, or
// answered by something in between that stands in for the server.
func Unreachable(err error) bool {
	return errors.Is(err, ErrOffline) || errors.Is(err, ErrTimeout) || failedWith(err, shared.CodeUnavailable)
}

func failedWith(err error, code shared.Code) bool {
	var e *shared.Error
	return errors.As(err, &e) && e.Code == code
}

// codes are what a status means where the answer has no code of its own: it
// comes from a proxy, which knows how much it lets through but not what there
// is, and for whom. Any other says only that Incharge wasn't asked.
var codes = map[int]shared.Code{413: shared.CodeTooLarge, 429: shared.CodeRateLimited}

// problem is the error that an answer carries.
func problem(r Response) error {
	var p shared.Problem
	if json.Unmarshal(r.Body, &p) != nil || p.Code == "" {
		code, ok := codes[r.Status]
		if !ok {
			code = shared.CodeUnavailable
		}
		return &Stray{r.Status, &shared.Error{Code: code}}
	}
	if p.Detail == "" {
		p.Detail = p.Title
	}
	e := &shared.Error{Code: p.Code, Message: p.Detail, Fields: p.Errors}
	if p.Reason != nil {
		e.Reason = *p.Reason
	}
	return e
}

// TooLarge reports whether a call failed because what was sent is too large.
func TooLarge(err error) bool { return failedWith(err, shared.CodeTooLarge) }
