package api

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"incharge/server/problem"
	"incharge/shared"
)

// Problem is an error on its way out.
type Problem struct {
	shared.Problem
	header http.Header
}

func (p *Problem) Error() string             { return p.Detail }
func (p *Problem) GetStatus() int            { return p.Status }
func (p *Problem) GetHeaders() http.Header   { return p.header }
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// problem is the one place where errors turn into what callers see. What they
// don't see is logged here, once.
func (a *API) problem(ctx context.Context, err error) *Problem {
	p := problemOf(err)
	switch {
	case p.Status >= 500 && errors.Is(context.Cause(ctx), context.Canceled):
		a.Log.InfoContext(ctx, "the caller has gone", "error", err)
	case p.Status == http.StatusServiceUnavailable:
		a.Log.WarnContext(ctx, "not available", "error", err)
	case p.Status >= 500:
		a.Log.ErrorContext(ctx, "internal error", "error", err)
	}
	return p
}

func problemOf(err error) *Problem {
	p := &Problem{Problem: problem.Of(err), header: http.Header{}}
	wait := 2 * time.Second
	var known interface{ RetryAfter() time.Duration }
	if errors.As(err, &known) {
		wait = known.RetryAfter()
	}
	if p.Code == shared.CodeRateLimited || p.Code == shared.CodeUnavailable {
		p.header.Set("Retry-After", strconv.Itoa(max(1, int((wait+time.Second-1)/time.Second))))
	}
	if p.Status == http.StatusUnauthorized { // RFC 9110, 15.5.2; browsers ask nobody for a bearer
		p.header.Set("WWW-Authenticate", "Bearer")
	}
	return p
}

// fail answers with a problem where no call of huma's is at work.
func (a *API) fail(w http.ResponseWriter, r *http.Request, err error) {
	p := a.problem(r.Context(), err)
	for name, values := range p.header {
		w.Header()[name] = values
	}
	writeJSON(w, p.Status, p.ContentType(""), p)
}

func writeJSON(w http.ResponseWriter, status int, contentType string, value any) {
	data, err := json.Marshal(value)
	if err != nil {
		panic(err) // recovered, logged, and answered
	}
	w.Header().Set("Content-Type", contentType)
	w.WriteHeader(status)
	_, _ = w.Write(append(data, '\n')) // the caller has gone; there is nobody to tell
}

// huma keeps these for the whole program: how an error that it finds itself
// becomes an answer, and that our arrays are never null.
func init() {
	huma.DefaultArrayNullable = false
	huma.NewError = func(status int, message string, errs ...error) huma.StatusError {
		var check shared.Check
		for _, err := range errs {
			var known *shared.Error
			if errors.As(err, &known) {
				return problemOf(known)
			}
			var detail huma.ErrorDetailer
			if errors.As(err, &detail) {
				d := detail.ErrorDetail()
				check.Failf(d.Location[strings.LastIndex(d.Location, ".")+1:], "%s", cmp.Or(wording[d.Message], d.Message))
			}
		}
		if err := check.Err(); err != nil {
			return problemOf(err)
		}
		return problemOf(errors.New(message))
	}
}

// wording is what we say where huma finds a parameter of the wrong type.
var wording = map[string]string{
	"invalid integer": "must be a whole number",
	"invalid boolean": "must be true or false",
	"invalid date/time for format " + time.RFC3339Nano: "must be a time like 2026-11-23T08:00:00Z",
}
