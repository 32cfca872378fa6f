package ui

import (
	"fmt"
	"strings"
	"testing"

	"incharge/shared/merge"
)

// shown writes lines down: those that differ with a *, those left out as a number.
func shown(lines []clashLine) string {
	var all []string
	for _, l := range lines {
		switch {
		case l.alike > 0:
			all = append(all, fmt.Sprintf("(%d)", l.alike))
		case l.other:
			all = append(all, "*"+l.words)
		default:
			all = append(all, l.words)
		}
	}
	return strings.Join(all, " ")
}

func TestLinesOfBothVersions(t *testing.T) {
	t.Parallel()
	long := func(n int) string {
		var s strings.Builder
		for i := range n {
			fmt.Fprintf(&s, "%c\n", 'a'+i)
		}
		return s.String()
	}
	for name, c := range map[string]struct{ mine, theirs, showsMine, showsTheirs string }{
		"one line":           {"mine", "theirs", "*mine", "*theirs"},
		"among others":       {"a\nmine\nb\n", "a\ntheirs\nb\n", "a *mine b", "a *theirs b"},
		"deleted by one":     {"a\nb\n", "a\n", "a *b", "a"},
		"nothing left":       {"", "theirs", "", "*theirs"},
		"an empty line":      {"a\n\nmine", "a\n\ntheirs", "a  *mine", "a  *theirs"},
		"other endings":      {"a\r\nmine\r\n", "a\ntheirs\n", "a *mine", "a *theirs"},
		"much alike above":   {long(9) + "mine", long(9) + "theirs", "(6) g h i *mine", "(6) g h i *theirs"},
		"much alike below":   {"mine\n" + long(9), "theirs\n" + long(9), "*mine a b c (6)", "*theirs a b c (6)"},
		"much alike between": {"x\n" + long(9) + "mine", "y\n" + long(9) + "theirs", "*x a b c (3) g h i *mine", "*y a b c (3) g h i *theirs"},
		"not worth a note":   {"x\n" + long(7) + "mine", "y\n" + long(7) + "theirs", "*x a b c d e f g *mine", "*y a b c d e f g *theirs"},
	} {
		pieces := merge.Compare(c.mine, c.theirs)
		if got := shown(clashLines(pieces, true)); got != c.showsMine {
			t.Errorf("%s: mine is shown as %q, want %q", name, got, c.showsMine)
		}
		if got := shown(clashLines(pieces, false)); got != c.showsTheirs {
			t.Errorf("%s: theirs is shown as %q, want %q", name, got, c.showsTheirs)
		}
	}
}
