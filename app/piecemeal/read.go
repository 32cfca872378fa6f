package piecemeal

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
)

// Unmarshal does what that of encoding/json does, for a pointer to a struct,
// with pauses between the elements of its slices. It is to be called on a
// goroutine that may wait.
func Unmarshal(data []byte, into any) error {
	if len(data) < small {
		return json.Unmarshal(data, into)
	}
	return unmarshal(data, into, newClock())
}

func unmarshal(data []byte, into any, c *clock) error {
	target := reflect.ValueOf(into)
	if target.Kind() != reflect.Pointer || !plain(target.Type().Elem(), reads) {
		return json.Unmarshal(data, into)
	}
	d := json.NewDecoder(bytes.NewReader(data))
	if err := read(d, target.Elem(), c); err != nil {
		return err
	}
	if d.More() {
		return fmt.Errorf("more follows at %d", d.InputOffset())
	}
	return nil
}

func read(d *json.Decoder, into reflect.Value, c *clock) error {
	c.tick()
	t := into.Type()
	switch {
	case t.Kind() == reflect.Pointer && plain(t.Elem(), reads):
		fresh := reflect.New(t.Elem())
		there, err := readObject(d, fresh.Elem(), c)
		if err != nil {
			return err
		}
		if into.SetZero(); there {
			into.Set(fresh)
		}
		return nil
	case plain(t, reads):
		_, err := readObject(d, into, c)
		return err
	case list(t, reads):
		return readList(d, into, c)
	default:
		return d.Decode(into.Addr().Interface())
	}
}

// readObject reads an object into a struct; false says that it was null.
func readObject(d *json.Decoder, into reflect.Value, c *clock) (there bool, err error) {
	if there, err = opens(d, '{'); !there || err != nil {
		return there, err
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return true, err
		}
		name, _ := key.(string) // it can be nothing else
		if field, known := fieldOf(into, name); known {
			if err := read(d, field, c); err != nil {
				return true, err
			}
			continue
		}
		var left json.RawMessage
		if err := d.Decode(&left); err != nil {
			return true, err
		}
	}
	_, err = d.Token()
	return true, err
}

func readList(d *json.Decoder, into reflect.Value, c *clock) error {
	there, err := opens(d, '[')
	if into.SetZero(); !there || err != nil {
		return err
	}
	all := reflect.MakeSlice(into.Type(), 0, 0)
	for d.More() {
		c.tick()
		one := reflect.New(into.Type().Elem())
		if err := d.Decode(one.Interface()); err != nil {
			return err
		}
		all = reflect.Append(all, one.Elem())
	}
	into.Set(all)
	_, err = d.Token()
	return err
}

// opens reads what begins an object or an array; false says that it was null.
func opens(d *json.Decoder, want json.Delim) (bool, error) {
	token, err := d.Token()
	switch {
	case err != nil:
		return false, err
	case token == nil:
		return false, nil
	case token != want:
		return false, fmt.Errorf("%v stands where %v should at %d", token, want, d.InputOffset())
	}
	return true, nil
}

func fieldOf(of reflect.Value, name string) (reflect.Value, bool) {
	t := of.Type()
	var within []reflect.Value
	for i := range t.NumField() {
		if f := t.Field(i); inlined(f) {
			within = append(within, of.Field(i))
		} else if known, _ := named(f); known == name && known != "" {
			return of.Field(i), true
		}
	}
	for _, inner := range within {
		if field, known := fieldOf(inner, name); known {
			return field, true
		}
	}
	return reflect.Value{}, false
}
