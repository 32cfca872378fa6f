package importer

import (
	"fmt"
	"strings"
)

// kind is a kind of thing that was not carried over, or not as it was: what
// to say about one and about several (%d) of them.
type kind struct{ one, many string }

// tally counts them by kind, in the order in which they first came up, and
// remembers a few by name.
type tally struct {
	kinds []*kind
	count map[*kind]int
	names map[*kind][]string
}

// shown is how many things of a kind are named.
const shown = 5

func (t *tally) add(k *kind, n int, name string) {
	if n <= 0 {
		return
	}
	if t.count == nil {
		t.count, t.names = map[*kind]int{}, map[*kind][]string{}
	}
	if t.count[k] == 0 {
		t.kinds = append(t.kinds, k)
	}
	t.count[k] += n
	if name != "" && len(t.names[k]) <= shown {
		short, _ := cut(name, 60)
		t.names[k] = append(t.names[k], "“"+short+"”")
	}
}

// lines is a line for each kind.
func (t *tally) lines() []string {
	lines := make([]string, 0, len(t.kinds))
	for _, k := range t.kinds {
		line := k.one
		if n := t.count[k]; n != 1 {
			line = fmt.Sprintf(k.many, n)
		}
		lines = append(lines, strings.TrimSuffix(line, ".")+naming(t.names[k])+".")
	}
	return lines
}

// naming is ": a, b, c", of which at most so many as are shown.
func naming(names []string) string {
	switch {
	case len(names) == 0:
		return ""
	case len(names) > shown:
		return ": " + strings.Join(names[:shown], ", ") + " and others"
	}
	return ": " + strings.Join(names, ", ")
}
