package api

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/danielgtaylor/huma/v2"
)

func contextWithin(d time.Duration) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.Background(), d)
}

// conforms holds an answer against the description of the API: the schema of
// the call's good answer, or that of problems.
func (a answer) conforms(method, path string) {
	a.Helper()
	path, ours := strings.CutPrefix(path, prefix)
	op := a.api.operation(method, path)
	if !ours || op == nil {
		return
	}
	if a.header.Get("Content-Encoding") != "" {
		return // asked for by a test that looks at it itself
	}
	key := strconv.Itoa(a.status)
	if a.status >= 400 {
		key = "default"
	}
	described := op.Responses[key]
	if described == nil {
		a.Errorf("%s: status %d is not described", a.what, a.status)
		return
	}
	if len(described.Content) == 0 && len(a.body) == 0 {
		return
	}
	media := described.Content[a.header.Get("Content-Type")]
	if media == nil {
		a.Errorf("%s: Content-Type %q of %d is not described", a.what, a.header.Get("Content-Type"), a.status)
		return
	}
	if !strings.HasSuffix(a.header.Get("Content-Type"), "json") {
		return // a picture, a table
	}
	var value any
	if err := json.Unmarshal(a.body, &value); err != nil {
		a.Errorf("%s: %v in %s", a.what, err, a.body)
		return
	}
	for _, err := range a.api.violations(media.Schema, value) {
		a.Errorf("%s: not as described: %v\n%s", a.what, err, a.body)
	}
}

func (a *API) violations(schema *huma.Schema, value any) []error {
	result := &huma.ValidateResult{}
	huma.Validate(a.huma.OpenAPI().Components.Schemas, schema, huma.NewPathBuffer([]byte{}, 0), huma.ModeReadFromServer, value, result)
	return result.Errors
}

// operation finds a call in the description by its method and path.
func (a *API) operation(method, path string) *huma.Operation {
	for template, item := range a.huma.OpenAPI().Paths {
		if !fits(template, path) {
			continue
		}
		if op := operationOf(item, method); op != nil {
			return op
		}
	}
	return nil
}

// fits says whether a path is one of a template's; fixed parts go first, as
// the mux has it.
func fits(template, path string) bool {
	if template == path {
		return true
	}
	want, got := strings.Split(template, "/"), strings.Split(path, "/")
	if len(want) != len(got) || path == "/boards/import" {
		return false
	}
	for i := range want {
		if !strings.HasPrefix(want[i], "{") && want[i] != got[i] {
			return false
		}
	}
	return true
}

// waitFor waits until something is so.
func waitFor(t *testing.T, what string, so func() bool) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); !so(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("still not: " + what)
		}
	}
}
