package api

import (
	"io"
	"net"
	"net/http"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"incharge/server/auth"
	"incharge/shared"
)

// The inputs of the calls are made of these parts. They are exported because
// huma only looks into those.

// SignedIn is in the input of every call that somebody signed in makes.
type SignedIn struct{ session auth.Session }

func (*SignedIn) needsSession() {}

// Resolve takes the session that requireSession has found.
func (s *SignedIn) Resolve(ctx huma.Context) []error {
	s.session = ctx.Context().Value(sessionKey{}).(auth.Session)
	return nil
}

// actor is who makes the call.
func (s *SignedIn) actor() shared.UserID { return s.session.User.ID }

// person is the same by id and name.
func (s *SignedIn) person() shared.User {
	return shared.User{ID: s.session.User.ID, Name: s.session.User.Name}
}

// Administrator is in the input of every call that only administrators may make.
type Administrator struct{ SignedIn }

func (*Administrator) needsAdministrator() {}

// Resolve is SignedIn's. Without one of its own, that of a part beside it would
// be taken for the whole input's, and nobody would be signed in.
func (a *Administrator) Resolve(ctx huma.Context) []error { return a.SignedIn.Resolve(ctx) }

// OnBoard is in the input of every call about a board.
type OnBoard struct {
	Board shared.BoardID `path:"board"`
}

// Resolve answers as for a board that isn't there: an id in another spelling
// names nothing.
func (b *OnBoard) Resolve(huma.Context) []error {
	if !shared.ValidID(b.Board) {
		return []error{shared.NotFound("")}
	}
	return nil
}

// Sender is in the input of calls that a browser may make long after they were
// asked for, when somebody else may have signed in.
type Sender struct {
	User shared.UserID `header:"Incharge-User" doc:"The id of who the sender believes to be signed in; refused with 401 unauthorized when the session is another's"`
}

// is refuses what is sent for one person in the session of another.
func (s *Sender) is(actor shared.UserID) error {
	if s.User != "" && s.User != actor {
		return &shared.Error{Code: shared.CodeUnauthorized, Message: "Somebody else is signed in."}
	}
	return nil
}

// Caller is in the input of calls for which it matters where they come from.
type Caller struct{ request *http.Request }

// Resolve notes who calls.
func (c *Caller) Resolve(ctx huma.Context) []error {
	c.request, _ = humago.Unwrap(ctx)
	return nil
}

// from is what the request says of where it comes from.
func (c *Caller) from() auth.From {
	return auth.From{Address: addressOf(c.request), Agent: c.request.UserAgent(), Language: languageOf(c.request.Header.Get("Accept-Language"))}
}

// languageOf is the first of our languages that a browser asks for. They come
// in the order of preference; whoever sends them otherwise gets English.
func languageOf(header string) string {
	for wish := range strings.SplitSeq(header, ",") {
		language, _, _ := strings.Cut(strings.TrimSpace(wish), ";")
		language, _, _ = strings.Cut(strings.ToLower(language), "-")
		if language == "en" || language == "ko" {
			return language
		}
	}
	return ""
}

// addressOf is that of the connection's other end, without the port.
func addressOf(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

// JSON is in the input of calls with a body: one JSON object, as T.
type JSON[T any] struct {
	body        io.Reader
	contentType string
}

// Resolve only notes where the body is: the handler decodes it.
func (j *JSON[T]) Resolve(ctx huma.Context) []error {
	j.body, j.contentType = ctx.BodyReader(), ctx.Header("Content-Type")
	return nil
}

// decode reads the body and checks it by T's own rules.
func (j *JSON[T]) decode() (T, error) {
	var value T
	if err := decodeBody(j.contentType, j.body, &value); err != nil {
		return value, err
	}
	if checked, ok := any(value).(interface{ Validate() error }); ok {
		return value, checked.Validate()
	}
	return value, nil
}

func (*JSON[T]) requestBody(schemas huma.Registry) *huma.RequestBody {
	schema := schemas.Schema(reflect.TypeFor[T](), true, "")
	return &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"application/json": {Schema: schema}}}
}
