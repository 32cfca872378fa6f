package rank

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestShorten(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var list []string
		for range rapid.IntRange(1, 4).Draw(t, "spots") {
			spot := rapid.IntRange(0, len(list)).Draw(t, "spot")
			above := rapid.Bool().Draw(t, "above")
			for range rapid.IntRange(1, 500).Draw(t, "inserts") {
				list = insert(t, list, spot)
				if above {
					spot++
				}
			}
		}
		before := slices.Clone(list)
		short := Shorten(list)
		if !slices.Equal(list, before) {
			t.Fatal("what was given has been written to")
		}
		if !slices.ContainsFunc(list, Long) && !slices.Equal(short, list) {
			t.Fatal("ranks have changed though none was long")
		}
		checkOrder(t, short, len(list))
	})
}

func checkOrder(t rapid.TB, list []string, n int) {
	t.Helper()
	if len(list) != n {
		t.Fatalf("%d ranks of %d", len(list), n)
	}
	for i, key := range list {
		if !Valid(key) || Long(key) || i > 0 && list[i-1] >= key {
			t.Fatalf("rank %d of %d is %q", i, n, key)
		}
	}
}

// However long a list is, an addition costs few rows in the long run.
func TestShortenIsCheap(t *testing.T) {
	t.Parallel()
	for name, step := range map[string]int{"below a pinned card": 0, "above one": 1} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			const n, additions = 5_000, 5_000
			list := Spread(n)
			written, most := 0, 0
			for i := range additions {
				spot := n/2 + i*step
				list = insert(t, list, spot)
				if !Long(list[spot]) {
					continue
				}
				short, rows := Shorten(list), 0
				for i := range list {
					if short[i] != list[i] {
						rows++
					}
				}
				checkOrder(t, short, len(list))
				list, written, most = short, written+rows, max(most, rows)
			}
			t.Logf("%d rows for %d additions, %d at once at most", written, additions, most)
			if written == 0 || written > 3*additions || most > 2_100 {
				t.Errorf("%d rows for %d additions, %d at once at most", written, additions, most)
			}
		})
	}
}

// Ranks that are there twice, which none should be, don't keep it from ending.
func TestShortenTwice(t *testing.T) {
	t.Parallel()
	long := "a1" + strings.Repeat("1", MaxLen)
	for _, copies := range []int{1, 2, 50} {
		list := slices.Concat(slices.Repeat([]string{"a1"}, copies), []string{long, long}, slices.Repeat([]string{"a2"}, copies))
		if got := Shorten(list); slices.ContainsFunc(got, Long) || !slices.IsSorted(got) {
			t.Errorf("%d copies: %q", copies, got)
		}
	}
}
