package rank

import (
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// worst is how long the longest of n ranks can be, however they were inserted.
// TestAdversary shows that it is reached.
func worst(n int) int { return 2 + (n+2)/5 }

func between(t rapid.TB, a, b string) string {
	key, err := Between(a, b)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func TestEndsStayShort(t *testing.T) {
	t.Parallel()
	low, high := first, first
	for n := 1; n <= 1_000_000; n++ {
		limit := 5
		if n <= 1000 {
			limit = 3
		}
		next, previous := between(t, high, ""), between(t, "", low)
		if next <= high || previous >= low {
			t.Fatalf("after %d: %q then %q, %q before %q", n, high, next, previous, low)
		}
		if len(next) > limit || len(previous) > limit {
			t.Fatalf("after %d: %q or %q is longer than %d", n, next, previous, limit)
		}
		low, high = previous, next
	}
}

// TestAdversary plays every way there is to insert 18 ranks into one ever
// smaller gap, each time choosing the lower or the upper half.
func TestAdversary(t *testing.T) {
	t.Parallel()
	const most = 18
	longest := 0
	var play func(a, b string, n int)
	play = func(a, b string, n int) {
		key := between(t, a, b)
		if len(key) > worst(n) {
			t.Fatalf("%q, number %d, is longer than %d", key, n, worst(n))
		}
		longest = max(longest, len(key))
		if n < most {
			play(a, key, n+1)
			play(key, b, n+1)
		}
	}
	play("", "", 1)
	if longest != worst(most) {
		t.Errorf("the longest of %d is %d, want %d", most, longest, worst(most))
	}
}

func TestRandomSpotsStayShort(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	var list []string
	for n := range 10_000 {
		list = insert(t, list, random.IntN(n+1))
	}
	for _, key := range list {
		if len(key) > 8 {
			t.Errorf("%q is longer than 8", key)
		}
	}
}

func TestOneSpotAgainAndAgain(t *testing.T) {
	t.Parallel()
	for name, upper := range map[string]func(n int) bool{
		"below the last": func(int) bool { return false },
		"above the last": func(int) bool { return true },
		"by turns":       func(n int) bool { return n%2 == 0 },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a, b := "a1", "a2"
			for n := 3; n <= 1000; n++ {
				key := between(t, a, b)
				if len(key) > worst(n) {
					t.Fatalf("%q, number %d, is longer than %d", key, n, worst(n))
				}
				if n <= 300 && Long(key) {
					t.Fatalf("%q is long after %d", key, n)
				}
				if upper(n) {
					a = key
				} else {
					b = key
				}
			}
			if !Long(a) && !Long(b) {
				t.Error("1,000 inserts at one spot never asked for new ranks")
			}
		})
	}
}

func TestLong(t *testing.T) {
	t.Parallel()
	key := "a" + strings.Repeat("1", MaxLen-1)
	if Long(key) || !Long(key+"1") {
		t.Errorf("Long does not begin above %d characters", MaxLen)
	}
}
