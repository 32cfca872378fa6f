package api

import (
	"context"
	"net/http"
	"strconv"
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
func handle[In, Out any](a *API, c call, handler func(context.Context, *In) (*Out, error), options ...func(*special)) {
	op := huma.Operation{
		OperationID: operationID(c), Method: c.method, Path: c.path, Summary: c.summary, DefaultStatus: c.status,
		// Inputs are checked by the rules of shared, which word what is wrong
		// the way that the browser does.
		SkipValidateParams: true, SkipValidateBody: true,
		Middlewares: huma.Middlewares{bodyLimit(c.size)},
	}
	if _, ok := any(new(In)).(interface{ needsSession() }); ok {
		op.Security = []map[string][]string{{"cookie": {}}, {"bearer": {}}}
		op.Middlewares = append(op.Middlewares, a.requireSession)
		op.Middlewares = append(op.Middlewares, a.requireSecond(settingUp(c)))
		if personal(c) {
			op.Middlewares = append(op.Middlewares, a.requirePerson)
		}
	}
	if _, ok := any(new(In)).(interface{ needsAdministrator() }); ok {
		op.Middlewares = append(op.Middlewares, a.requireAdministrator)
	}
	special := special{time: patience}
	for _, option := range options {
		option(&special)
	}
	if special.time > patience {
		op.Middlewares = append(op.Middlewares, stretch(special.time))
	}
	huma.Register(a.huma, op, func(ctx context.Context, in *In) (*Out, error) {
		ctx, cancel := context.WithTimeout(ctx, special.time)
		defer cancel()
		out, err := handler(ctx, in)
		if err != nil {
			return nil, a.problem(ctx, err)
		}
		return out, nil
	})
	describe[In](a, c, special)
}

// describe adds what huma can't see to what it has described. A body that it
// knew of it would read and decode itself.
func describe[In any](a *API, c call, special special) {
	op := operationOf(a.huma.OpenAPI().Paths[c.path], c.method)
	if in, ok := any(new(In)).(interface {
		requestBody(huma.Registry) *huma.RequestBody
	}); ok {
		op.RequestBody = in.requestBody(a.huma.OpenAPI().Components.Schemas)
	}
	if special.media != "" {
		op.Responses[strconv.Itoa(c.status)].Content = map[string]*huma.MediaType{special.media: {Schema: &huma.Schema{Type: huma.TypeString}}}
	}
	if special.also != 0 {
		good := *op.Responses[strconv.Itoa(c.status)]
		good.Description = http.StatusText(special.also)
		if special.also == http.StatusNotModified {
			good.Content = nil
		}
		op.Responses[strconv.Itoa(special.also)] = &good
	}
}

// operationOf is the call that a method makes on a path; nil where there is none.
func operationOf(path *huma.PathItem, method string) *huma.Operation {
	switch method {
	case http.MethodGet:
		return path.Get
	case http.MethodPost:
		return path.Post
	case http.MethodPut:
		return path.Put
	case http.MethodPatch:
		return path.Patch
	case http.MethodDelete:
		return path.Delete
	}
	return nil
}

// special is what sets a call apart from the others.
type special struct {
	time  time.Duration // that it may take
	also  int           // another status of a good answer
	media string        // of the good answer, where it is no JSON
}

func within(d time.Duration) func(*special) { return func(s *special) { s.time = d } }
func also(status int) func(*special)        { return func(s *special) { s.also = status } }
func sends(media string) func(*special)     { return func(s *special) { s.media = media } }

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

// stretch moves the server's deadlines for the request and the answer.
func stretch(d time.Duration) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		_, w := humago.Unwrap(ctx)
		control, end := http.NewResponseController(w), time.Now().Add(d+patience)
		_ = control.SetReadDeadline(end) // not settable: then it was never limited
		_ = control.SetWriteDeadline(end)
		next(ctx)
	}
}
