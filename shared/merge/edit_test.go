package merge

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestEditsAreRightAndFewest(t *testing.T) {
	t.Parallel()
	lines := rapid.SliceOfN(rapid.IntRange(0, 5), 0, 24)
	rapid.Check(t, func(t *rapid.T) {
		base, side := lines.Draw(t, "base"), lines.Draw(t, "side")
		var rebuilt []int
		at, size := 0, 0
		for i, e := range edits(base, side) {
			if i > 0 && e.start <= at {
				t.Fatalf("%v touches what comes before", e)
			}
			rebuilt = append(rebuilt, base[at:e.start]...)
			rebuilt = append(rebuilt, side[e.sideStart:e.sideEnd]...)
			at, size = e.end, size+e.end-e.start+e.sideEnd-e.sideStart
		}
		if rebuilt = append(rebuilt, base[at:]...); !slices.Equal(rebuilt, side) {
			t.Fatalf("%v became %v, not %v", base, rebuilt, side)
		}
		if fewest := len(base) + len(side) - 2*longest(base, side); size != fewest {
			t.Fatalf("%d lines of edits, %d would do", size, fewest)
		}
	})
}

// longest is the textbook length of a longest common subsequence.
func longest(a, b []int) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			above := row[j+1]
			if x == y {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}
