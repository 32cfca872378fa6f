package shared

import (
	"encoding/json"
	"slices"
)

// People are some persons, each once, by id.
type People []UserID

// MarshalJSON writes nobody as an empty array, never as null.
func (p People) MarshalJSON() ([]byte, error) {
	if p == nil {
		return []byte("[]"), nil
	}
	return json.Marshal([]UserID(p))
}

// Has says whether somebody is among them.
func (p People) Has(id UserID) bool { return slices.Contains(p, id) }

// with is p with somebody among them, or not. It leaves p alone.
func (p People) with(id UserID, in bool) People {
	at, found := slices.BinarySearch(p, id)
	switch {
	case in && !found:
		return slices.Insert(slices.Clone(p), at, id)
	case !in && found:
		return slices.Delete(slices.Clone(p), at, at+1)
	}
	return p
}
