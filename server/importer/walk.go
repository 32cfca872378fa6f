package importer

import (
	"encoding/json"
	"fmt"
)

// walker goes through a JSON document value by value, keeps nothing that
// nobody asks for, and knows the path to where it is, for telling what is
// wrong and where. null stands for absent everywhere.
type walker struct {
	dec  *json.Decoder
	src  *source
	base int64 // where the document begins in the file
	path []step
}

// step is a field's name or, where that is empty, an index from 0.
type step struct {
	name  string
	index int
}

// limit bounds how many things of a kind a file may hold, across all arrays
// of them, so that a small file can't ask for much memory.
type limit struct {
	what string
	most int
	n    int
	seen bool // there was such an array
}

func (w *walker) token() (json.Token, error) {
	token, err := w.dec.Token()
	if err != nil {
		return nil, w.broken(err)
	}
	return token, nil
}

// object calls field for each field of an object; field takes its value.
func (w *walker) object(field func(name string) error) error {
	token, err := w.token()
	if err != nil || token == nil {
		return err
	}
	if token != json.Delim('{') {
		return w.mismatch("an object", token)
	}
	return w.fields(field)
}

// fields goes through an object that has been begun.
func (w *walker) fields(field func(name string) error) error {
	for w.dec.More() {
		key, err := w.token()
		if err != nil {
			return err
		}
		name, _ := key.(string)
		w.path = append(w.path, step{name: name})
		if err := field(name); err != nil {
			return err
		}
		w.path = w.path[:len(w.path)-1]
	}
	_, err := w.token()
	return err
}

// array calls item for each item of an array; item takes its value.
func (w *walker) array(l *limit, item func() error) error {
	token, err := w.token()
	if err != nil || token == nil {
		return err
	}
	if token != json.Delim('[') {
		return w.mismatch("a list", token)
	}
	l.seen = true
	for i := 0; w.dec.More(); i++ {
		if l.n++; l.n > l.most {
			return invalid("This board has more than %d %s, which is more than can be imported.", l.most, l.what)
		}
		w.path = append(w.path, step{index: i})
		if err := item(); err != nil {
			return err
		}
		w.path = w.path[:len(w.path)-1]
	}
	_, err = w.token()
	return err
}

// text reads a string that matters: another type is an error.
func (w *walker) text(into *string) error {
	token, err := w.token()
	if err != nil || token == nil {
		return err
	}
	text, ok := token.(string)
	if !ok {
		return w.mismatch("text", token)
	}
	*into = text
	return nil
}

// flag reads a boolean that matters.
func (w *walker) flag(into *bool) error {
	token, err := w.token()
	if err != nil || token == nil {
		return err
	}
	flag, ok := token.(bool)
	if !ok {
		return w.mismatch("true or false", token)
	}
	*into = flag
	return nil
}

// scalar reads what exports of different ages write in different types: a
// string, a number or a boolean, as text. Anything else counts as absent.
func (w *walker) scalar(into *string) error {
	token, err := w.token()
	if err != nil || token == nil {
		return err
	}
	if begun, ok := token.(json.Delim); ok {
		return w.rest(begun)
	}
	*into = fmt.Sprint(token)
	return nil
}

// given notes whether there is anything: not null, false, 0, "", [] or {}.
func (w *walker) given(into *bool) error {
	token, err := w.token()
	if err != nil || token == nil {
		return err
	}
	switch token := token.(type) {
	case json.Delim:
		*into = w.dec.More()
		return w.rest(token)
	case bool:
		*into = token
	case string:
		*into = token != ""
	case json.Number:
		*into = token != "0"
	}
	return nil
}

// strings reads a list of strings.
func (w *walker) strings(l *limit, into *[]string) error {
	return w.array(l, func() error {
		var s string
		if err := w.text(&s); err != nil {
			return err
		}
		*into = append(*into, s)
		return nil
	})
}

// rest passes over a container that has been begun.
func (w *walker) rest(begun json.Delim) error {
	if begun == '{' {
		return w.fields(func(string) error { return w.skip() })
	}
	for w.dec.More() {
		if err := w.skip(); err != nil {
			return err
		}
	}
	_, err := w.token()
	return err
}

// skip passes over a value without keeping it. The decoder bounds its depth.
func (w *walker) skip() error {
	if err := w.dec.Decode(&ignored{}); err != nil {
		return w.broken(err)
	}
	return nil
}

type ignored struct{}

func (*ignored) UnmarshalJSON([]byte) error { return nil }
