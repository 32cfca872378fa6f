package api

import (
	"encoding/json"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"incharge/shared"
)

const refPrefix = "#/components/schemas/"

// schemas makes the schemas of our types by reflection, as huma's own registry
// does, and knows besides what the types of shared mean: ids, colours, fields
// that tell null from absence.
type schemas struct {
	byName map[string]*huma.Schema
	types  map[string]reflect.Type
}

func newSchemas() *schemas {
	return &schemas{byName: map[string]*huma.Schema{}, types: map[string]reflect.Type{}}
}

// Schema gives the schema of a type: of a struct a reference to it.
func (s *schemas) Schema(t reflect.Type, allowRef bool, hint string) *huma.Schema {
	base := t
	for base.Kind() == reflect.Pointer {
		base = base.Elem()
	}
	switch {
	case isMaybe(base): // absent, null or a value
		return s.Schema(base.Field(1).Type, allowRef, hint)
	case base == reflect.TypeFor[shared.Envelope]():
		return &huma.Schema{Ref: refPrefix + "Command"}
	case base.Kind() == reflect.Struct && base.PkgPath() != "time":
		return s.reference(base, allowRef)
	}
	schema := huma.SchemaFromType(s, t)
	switch {
	case base.Kind() == reflect.String && strings.HasSuffix(base.Name(), "ID"):
		schema.Format = "uuid"
	case base == reflect.TypeFor[shared.Color]():
		schema.Enum = nil
		for _, color := range shared.Colors {
			schema.Enum = append(schema.Enum, string(color))
		}
		if schema.Nullable {
			schema.Enum = append(schema.Enum, nil)
		}
	}
	return schema
}

// isMaybe recognises the instances of shared.Maybe.
func isMaybe(t reflect.Type) bool {
	return t.PkgPath() == reflect.TypeFor[shared.Card]().PkgPath() && strings.HasPrefix(t.Name(), "Maybe[")
}

func (s *schemas) reference(t reflect.Type, allowRef bool) *huma.Schema {
	name := t.Name()
	if known, ok := s.types[name]; ok && known != t {
		panic("two types are called " + name)
	}
	if _, ok := s.byName[name]; !ok {
		s.byName[name], s.types[name] = &huma.Schema{}, t // first, for types that hold themselves
		s.byName[name] = huma.SchemaFromType(s, t)
	}
	if allowRef {
		return &huma.Schema{Ref: refPrefix + name}
	}
	return s.byName[name]
}

// SchemaFromRef finds a schema by what refers to it.
func (s *schemas) SchemaFromRef(ref string) *huma.Schema {
	return s.byName[strings.TrimPrefix(ref, refPrefix)]
}

// TypeFromRef finds the type of a schema by what refers to it.
func (s *schemas) TypeFromRef(ref string) reflect.Type {
	return s.types[strings.TrimPrefix(ref, refPrefix)]
}

// Map has every schema by its name.
func (s *schemas) Map() map[string]*huma.Schema { return s.byName }

// RegisterTypeAlias is for users of huma that want one; there is none here.
func (s *schemas) RegisterTypeAlias(reflect.Type, reflect.Type) {}

// MarshalJSON writes them as #/components/schemas.
func (s *schemas) MarshalJSON() ([]byte, error) { return json.Marshal(s.byName) }

// describeCommands makes the schema "Command": an envelope of one of the
// commands, told apart by its type.
func (s *schemas) describeCommands() {
	command := &huma.Schema{
		Description:   "A command; the same id again is answered with what was done the first time",
		Discriminator: &huma.Discriminator{PropertyName: "type", Mapping: map[string]string{}},
	}
	for _, c := range shared.Commands() {
		t := reflect.TypeOf(c)
		name := t.Name() + "Command"
		id := s.Schema(reflect.TypeFor[shared.CommandID](), true, "")
		id.Description = "Made by the sender"
		s.byName[name] = &huma.Schema{
			Type: huma.TypeObject, AdditionalProperties: false, Required: []string{"id", "type", "data"},
			Properties: map[string]*huma.Schema{
				"id":   id,
				"type": {Type: huma.TypeString, Enum: []any{c.Type()}},
				"data": s.Schema(t, true, ""),
			},
		}
		command.OneOf = append(command.OneOf, &huma.Schema{Ref: refPrefix + name})
		command.Discriminator.Mapping[c.Type()] = refPrefix + name
	}
	s.byName["Command"] = command
	for _, schema := range s.byName {
		schema.PrecomputeMessages()
	}
}
