package api

import (
	"bytes"
	"cmp"
	_ "embed"
	"fmt"
	"html/template"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

//go:embed docs.html
var docsPage string

//go:embed docs.css
var docsCSS []byte

func docsStyle(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	w.Header().Set("Cache-Control", "no-cache")
	_, _ = w.Write(docsCSS) // the reader has gone; there is nobody to tell
}

// docs serves the description as a page for people. All calls are registered
// by now, so it is written once.
func (a *API) docs() http.HandlerFunc {
	var page bytes.Buffer
	shape := template.Must(template.New("docs").Parse(docsPage))
	if err := shape.Execute(&page, pageOf(a.huma.OpenAPI())); err != nil {
		panic(err) // it is made of our types alone, the same at every start
	}
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Cache-Control", "no-cache")
		_, _ = w.Write(page.Bytes()) // the reader has gone; there is nobody to tell
	}
}

// What the page shows.
type (
	docsOf struct {
		Title, Version string
		About          []string // paragraphs
		Calls          []docsCall
		Types          []docsType
	}
	docsCall struct {
		ID, Method, Path, Summary string
		SignedIn                  bool
		Params                    []docsField
		Body, Answer              *docsKind
		Status                    string
	}
	docsType struct {
		Name, About string
		Fields      []docsField
		Variants    []*docsKind
	}
	docsField struct {
		Name, In, About string
		Type            *docsKind
		Optional        bool
	}
	// docsKind is what a schema is called in a line: a link to a type, some
	// values, or words, and of a list what is in it.
	docsKind struct {
		ListOf *docsKind
		Link   string
		Values []any
		Words  string
		OrNull bool
	}
)

func pageOf(api *huma.OpenAPI) docsOf {
	page := docsOf{Title: api.Info.Title, Version: api.Info.Version, About: strings.Split(api.Info.Description, "\n\n")}
	for _, path := range slices.Sorted(maps.Keys(api.Paths)) {
		for _, method := range methods {
			if op := operationOf(api.Paths[path], method); op != nil {
				page.Calls = append(page.Calls, callOf(op))
			}
		}
	}
	schemas := api.Components.Schemas.Map()
	for _, name := range slices.Sorted(maps.Keys(schemas)) {
		page.Types = append(page.Types, typeOf(name, schemas[name]))
	}
	return page
}

func callOf(op *huma.Operation) docsCall {
	c := docsCall{ID: op.OperationID, Method: op.Method, Path: prefix + op.Path, Summary: op.Summary, SignedIn: len(op.Security) > 0}
	for _, p := range op.Parameters {
		c.Params = append(c.Params, docsField{p.Name, p.In, p.Description, kindOf(p.Schema), !p.Required})
	}
	if op.RequestBody != nil {
		c.Body = contentOf(op.RequestBody.Content)
	}
	c.Status = fmt.Sprint(op.DefaultStatus)
	if answer := op.Responses[c.Status]; answer != nil {
		c.Answer = contentOf(answer.Content)
	}
	return c
}

// contentOf is nil where there is none. What is no JSON, a picture or a table, is
// called by its media types.
func contentOf(content map[string]*huma.MediaType) *docsKind {
	if media := content["application/json"]; media != nil {
		return kindOf(media.Schema)
	}
	if len(content) == 0 {
		return nil
	}
	return &docsKind{Words: strings.Join(slices.Sorted(maps.Keys(content)), " or ")}
}

func typeOf(name string, schema *huma.Schema) docsType {
	t := docsType{Name: name, About: schema.Description}
	for _, field := range slices.Sorted(maps.Keys(schema.Properties)) {
		s := schema.Properties[field]
		t.Fields = append(t.Fields, docsField{field, "", s.Description, kindOf(s), !slices.Contains(schema.Required, field)})
	}
	for _, variant := range schema.OneOf {
		t.Variants = append(t.Variants, kindOf(variant))
	}
	return t
}

func kindOf(s *huma.Schema) *docsKind {
	kind := &docsKind{OrNull: s.Nullable}
	switch {
	case s.Ref != "":
		kind.Link = strings.TrimPrefix(s.Ref, refPrefix)
	case len(s.Enum) > 0:
		kind.Values = slices.DeleteFunc(slices.Clone(s.Enum), func(value any) bool { return value == nil })
	case s.Type == huma.TypeArray:
		kind.ListOf = kindOf(s.Items)
	case s.Format == "date-time":
		kind.Words = "time"
	case s.Format == "uuid":
		kind.Words = "id"
	default:
		kind.Words = cmp.Or(s.Type, "anything")
	}
	return kind
}
