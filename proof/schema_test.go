package proof

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"incharge/shared"
)

// contract is the description of the API that a server gives, to hold what it
// says against.
type contract struct {
	huma.Registry // what is used of it is below
	schemas       map[string]*huma.Schema
}

const schemasAt = "#/components/schemas/"

// contract reads a server's description of its API.
func (s *server) contract() *contract {
	s.t.Helper()
	response, err := http.Get(s.wire.URL(shared.Prefix + "/openapi.json"))
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close() //nolint:errcheck // read only
	document, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	c, err := readContract(document)
	if err != nil {
		s.t.Fatal(err)
	}
	return c
}

func readContract(document []byte) (*contract, error) {
	var d struct {
		Components struct {
			Schemas map[string]map[string]any `json:"schemas"`
		} `json:"components"`
	}
	if err := json.Unmarshal(document, &d); err != nil {
		return nil, fmt.Errorf("read the description of the API: %w", err)
	}
	c := &contract{schemas: map[string]*huma.Schema{}}
	for name, from := range d.Components.Schemas {
		schema, err := readSchema(from)
		if err != nil {
			return nil, fmt.Errorf("read the schema %s: %w", name, err)
		}
		c.schemas[name] = schema
	}
	return c, nil
}

// readSchema refuses keywords that it does not know, so that none goes
// unchecked.
func readSchema(from map[string]any) (*huma.Schema, error) {
	s := &huma.Schema{}
	for keyword, value := range from {
		var err error
		switch keyword {
		case "description", "discriminator": // oneOf says all that the latter does
		case "$ref":
			s.Ref = value.(string)
		case "type":
			err = readType(s, value)
		case "format":
			s.Format = value.(string)
		case "minimum":
			s.Minimum = new(value.(float64))
		case "maximum":
			s.Maximum = new(value.(float64))
		case "enum":
			s.Enum = value.([]any)
		case "additionalProperties":
			s.AdditionalProperties = value
		case "required":
			for _, name := range value.([]any) {
				s.Required = append(s.Required, name.(string))
			}
		case "properties":
			s.Properties = map[string]*huma.Schema{}
			for name, property := range value.(map[string]any) {
				if s.Properties[name], err = readSchema(property.(map[string]any)); err != nil {
					return nil, err
				}
			}
		case "items":
			s.Items, err = readSchema(value.(map[string]any))
		case "oneOf":
			for _, one := range value.([]any) {
				variant, err := readSchema(one.(map[string]any))
				if err != nil {
					return nil, err
				}
				s.OneOf = append(s.OneOf, variant)
			}
		default:
			err = fmt.Errorf("the keyword %q is not known here", keyword)
		}
		if err != nil {
			return nil, err
		}
	}
	s.PrecomputeMessages()
	return s, nil
}

func readType(s *huma.Schema, value any) error {
	switch v := value.(type) {
	case string:
		s.Type = v
	case []any: // a type or null
		if len(v) != 2 || v[1] != "null" {
			return fmt.Errorf("the type %v is not known here", v)
		}
		s.Type, s.Nullable = v[0].(string), true
	}
	return nil
}

// SchemaFromRef finds a schema by what refers to it.
func (c *contract) SchemaFromRef(ref string) *huma.Schema {
	return c.schemas[strings.TrimPrefix(ref, schemasAt)]
}

// TypeFromRef is for those who decode; nobody does here.
func (c *contract) TypeFromRef(string) reflect.Type { return nil }

// violations says where a JSON text departs from a schema.
func (c *contract) violations(schema string, text []byte) []error {
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		return []error{err}
	}
	result := &huma.ValidateResult{}
	huma.Validate(c, &huma.Schema{Ref: schemasAt + schema}, huma.NewPathBuffer(nil, 0), huma.ModeReadFromServer, value, result)
	return result.Errors
}

// departures says where an answer is not as the description has it.
func (c *contract) departures(method, path string, status int, body []byte) []error {
	schema := answerOf(method, path)
	if status >= http.StatusBadRequest {
		schema = "Problem"
	}
	if schema == "" || len(body) == 0 {
		return nil
	}
	return c.violations(schema, body)
}

// answerOf names the schema of the good answer to each call that is made here.
func answerOf(method, path string) string {
	switch {
	case strings.HasSuffix(path, "/commands"):
		return "Outcome"
	case strings.Contains(path, "/changes?"):
		return "Changes"
	case strings.HasSuffix(path, "/archive"):
		return "Archive"
	case strings.HasSuffix(path, "/details"):
		return "Details"
	case strings.Contains(path, "/cards/"):
		return "CardDetail"
	case strings.HasSuffix(path, "/members"):
		return "Invited"
	case path == "/boards" && method == http.MethodGet:
		return "Boards"
	case strings.HasPrefix(path, "/boards"):
		return "Snapshot"
	}
	return ""
}
