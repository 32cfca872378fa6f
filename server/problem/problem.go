// Package problem puts errors into words that may leave the server: RFC 9457
// with this API's codes. What it does not know stays inside.
package problem

import (
	"context"
	"errors"
	"net/http"

	"incharge/shared"
)

// kinds are the status and the title of each code.
var kinds = map[shared.Code]struct {
	status int
	title  string
}{
	shared.CodeInvalid:      {http.StatusUnprocessableEntity, "Something in the input is wrong"},
	shared.CodeUnauthorized: {http.StatusUnauthorized, "Not signed in"},
	shared.CodeForbidden:    {http.StatusForbidden, "Not allowed"},
	shared.CodeNotFound:     {http.StatusNotFound, "Not found"},
	shared.CodeConflict:     {http.StatusConflict, "It no longer fits"},
	shared.CodeGone:         {http.StatusGone, "No longer available"},
	shared.CodeTooLarge:     {http.StatusRequestEntityTooLarge, "Too large"},
	shared.CodeRateLimited:  {http.StatusTooManyRequests, "Too often"},
	shared.CodeUnavailable:  {http.StatusServiceUnavailable, "Not available at the moment"},
	shared.CodeInternal:     {http.StatusInternalServerError, "Internal error"},
}

// Of is an error as people and programs get to see it.
func Of(err error) shared.Problem {
	e := known(err)
	kind := kinds[e.Code]
	p := shared.Problem{
		Type: "about:blank", Title: kind.title, Status: kind.status,
		Detail: e.Message, Code: e.Code, Errors: e.Fields,
	}
	if e.Reason != (shared.Reason{}) {
		p.Reason = &e.Reason
	}
	var exact *statusError
	if errors.As(err, &exact) {
		p.Status = exact.status
		p.Title = http.StatusText(exact.status)
	}
	return p
}

// WithStatus gives an error another status than that of its code.
func WithStatus(status int, err *shared.Error) error { return &statusError{status, err} }

type statusError struct {
	status int
	err    *shared.Error
}

func (e *statusError) Error() string { return e.err.Error() }
func (e *statusError) Unwrap() error { return e.err }

// known finds the shared.Error that err is or stands for.
func known(err error) *shared.Error {
	var e *shared.Error
	if errors.As(err, &e) {
		return e
	}
	if e := fromPostgres(err); e != nil {
		return e
	}
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) {
		return unavailable
	}
	return &shared.Error{Code: shared.CodeInternal, Message: "Something went wrong on the server. It has been noted."}
}

var unavailable = &shared.Error{Code: shared.CodeUnavailable, Message: "The server can't do this at the moment. Try again shortly."}
