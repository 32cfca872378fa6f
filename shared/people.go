package shared

import (
	"encoding/json"
	"slices"
)

// IDs are some things of a kind, each once, in order.
type IDs[T ~string] []T

type (
	People  = IDs[UserID] // some persons
	CardIDs = IDs[CardID] // some cards
)

// MarshalJSON writes none as an empty array, never as null.
func (p IDs[T]) MarshalJSON() ([]byte, error) {
	if p == nil {
		return []byte("[]"), nil
	}
	return json.Marshal([]T(p))
}

// Has says whether one is among them.
func (p IDs[T]) Has(id T) bool { return slices.Contains(p, id) }

// with is p with one among them, or not. It leaves p alone.
func (p IDs[T]) with(id T, in bool) IDs[T] {
	at, found := slices.BinarySearch(p, id)
	switch {
	case in && !found:
		return slices.Insert(slices.Clone(p), at, id)
	case !in && found:
		return slices.Delete(slices.Clone(p), at, at+1)
	}
	return p
}
