package api

import (
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

// call is a row of the table of routes.
type call struct {
	method, path string
	size         int64 // of the body at most, in bytes
	status       int   // when all goes well
	summary      string
}

// handle registers a call. Its handler gets the input and gives the answer or
// an error; here errors become problems.
func handle[In, Out any](a *API, c call, handler func(context.Context, *In) (*Out, error), within ...limit) {
	op := huma.Operation{
		OperationID: operationID(c), Method: c.method, Path: c.path, Summary: c.summary, DefaultStatus: c.status,
		// Inputs are checked by the rules of shared, which word what is wrong
		// the way that the browser does.
		SkipValidateParams: true, SkipValidateBody: true,
		Middlewares: huma.Middlewares{bodyLimit(c.size)},
	}
	if signed, ok := any(new(In)).(interface{ needsSession() }); ok {
		signed.needsSession()
		op.Security = []map[string][]string{{"cookie": {}}, {"bearer": {}}}
		op.Middlewares = append(op.Middlewares, a.requireSession)
	}
	time := patience
	for _, w := range within {
		time = w.time
		op.Middlewares = append(op.Middlewares, w.stretch)
	}
	huma.Register(a.huma, op, func(ctx context.Context, in *In) (*Out, error) {
		ctx, cancel := context.WithTimeout(ctx, time)
		defer cancel()
		out, err := handler(ctx, in)
		if err != nil {
			return nil, a.problem(ctx, err)
		}
		return out, nil
	})
	if in, ok := any(new(In)).(interface {
		requestBody(huma.Registry) *huma.RequestBody
	}); ok { // afterwards, or huma would read the body itself
		a.huma.OpenAPI().Paths[c.path].Post.RequestBody = in.requestBody(a.huma.OpenAPI().Components.Schemas)
	}
}

// operationID is made of the method and the path.
func operationID(c call) string {
	path := strings.NewReplacer("/", "-", "{", "", "}", "").Replace(c.path)
	return strings.ToLower(c.method) + path
}

// bodyLimit cuts a body off that is too large, and the connection with it.
func bodyLimit(size int64) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		r, w := humago.Unwrap(ctx)
		r.Body = http.MaxBytesReader(w, r.Body, size)
		next(ctx)
	}
}

// limit is what a call may take that takes longer than others.
type limit struct{ time time.Duration }

func within(d time.Duration) limit { return limit{d} }

// stretch moves the server's deadlines for the request and the answer.
func (l limit) stretch(ctx huma.Context, next func(huma.Context)) {
	_, w := humago.Unwrap(ctx)
	control, end := http.NewResponseController(w), time.Now().Add(l.time+patience)
	_ = control.SetReadDeadline(end) // not settable: then it was never limited
	_ = control.SetWriteDeadline(end)
	next(ctx)
}
