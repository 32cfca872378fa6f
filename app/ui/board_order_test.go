package ui

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestRearrange(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.SliceOfNDistinct(rapid.IntRange(1, 1000), 0, 30, rapid.ID).Draw(t, "items")
		to := rapid.Permutation(all).Draw(t, "to")
		from := all[:rapid.IntRange(0, len(all)).Draw(t, "known")]
		row := slices.Clone(from)
		steps := rearrange(from, to)
		for _, s := range steps {
			row = slices.DeleteFunc(row, func(item int) bool { return item == s.item })
			at := len(row)
			if s.before != 0 {
				at = slices.Index(row, s.before)
			}
			row = slices.Insert(row, at, s.item)
		}
		if !slices.Equal(row, to) {
			t.Fatalf("%v became %v, want %v", from, row, to)
		}
		moved := map[int]bool{}
		for _, s := range steps {
			if moved[s.item] {
				t.Fatalf("%d is moved twice", s.item)
			}
			moved[s.item] = true
		}
	})
}

func TestRearrangeMovesNoMoreThanItMust(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		from, to []int
		want     int
	}{
		"nothing":      {[]int{1, 2, 3}, []int{1, 2, 3}, 0},
		"first to end": {[]int{1, 2, 3, 4}, []int{2, 3, 4, 1}, 1},
		"end to first": {[]int{1, 2, 3, 4}, []int{4, 1, 2, 3}, 1},
		"swap":         {[]int{1, 2, 3, 4}, []int{1, 3, 2, 4}, 1},
		"reverse":      {[]int{1, 2, 3, 4}, []int{4, 3, 2, 1}, 3},
		"one more":     {[]int{1, 2}, []int{1, 3, 2}, 1},
		"from nothing": {nil, []int{1, 2}, 2},
	} {
		if got := rearrange(c.from, c.to); len(got) != c.want {
			t.Errorf("%s: %d steps %v, want %d", name, len(got), got, c.want)
		}
	}
}

func TestPlacedAndBeside(t *testing.T) {
	t.Parallel()
	row := []string{"a", "b", "c"}
	for _, c := range []struct {
		item          string
		at            int
		want          []string
		after, before string
	}{
		{"a", 2, []string{"b", "c", "a"}, "c", ""},
		{"c", 0, []string{"c", "a", "b"}, "", "a"},
		{"a", 1, []string{"b", "a", "c"}, "b", "c"},
		{"x", 9, []string{"a", "b", "c", "x"}, "c", ""},
		{"x", -1, []string{"x", "a", "b", "c"}, "", "a"},
	} {
		got := placed(row, c.item, c.at)
		after, before := beside(got, c.item)
		if !slices.Equal(got, c.want) || after != c.after || before != c.before {
			t.Errorf("%s at %d: %v between %q and %q", c.item, c.at, got, after, before)
		}
	}
	if !slices.Equal(row, []string{"a", "b", "c"}) {
		t.Error("the row itself was written to")
	}
}
