package shared

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// exact refuses what encoding/json lets through: a field in other letter case
// ("Title"), one that is there twice, of which it takes the last, and text that
// is none, for which it puts U+FFFD.
func exact(data []byte, t reflect.Type) error {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber() // whatever its size: what fits where is not the matter here
	return (&walk{decoder, data}).value(t, "")
}

type walk struct {
	*json.Decoder
	data []byte
}

// value looks at the next value, which the field of that name holds.
func (w *walk) value(t reflect.Type, name string) error {
	if t == reflect.TypeFor[json.RawMessage]() { // decoded later, and looked at then
		return w.Decode(new(json.RawMessage))
	}
	token, err := w.next(name)
	if err != nil {
		return err
	}
	for t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch token {
	case json.Delim('['):
		for w.More() {
			if err := w.value(nil, name); err != nil {
				return err
			}
		}
	case json.Delim('{'):
		if err := w.members(t, name); err != nil {
			return err
		}
	default:
		return nil
	}
	_, err = w.Token() // the closing bracket
	return err
}

func (w *walk) members(t reflect.Type, name string) error {
	known, seen := jsonFields(t), map[string]bool{}
	for w.More() {
		token, err := w.next(name)
		field, _ := token.(string)
		of, ok := known[field]
		path := strings.TrimPrefix(name+"."+field, ".")
		switch {
		case err != nil:
			return err
		case known != nil && !ok:
			return Invalid(path, "is not a known field")
		case seen[field]:
			return Invalid(path, "is there twice")
		}
		seen[field] = true
		if err := w.value(of, path); err != nil {
			return err
		}
	}
	return nil
}

// next reads a token of the field of that name: its value, or part of it.
func (w *walk) next(name string) (json.Token, error) {
	from := w.InputOffset()
	token, err := w.Token()
	if err != nil {
		return nil, Invalid(name, "can't be read")
	}
	if _, isText := token.(string); isText {
		raw := w.data[from:w.InputOffset()]
		switch {
		case !utf8.Valid(raw):
			return nil, Invalid(name, "must be valid UTF-8")
		case halfPair(raw):
			return nil, Invalid(name, "must not hold half of a surrogate pair")
		}
	}
	return token, nil
}

// halfPair finds an escaped surrogate that has no other half behind or before
// it, as in "\ud83d": no character, and nothing that UTF-8 can say.
func halfPair(raw []byte) bool {
	for i := 0; i < len(raw); i++ {
		if raw[i] != '\\' {
			continue
		}
		i++ // at what is escaped
		first, ok := escaped(raw[i:])
		if !ok {
			continue
		}
		i += 4
		if !utf16.IsSurrogate(first) {
			continue
		}
		if i+2 > len(raw) || raw[i+1] != '\\' {
			return true
		}
		second, ok := escaped(raw[i+2:])
		if !ok || utf16.DecodeRune(first, second) == unicode.ReplacementChar {
			return true
		}
		i += 6
	}
	return false
}

// escaped reads "u" and four hexadecimal digits.
func escaped(raw []byte) (rune, bool) {
	if len(raw) < 5 || raw[0] != 'u' {
		return 0, false
	}
	code, err := strconv.ParseUint(string(raw[1:5]), 16, 16)
	return rune(code), err == nil
}

// jsonFields are the fields of a struct by their names in JSON; nil for what is
// no struct, or decodes itself.
func jsonFields(t reflect.Type) map[string]reflect.Type {
	if t == nil || t.Kind() != reflect.Struct || reflect.PointerTo(t).Implements(reflect.TypeFor[json.Unmarshaler]()) {
		return nil
	}
	fields := map[string]reflect.Type{}
	for _, f := range reflect.VisibleFields(t) {
		if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name != "" && f.IsExported() {
			fields[name] = f.Type
		}
	}
	return fields
}
