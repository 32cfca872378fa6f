package api

import (
	"context"
	"errors"
	"io"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

// stream is a body that is sent as it is made, within a time.
func (a *API) stream(patience time.Duration, write func(ctx context.Context, w io.Writer) error) func(huma.Context) {
	return func(c huma.Context) {
		r, w := humago.Unwrap(c)
		ctx, cancel := context.WithTimeout(r.Context(), patience)
		defer cancel()
		sent := &begun{Writer: w}
		err := write(ctx, sent)
		switch {
		case err == nil:
		case !sent.begun:
			w.Header().Del("Content-Disposition")
			a.fail(w, r, err)
		default: // half of it has gone out: cut it off, so that nobody takes it for all
			if !errors.Is(context.Cause(r.Context()), context.Canceled) {
				a.Log.ErrorContext(ctx, "not sent whole", "route", r.Pattern, "error", err)
			}
			panic(http.ErrAbortHandler)
		}
	}
}

// begun knows whether anything was written.
type begun struct {
	io.Writer
	begun bool
}

func (b *begun) Write(p []byte) (int, error) {
	b.begun = true
	return b.Writer.Write(p)
}
