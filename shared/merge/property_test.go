package merge

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// texts generates texts of few different lines, so that they have much in
// common by chance, with every kind of ending.
func texts() *rapid.Generator[string] {
	return rapid.StringMatching(`(([a-d]|aa|)(\n|\r\n)){0,8}(|a|b|c|a\r)`)
}

// versions generates a text and two others of which each may be made from it.
func versions(t *rapid.T) (base, mine, theirs string) {
	base = texts().Draw(t, "base")
	return base, edited(t, base, "mine"), edited(t, base, "theirs")
}

// edited changes, drops and adds some lines of a text.
func edited(t *rapid.T, text, who string) string {
	word := rapid.StringMatching(`([a-d]|` + who + `)(\n|\r\n)`)
	var out strings.Builder
	for l := range strings.Lines(text) {
		switch rapid.IntRange(0, 8).Draw(t, who) {
		case 0:
			l = word.Draw(t, who)
		case 1:
			l = ""
		case 2:
			l = word.Draw(t, who) + l
		}
		out.WriteString(l)
	}
	return out.String() + rapid.SampledFrom([]string{"", "", "a", who, "b\n"}).Draw(t, who)
}

func TestOneSideAlone(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		base, x := texts().Draw(t, "base"), texts().Draw(t, "x")
		for _, sides := range [][2]string{{base, x}, {x, base}, {x, x}} {
			if got := Lines(base, sides[0], sides[1]); got.Text != x || got.Conflicts != nil {
				t.Fatalf("Lines(%q, %q, %q) = %+v", base, sides[0], sides[1], got)
			}
		}
	})
}

func TestSidesAreEqual(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		base, mine, theirs := versions(t)
		one, other := Lines(base, mine, theirs), Lines(base, theirs, mine)
		if len(one.Conflicts) != len(other.Conflicts) {
			t.Fatalf("%+v\n%+v", one, other)
		}
		if len(one.Conflicts) == 0 && one.Text != other.Text {
			t.Fatalf("%q\n%q", one.Text, other.Text)
		}
		for i, c := range one.Conflicts {
			d := other.Conflicts[i]
			if c.Base != d.Base || c.Mine != d.Theirs || c.Theirs != d.Mine {
				t.Fatalf("%+v\n%+v", c, d)
			}
		}
	})
}

// TestNoLineIsLostOrInvented counts lines: those that a side added are all
// there, and so is one of base that both sides kept. (Of two equal lines, each
// side may have deleted another.)
func TestNoLineIsLostOrInvented(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		base, mine, theirs := versions(t)
		got := Lines(base, mine, theirs)
		b, m, th, merged := count(base), count(mine), count(theirs), count(got.Text)
		for l := range b {
			if b[l] == 1 && m[l] > 0 && th[l] > 0 && merged[l] == 0 {
				t.Fatalf("%q, kept by both, is not in %q", l, got.Text)
			}
		}
		for l := range merged {
			if m[l]+th[l] == 0 {
				t.Fatalf("%q in %q is of neither", l, got.Text)
			}
		}
		for _, side := range []map[string]int{m, th} {
			for l, n := range side {
				if b[l] == 0 && merged[l] < n {
					t.Fatalf("%q is %d times in %q, not %d", l, merged[l], got.Text, n)
				}
			}
		}
	})
}

// count tells how often each line is there. A carriage return at the very end
// of a text belongs to its last line only until a newline follows it.
func count(text string) map[string]int {
	times := make(map[string]int)
	for _, l := range split(text) {
		times[strings.TrimSuffix(l.text, "\r")]++
	}
	return times
}

func TestConflictsKeepBoth(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		base, mine, theirs := versions(t)
		got := Lines(base, mine, theirs)
		end := 0
		for _, c := range got.Conflicts {
			if c.Start < end || c.End <= c.Start || c.Mine == c.Theirs {
				t.Fatalf("odd conflict %+v after %d", c, end)
			}
			end = c.End
			between, ok := strings.CutPrefix(got.Text[c.Start:c.End], c.Mine)
			between, also := strings.CutSuffix(between, c.Theirs)
			needed := c.Theirs != "" && c.Mine != "" && !strings.HasSuffix(c.Mine, "\n")
			newline := between == "\n" || between == "\r\n"
			if !ok || !also || newline != needed || !needed && between != "" {
				t.Fatalf("%q at %+v", got.Text, c)
			}
			if !strings.Contains(base, c.Base) || !strings.Contains(mine, c.Mine) || !strings.Contains(theirs, c.Theirs) {
				t.Fatalf("not from the texts: %+v", c)
			}
		}
	})
}

// TestDifferentLines lets each side do something to lines of its own, next to
// those of the other too, and both do the same to a line apart. It expects
// exactly the sum.
func TestDifferentLines(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var base, mine, theirs, sum strings.Builder
		for i := range rapid.IntRange(1, 12).Draw(t, "lines") {
			old := fmt.Sprintf("line %d\n", i)
			edit := rapid.SampledFrom([]string{old, "", fmt.Sprintf("new %d\n", i), fmt.Sprintf("%snext %d\n", old, i)}).Draw(t, "edit")
			forMine, forTheirs := old, old
			switch rapid.IntRange(0, 2).Draw(t, "by") {
			case 0:
				forMine = edit
			case 1:
				forTheirs = edit
			case 2:
				edit = fmt.Sprintf("apart %d\n%sfrom %d\n", i, edit, i)
				old = fmt.Sprintf("apart %d\n%sfrom %d\n", i, old, i)
				forMine, forTheirs = edit, edit
			}
			base.WriteString(old)
			mine.WriteString(forMine)
			theirs.WriteString(forTheirs)
			sum.WriteString(edit)
		}
		got := Lines(base.String(), mine.String(), theirs.String())
		if got.Text != sum.String() || got.Conflicts != nil {
			t.Fatalf("Lines(%q, %q, %q) = %+v, want %q", &base, &mine, &theirs, got, &sum)
		}
	})
}

func TestSameLineIsAConflict(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 9).Draw(t, "lines")
		at := rapid.IntRange(0, n-1).Draw(t, "at")
		with := func(text string) string {
			lines := slices.Repeat([]string{"same\n"}, n)
			lines[at] = text
			return strings.Join(lines, "")
		}
		got := Lines(with("old\n"), with("mine\n"), with("theirs\n"))
		start := 5 * at
		want := Result{with("mine\ntheirs\n"), []Conflict{{start, start + 12, "old\n", "mine\n", "theirs\n"}}}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%+v, want %+v", got, want)
		}
	})
}

// TestEndingsDoNotConflict converts one side to CRLF, as a form would.
func TestEndingsDoNotConflict(t *testing.T) {
	t.Parallel()
	lf := func(text string) string { return strings.ReplaceAll(text, "\r", "") }
	trim := func(text string) string { return strings.TrimSuffix(lf(text), "\n") }
	rapid.Check(t, func(t *rapid.T) {
		base, mine, theirs := versions(t)
		base, mine, theirs = lf(base), lf(mine), lf(theirs)
		want, got := Lines(base, mine, theirs), Lines(base, strings.ReplaceAll(mine, "\n", "\r\n"), theirs)
		if len(got.Conflicts) != len(want.Conflicts) || trim(got.Text) != trim(want.Text) {
			t.Fatalf("%+v\n%+v", got, want)
		}
		if mine == base && theirs == base && strings.Count(got.Text, "\r\n") != strings.Count(base, "\n") {
			t.Fatalf("conversion lost: %q", got.Text)
		}
	})
}
