package shared

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"
)

// DecodeStrict decodes one JSON object and refuses unknown fields, fields that
// are there twice, wrong types, anything behind it and what is nested too
// deeply, with an Error that names the field.
func DecodeStrict(data []byte, into any) error {
	if tooDeep(data) {
		return Invalid("body", "must not be nested so deeply")
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return decodeError(data, into, err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return Invalid("body", "must be one JSON value")
	}
	return exact(data, reflect.TypeOf(into))
}

// decodeError says which field made decoding fail. encoding/json doesn't tell
// for every failure (a time, an unknown field), so each member is tried alone.
func decodeError(data []byte, into any, cause error) error {
	var members map[string]json.RawMessage
	if json.Unmarshal(data, &members) != nil {
		return Invalid("data", "must be a JSON object")
	}
	t := reflect.TypeOf(into)
	for _, name := range slices.Sorted(maps.Keys(members)) {
		alone, err := json.Marshal(map[string]json.RawMessage{name: members[name]})
		if err != nil {
			return Invalid(name, "must be JSON")
		}
		decoder := json.NewDecoder(bytes.NewReader(alone))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(reflect.New(t.Elem()).Interface()); err != nil {
			return memberError(name, err)
		}
	}
	if err := exact(data, t); err != nil {
		return err // of two members with one name the first is wrong
	}
	return Invalid("data", "can't be read: "+cause.Error())
}

// memberError says what is wrong with a member, or with what is inside of it.
func memberError(name string, err error) error {
	var wrong *json.UnmarshalTypeError
	var parsing *time.ParseError
	unknown, isUnknown := strings.CutPrefix(err.Error(), "json: unknown field ")
	unknown = strings.Trim(unknown, `"`)
	switch {
	case errors.As(err, &wrong):
		if strings.HasPrefix(wrong.Field, name+".") {
			name = wrong.Field
		}
		value := wrong.Value
		if len(value) > 40 { // a number that goes on and on
			value, _, _ = strings.Cut(value, " ")
		}
		return Invalid(name, "must be "+jsonKind(wrong.Type)+", not "+value)
	case isUnknown && unknown != name:
		return Invalid(name+"."+unknown, "is not a known field")
	case isUnknown:
		return Invalid(name, "is not a known field")
	case errors.As(err, &parsing), strings.Contains(err.Error(), "Time.UnmarshalJSON"):
		return Invalid(name, "must be a time as in RFC 3339, such as 2026-01-31T09:00:00Z")
	}
	return Invalid(name, "can't be read")
}

func jsonKind(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Bool:
		return "true or false"
	case reflect.Int, reflect.Int64:
		return "a whole number"
	case reflect.Slice:
		return "an array"
	case reflect.Struct, reflect.Map:
		return "an object"
	default:
		return "a string"
	}
}
