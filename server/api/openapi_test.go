package api

import (
	"cmp"
	"encoding/json"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"

	"incharge/shared"
)

// The description is OpenAPI 3.1 and whole: every call has an answer with a
// schema, every reference leads somewhere, every command is there.
func TestDescription(t *testing.T) {
	r := newRig(t)
	a := r.nobody().get("/openapi.json").want(http.StatusOK)
	var document struct {
		OpenAPI string
		Info    struct{ Title, Version string }
		Servers []struct{ URL string }
		Paths   map[string]map[string]struct {
			OperationID string
			RequestBody *struct {
				Content map[string]struct{ Schema map[string]any }
			}
			Responses map[string]struct {
				Content map[string]struct{ Schema map[string]any }
			}
		}
		Components struct{ Schemas map[string]map[string]any }
	}
	if err := json.Unmarshal(a.body, &document); err != nil {
		t.Fatal(err)
	}
	if document.OpenAPI != "3.1.0" || document.Info.Title != "Incharge" || len(document.Servers) != 1 || document.Servers[0].URL != prefix {
		t.Errorf("%s %+v %+v", document.OpenAPI, document.Info, document.Servers)
	}
	want := []string{
		"POST /register", "POST /login", "POST /logout", "GET /me", "GET /boards", "POST /boards", "POST /boards/import", "POST /markdown",
		"GET /boards/{board}", "GET /boards/{board}/archive", "GET /boards/{board}/details", "GET /boards/{board}/cards/{card}", "GET /boards/{board}/cards/{card}/html", "POST /boards/{board}/cards/{card}/files", "POST /boards/{board}/commands",
		"GET /boards/{board}/changes", "POST /boards/{board}/members", "GET /boards/{board}/invitations",
		"POST /boards/{board}/invitations/{invitation}/link", "DELETE /boards/{board}/invitations/{invitation}", "POST /invitations/look", "POST /invitations/accept",
		"PATCH /me", "DELETE /me", "PUT /me/avatar", "DELETE /me/avatar", "GET /users/{user}/avatar", "POST /me/verify", "POST /verify", "POST /forgot", "POST /reset",
		"POST /me/password", "POST /me/confirm", "POST /me/email", "POST /email/confirm", "GET /me/sessions", "DELETE /me/sessions", "DELETE /me/sessions/{session}",
		"GET /signin", "POST /login/second", "GET /oidc/start", "GET /oidc/callback", "POST /me/totp", "POST /me/totp/confirm", "POST /me/totp/recovery", "DELETE /me/totp",
		"GET /me/tokens", "POST /me/tokens", "DELETE /me/tokens/{token}",
		"GET /admin/users", "PATCH /admin/users/{user}", "POST /admin/users/{user}/reset", "GET /admin/settings", "PATCH /admin/settings", "GET /admin/users/{user}/sessions", "DELETE /admin/users/{user}/sessions",
		"DELETE /admin/users/{user}/sessions/{session}", "DELETE /admin/users/{user}/totp", "GET /admin/health",
		"GET /admin/audit", "GET /admin/audit.csv",
		"GET /me/work", "GET /search", "PUT /boards/{board}/star", "DELETE /boards/{board}/star", "GET /boards/{board}/filters", "PUT /boards/{board}/filters", "POST /boards/{board}/copy", "POST /boards/{board}/cards/{card}/transfer",
		"GET /boards/{board}/export", "GET /boards/{board}/public", "POST /boards/{board}/public", "DELETE /boards/{board}/public", "GET /public/{token}", "GET /public/{token}/cards/{number}",
	}
	bodiless := []string{"POST /boards/{board}/public", "POST /boards/{board}/cards/{card}/files", "POST /logout", "POST /me/verify", "POST /admin/users/{user}/reset", "POST /boards/{board}/invitations/{invitation}/link"}
	var got []string
	ids := map[string]bool{}
	for path, calls := range document.Paths {
		for method, call := range calls {
			what := strings.ToUpper(method) + " " + path
			got = append(got, what)
			if ids[call.OperationID] {
				t.Errorf("%s: operation id %s is taken", what, call.OperationID)
			}
			ids[call.OperationID] = true
			if (method == "post" || method == "patch") && !slices.Contains(bodiless, what) && (call.RequestBody == nil || len(call.RequestBody.Content["application/json"].Schema) == 0) {
				t.Errorf("%s: no schema of its body", what)
			}
			if len(call.Responses["default"].Content["application/problem+json"].Schema) == 0 {
				t.Errorf("%s: no schema of its problems", what)
			}
			for status, response := range call.Responses {
				without := slices.Contains([]string{"202", "204", "302", "304", "default"}, status)
				other := map[string]string{"GET /admin/audit.csv": csvMedia, "GET /users/{user}/avatar": "image/png"}[what]
				if !without && len(response.Content[cmp.Or(other, "application/json")].Schema) == 0 {
					t.Errorf("%s: no schema of answer %s", what, status)
				}
			}
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("described are\n%q, want\n%q", got, want)
	}
	for _, part := range strings.Split(string(a.body), `"#/components/schemas/`)[1:] {
		name, _, _ := strings.Cut(part, `"`)
		if document.Components.Schemas[name] == nil {
			t.Errorf("%s is referred to and not there", name)
		}
	}
}

// The schema of the body of POST /boards/{board}/commands takes every command,
// and nothing else.
func TestCommandSchema(t *testing.T) {
	r := newRig(t)
	schema := r.api.huma.OpenAPI().Paths["/boards/{board}/commands"].Post.RequestBody.Content["application/json"].Schema
	command := r.api.huma.OpenAPI().Components.Schemas.SchemaFromRef(schema.Ref)
	if len(command.OneOf) != len(shared.Commands()) || len(command.Discriminator.Mapping) != len(command.OneOf) {
		t.Errorf("%d variants for %d commands", len(command.OneOf), len(shared.Commands()))
	}
	for _, c := range shared.Commands() {
		value := asAny(t, mustSeal(t, filled(c)))
		if errs := r.api.violations(schema, value); len(errs) > 0 {
			t.Errorf("%s: %v in %v", c.Type(), errs, value)
		}
		value["data"].(map[string]any)["surprise"] = true
		if errs := r.api.violations(schema, value); len(errs) == 0 {
			t.Errorf("%s: an unknown field is taken", c.Type())
		}
	}
	envelope := asAny(t, mustSeal(t, shared.Undo{Seq: 1}))
	envelope["type"] = "explode"
	if errs := r.api.violations(schema, envelope); len(errs) == 0 {
		t.Error("an unknown command is taken")
	}
}

// filled gives a command with every field set, nothing of it meant.
func filled(c shared.Command) shared.Command {
	v := reflect.New(reflect.TypeOf(c)).Elem()
	for i := range v.NumField() {
		fill(v.Field(i))
	}
	return v.Interface().(shared.Command)
}

func fill(v reflect.Value) {
	switch {
	case v.Kind() == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case isMaybe(v.Type()):
		v.Field(0).SetBool(true)
		fill(v.Field(1))
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case v.Type() == reflect.TypeFor[shared.Priority]():
		v.SetString(string(shared.PriorityHigh))
	case v.Type() == reflect.TypeFor[shared.Category]():
		v.SetString(string(shared.Doing))
	case v.Type() == reflect.TypeFor[shared.Role]():
		v.SetString(string(shared.PIC))
	case v.Type() == reflect.TypeFor[shared.Limits]():
		v.SetString(string(shared.LimitsRefuse))
	case v.Type() == reflect.TypeFor[shared.Color]():
		v.SetString(string(shared.Colors[0]))
	case v.Type() == reflect.TypeFor[shared.Background]():
		v.SetString(string(shared.Colors[0]))
	case v.Type() == reflect.TypeFor[shared.Settings]():
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	case v.Kind() == reflect.String && strings.HasSuffix(v.Type().Name(), "ID"):
		v.SetString(string(shared.NewID[shared.CardID]()))
	case v.Kind() == reflect.String:
		v.SetString("x")
	}
}

func asAny(t *testing.T, value any) map[string]any {
	t.Helper()
	data, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	var decoded map[string]any
	if err := json.Unmarshal(data, &decoded); err != nil {
		t.Fatal(err)
	}
	return decoded
}

func TestDocs(t *testing.T) {
	r := newRig(t)
	p := r.nobody()
	a := p.do("GET", r.server.URL+"/api/docs", nil).want(http.StatusOK)
	page := string(a.body)
	for _, c := range shared.Commands() {
		if name := reflect.TypeOf(c).Name(); !strings.Contains(page, `<section id="`+name+`">`) {
			t.Errorf("%s is not on the page", name)
		}
	}
	for _, text := range []string{"/api/v1/boards/{board}/changes", "How many seconds to wait", "{&#34;watch&#34;:"} {
		if !strings.Contains(page, text) {
			t.Errorf("%q is not on the page", text)
		}
	}
	for _, banned := range []string{"<script", "style=", "//cdn", "<style"} {
		if strings.Contains(page, banned) {
			t.Errorf("%q is on the page, which the policy forbids", banned)
		}
	}
	for _, part := range strings.Split(page, `href="#`)[1:] {
		name, _, _ := strings.Cut(part, `"`)
		if !strings.Contains(page, `id="`+name+`"`) {
			t.Errorf("the link to %s leads nowhere", name)
		}
	}
	if style := p.do("GET", r.server.URL+"/api/docs.css", nil).want(http.StatusOK); !strings.HasPrefix(style.header.Get("Content-Type"), "text/css") {
		t.Errorf("style sheet as %s", style.header.Get("Content-Type"))
	}
}
