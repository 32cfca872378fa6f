package api

import (
	"encoding/json"
	"io"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"incharge/shared"
)

const prefix = shared.Prefix

// about is what the description says before the calls.
const about = `Everything that Incharge's own pages do goes through this API.

JSON, times as in RFC 3339 in UTC, ids as UUIDs (version 7) that the client
makes for what it creates. Bodies are sent as application/json; unknown fields
are refused. Errors are application/problem+json with a code and, where the
input is to blame, the fields: 400 for a body that is no JSON, 405 and 415 for
a wrong method or media type, 422 for the rest, all with the code "invalid".
429 and 503 say in Retry-After when to come back.

A browser signs in with a cookie; a program sends a token of the API as
"Authorization: Bearer inc_...", which its owner makes (POST /me/tokens). A token
that may read is good for GET alone; none is good for calls below /me/ and
/admin. The token of a session, which is the value of the cookie, may be sent in
its place. What somebody may not see is answered with 404.

GET /api/v1/live is a WebSocket. Frames are JSON texts. Send
{"watch": {"board": id, "since": seq}} and get {"watching": {"board", "seq"}},
then {"change": ...} for every change after since, in order and none missing;
{"resync": {"board"}} when since can no longer be served, or one sees other
cards of the board as a whole: fetch the snapshot and watch again.
{"unwatch": {"board": id}} ends it. What can't be done is answered with
{"problem": ...}. The server closes with 4401 when the session ends, 4403 when a
membership ends, 1012 when it restarts and 1013 when the reader is too slow:
come back and resume with the last seq.`

// newHuma sets huma up to register calls and describe them. Its own pages and
// schema routes are off.
func newHuma(mux humago.Mux, version string) huma.API {
	format := huma.Format{
		Marshal:   func(w io.Writer, value any) error { return json.NewEncoder(w).Encode(value) },
		Unmarshal: json.Unmarshal, // not used: bodies are decoded by decodeBody
	}
	schemas := newSchemas()
	api := humago.NewWithPrefix(mux, prefix, huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI: "3.1.0",
			Info:    &huma.Info{Title: "Incharge", Version: version, Description: about},
			Components: &huma.Components{
				Schemas: schemas,
				SecuritySchemes: map[string]*huma.SecurityScheme{
					"cookie": {Type: "apiKey", In: "cookie", Name: plainCookie, Description: "Set by register and login; " + secureCookie + " under https"},
					"bearer": {Type: "http", Scheme: "bearer", Description: "A token of the API (inc_...), or that of a session: the value of the cookie"},
				},
			},
		},
		Formats:       map[string]huma.Format{"application/json": format, "json": format},
		DefaultFormat: "application/json",
	})
	schemas.describeCommands()
	return api
}

// description serves the OpenAPI document: all calls are registered by now.
func (a *API) description() http.HandlerFunc {
	document, err := json.Marshal(a.huma.OpenAPI())
	if err != nil {
		panic(err) // it is made of our types alone, the same at every start
	}
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Cache-Control", "no-cache")
		_, _ = w.Write(document) // the caller has gone; there is nobody to tell
	}
}
