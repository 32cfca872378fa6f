package shared

import (
	"bytes"
	"encoding/json"
)

// Maybe is a field of a command that may be absent (leave as it is), null
// (clear) or a value (set). Tag it `omitzero`.
type Maybe[T any] struct {
	Set   bool
	Value *T // nil: null
}

// Some is a Maybe that sets v.
func Some[T any](v T) Maybe[T] { return Maybe[T]{Set: true, Value: &v} }

// Clear is a Maybe that clears.
func Clear[T any]() Maybe[T] { return Maybe[T]{Set: true} }

// IsZero reports absence; encoding/json asks it for `omitzero`.
func (m Maybe[T]) IsZero() bool { return !m.Set }

func (m Maybe[T]) MarshalJSON() ([]byte, error) { return json.Marshal(m.Value) }

func (m *Maybe[T]) UnmarshalJSON(data []byte) error {
	*m = Maybe[T]{Set: true}
	if bytes.Equal(data, []byte("null")) {
		return nil
	}
	m.Value = new(T)
	return json.Unmarshal(data, m.Value)
}
