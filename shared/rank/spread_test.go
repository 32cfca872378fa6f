package rank

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestSpread(t *testing.T) {
	t.Parallel()
	sizes := rapid.OneOf(
		rapid.SampledFrom([]int{0, 1, 60, 61, 62, 3781, 3782, 3783}), rapid.IntRange(-3, 9000))
	rapid.Check(t, func(t *rapid.T) {
		n := sizes.Draw(t, "n")
		list := Spread(n)
		checkSpread(t, n, list)
		if n < 1 {
			return
		}
		// What was spread is a list like any other.
		spot := rapid.IntRange(0, n).Draw(t, "spot")
		a, b := "", ""
		if spot > 0 {
			a = list[spot-1]
		}
		if spot < n {
			b = list[spot]
		}
		if key := between(t, a, b); len(key) > 5 {
			t.Fatalf("Between(%q, %q) = %q", a, b, key)
		}
	})
}

func TestSpreadWholeBoard(t *testing.T) {
	t.Parallel()
	for _, n := range []int{234_484, 234_485, 1_000_000} {
		checkSpread(t, n, Spread(n))
	}
}

func checkSpread(t rapid.TB, n int, list []string) {
	if len(list) != max(n, 0) {
		t.Fatalf("Spread(%d) has %d ranks", n, len(list))
	}
	length := 5
	switch {
	case n <= 61:
		length = 2
	case n <= 3782:
		length = 3
	case n <= 234_484:
		length = 4
	}
	for i, key := range list {
		if !Valid(key) || len(key) != length {
			t.Fatalf("Spread(%d)[%d] = %q, want length %d", n, i, key, length)
		}
		if i > 0 && list[i-1] >= key {
			t.Fatalf("Spread(%d)[%d] = %q after %q", n, i, key, list[i-1])
		}
	}
}

func TestSpreadIsEven(t *testing.T) {
	t.Parallel()
	if got, want := Spread(3), []string{"aF", "aV", "ak"}; !slices.Equal(got, want) {
		t.Errorf("Spread(3) = %q, want %q", got, want)
	}
}
