package merge

import (
	"strings"
	"testing"
)

// FuzzLines: whatever the three texts, no line that either side wrote is lost,
// and a side that changed nothing doesn't stand in the way of the other.
func FuzzLines(f *testing.F) {
	f.Add("a\nb\nc\n", "a\nB\nc\n", "a\nb\nC\n")
	f.Add("", "a", "b")
	f.Add("a\r\nb", "a\nb", "a\r\nb\r\n")
	f.Add("\n\n\n", "\r\r", "\xff\x00\n")
	f.Fuzz(func(t *testing.T, base, mine, theirs string) {
		merged := Lines(base, mine, theirs)
		for _, c := range merged.Conflicts {
			if c.Start < 0 || c.End < c.Start || c.End > len(merged.Text) {
				t.Fatalf("a conflict at %d..%d of %d bytes", c.Start, c.End, len(merged.Text))
			}
			if part := merged.Text[c.Start:c.End]; !strings.HasPrefix(part, c.Mine) || !strings.HasSuffix(part, c.Theirs) {
				t.Fatalf("%q is not %q and %q", part, c.Mine, c.Theirs)
			}
		}
		if one := Lines(base, mine, base); one.Text != mine || len(one.Conflicts) != 0 {
			t.Errorf("%q over %q: %q", mine, base, one.Text)
		}
		if both := Lines(base, mine, mine); both.Text != mine || len(both.Conflicts) != 0 {
			t.Errorf("%q twice over %q: %q", mine, base, both.Text)
		}
		if swapped := Lines(base, theirs, mine); len(swapped.Conflicts) != len(merged.Conflicts) || len(merged.Conflicts) == 0 && swapped.Text != merged.Text {
			t.Errorf("%q and %q over %q: %q, the other way round %q", mine, theirs, base, merged.Text, swapped.Text)
		}
		Compare(mine, theirs)
	})
}
