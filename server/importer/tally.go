package importer

import (
	"slices"
	"strings"

	"incharge/shared"
)

// tally counts what was not carried over, or not as it was, by kind, in the
// order in which the kinds first came up, and remembers a few by name.
type tally []shared.ImportNote

// shown is how many things of a kind are named.
const shown = 5

func (t *tally) add(k shared.ImportKind, n int, name string) {
	if n <= 0 {
		return
	}
	at := slices.IndexFunc(*t, func(note shared.ImportNote) bool { return note.Kind == k })
	if at < 0 {
		at = len(*t)
		*t = append(*t, shared.ImportNote{Kind: k})
	}
	note := &(*t)[at]
	note.Count += n
	switch {
	case strings.TrimSpace(name) == "":
	case len(note.Names) == shown:
		note.More = true
	default:
		short, _ := cut(name, 60)
		note.Names = append(note.Names, short)
	}
}

// notes is one for each kind.
func (t tally) notes() []shared.ImportNote { return t }
