package merge

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestCompare(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, mine, theirs string
		pieces             []Piece
		together           string
	}{
		{"nothing", "", "", nil, ""},
		{"alike", "a\nb", "a\nb", []Piece{{true, "a\nb", "a\nb"}}, "a\nb"},
		{"other endings", "a\r\nb", "a\nb\n", []Piece{{true, "a\r\nb", "a\nb\n"}}, "a\nb\n"},
		{"one line", "1\nmine\n3\n", "1\ntheirs\n3\n", []Piece{
			{true, "1\n", "1\n"}, {false, "mine\n", "theirs\n"}, {true, "3\n", "3\n"}}, "1\ntheirs\nmine\n3\n"},
		{"mine alone", "1\nmine", "1", []Piece{{true, "1\n", "1"}, {false, "mine", ""}}, "1\nmine"},
		{"theirs alone", "2\n", "1\n2\n", []Piece{{false, "", "1\n"}, {true, "2\n", "2\n"}}, "1\n2\n"},
		{"no line in common", "mine", "theirs", []Piece{{false, "mine", "theirs"}}, "theirs\nmine"},
	} {
		if got := Compare(c.mine, c.theirs); !reflect.DeepEqual(got, c.pieces) {
			t.Errorf("%s: Compare gives %+v", c.name, got)
		}
		if got := Together(c.mine, c.theirs); got != c.together {
			t.Errorf("%s: Together gives %q", c.name, got)
		}
	}
}

func TestCompareKeepsBothTexts(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		_, mine, theirs := versions(t)
		var m, o strings.Builder
		for i, p := range Compare(mine, theirs) {
			if p.Same != slices.Equal(lines(p.Mine), lines(p.Theirs)) || p.Mine+p.Theirs == "" {
				t.Fatalf("piece %d of %q and %q is %+v", i, mine, theirs, p)
			}
			m.WriteString(p.Mine)
			o.WriteString(p.Theirs)
		}
		if m.String() != mine || o.String() != theirs {
			t.Fatalf("the pieces of %q and %q make %q and %q", mine, theirs, m.String(), o.String())
		}
		together := lines(Together(mine, theirs))
		for _, side := range []string{mine, theirs} {
			at := 0
			for _, l := range lines(side) {
				// A last line that ends with a bare \r is ended with \r\n now.
				next := slices.IndexFunc(together[at:], func(other string) bool {
					return strings.TrimSuffix(other, "\r") == strings.TrimSuffix(l, "\r")
				})
				if next < 0 {
					t.Fatalf("%q of %q is not, in order, in %q", l, side, together)
				}
				at += next + 1
			}
		}
	})
}

func lines(text string) (all []string) {
	for _, l := range split(text) {
		all = append(all, l.text)
	}
	return all
}
