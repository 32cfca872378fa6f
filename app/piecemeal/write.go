package piecemeal

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
)

// Marshal does what that of encoding/json does, with pauses between the fields
// of structs and the elements of slices. It is to be called on a goroutine that
// may wait, with what nobody changes meanwhile.
func Marshal(v any) ([]byte, error) { return marshal(v, newClock()) }

func marshal(v any, c *clock) ([]byte, error) {
	var out bytes.Buffer
	if err := write(&out, reflect.ValueOf(v), c); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func write(out *bytes.Buffer, v reflect.Value, c *clock) error {
	c.tick()
	for v.Kind() == reflect.Interface && !v.IsNil() ||
		v.Kind() == reflect.Pointer && !v.IsNil() && plain(v.Type().Elem(), writes) {
		v = v.Elem()
	}
	switch {
	case !v.IsValid():
	case plain(v.Type(), writes):
		out.WriteByte('{')
		first := true
		if err := writeFields(out, v, c, &first); err != nil {
			return err
		}
		return out.WriteByte('}')
	case list(v.Type(), writes) && !v.IsNil():
		out.WriteByte('[')
		for i := range v.Len() {
			if i > 0 {
				out.WriteByte(',')
			}
			c.tick()
			if err := add(out, v.Index(i).Interface()); err != nil {
				return err
			}
		}
		return out.WriteByte(']')
	default:
		return add(out, v.Interface())
	}
	return add(out, nil)
}

func writeFields(out *bytes.Buffer, v reflect.Value, c *clock, first *bool) error {
	for i := range v.NumField() {
		f, value := v.Type().Field(i), v.Field(i)
		if inlined(f) {
			if err := writeFields(out, value, c, first); err != nil {
				return err
			}
			continue
		}
		name, options := named(f)
		if name == "" || slices.Contains(options, "omitempty") && nothing(value) || slices.Contains(options, "omitzero") && none(value) {
			continue
		}
		if !*first {
			out.WriteByte(',')
		}
		*first = false
		if err := add(out, name); err != nil {
			return err
		}
		out.WriteByte(':')
		if err := write(out, value, c); err != nil {
			return err
		}
	}
	return nil
}

// nothing is what omitempty leaves out.
func nothing(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice, reflect.Map, reflect.String, reflect.Array:
		return v.Len() == 0
	case reflect.Struct:
		return false
	default:
		return v.IsZero()
	}
}

// none is what omitzero leaves out.
func none(v reflect.Value) bool {
	if z, ok := v.Interface().(interface{ IsZero() bool }); ok {
		return z.IsZero()
	}
	return v.IsZero()
}

func add(out *bytes.Buffer, v any) error {
	data, err := json.Marshal(v)
	out.Write(data)
	return err
}
