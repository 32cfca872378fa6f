package shared

import (
	"cmp"
	"strconv"
	"strings"
)

// ImportWords is what a language has to say about things of one kind: about one
// of them, and about several (%d).
type ImportWords map[ImportKind]struct{ One, Many string }

// English says it in the language of the API.
func (n ImportNote) English() string { return n.In(importEnglish, " and others") }

// In says it in a language; more is what it has for names that are not told.
func (n ImportNote) In(words ImportWords, more string) string {
	s, known := words[n.Kind]
	if !known {
		return string(n.Kind) + ": " + strconv.Itoa(n.Count) // of a newer server
	}
	line := s.Many
	if n.Count == 1 {
		line = cmp.Or(s.One, s.Many)
	}
	line = strings.Replace(line, "%d", strconv.Itoa(n.Count), 1)
	if len(n.Names) > 0 {
		line += " (" + strings.Join(n.Names, ", ")
		if n.More {
			line += more
		}
		line += ")"
	}
	return line
}
