package merge

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// shuffled is a text of n different lines in an order of its own.
func shuffled(n int, seed uint64) string {
	var out strings.Builder
	for _, i := range rand.New(rand.NewPCG(seed, seed)).Perm(n) {
		fmt.Fprintf(&out, "%d\n", i)
	}
	return out.String()
}

// TestTooDifferent merges texts in which maxSteps are not enough to find what
// they have in common.
func TestTooDifferent(t *testing.T) {
	t.Parallel()
	text := func(top, body string) string { return top + "\nkept\n" + body + "end\n" }
	base, mine, theirs := shuffled(15_000, 1), shuffled(15_000, 2), shuffled(15_000, 3)

	got := Lines(text("top", base), text("top", mine), text("top", theirs))
	start := len(text("top", "")) - len("end\n")
	want := Result{text("top", mine+theirs), []Conflict{{start, start + len(mine+theirs), base, mine, theirs}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("two different orders: %d conflicts, %d bytes", len(got.Conflicts), len(got.Text))
	}

	got = Lines(text("top", base), text("top", mine), text("new top", base))
	if len(got.Conflicts) > 0 || got.Text != text("new top", mine) {
		t.Errorf("an order and a change elsewhere: %d conflicts", len(got.Conflicts))
	}
}

// BenchmarkLines merges texts of 100,000 characters: as people change them, and
// as somebody would who wants to keep the server busy.
func BenchmarkLines(b *testing.B) {
	paragraphs := strings.Repeat(strings.Repeat("word ", 20), 5) + "\n"
	var long strings.Builder
	for i := range 200 {
		fmt.Fprintf(&long, "%d %s", i, paragraphs)
	}
	blank := strings.Repeat("\n", 50_000)
	letters := func(seed uint64) string {
		random := rand.New(rand.NewPCG(seed, seed))
		var out strings.Builder
		for range 50_000 {
			fmt.Fprintf(&out, "%c\n", 'a'+rune(random.IntN(2)))
		}
		return out.String()
	}
	for _, text := range []struct{ name, base, mine, theirs string }{
		{"usual", long.String(), strings.Replace(long.String(), "\n9 ", "\nnine ", 1), strings.Replace(long.String(), "\n150 ", "\n", 1)},
		{"rewritten", long.String(), strings.ReplaceAll(long.String(), "word", "mine"), strings.ReplaceAll(long.String(), "word", "theirs")},
		{"shuffled", shuffled(15_000, 1), shuffled(15_000, 2), shuffled(15_000, 3)},
		{"letters", letters(1), letters(2), letters(3)},
		{"blank", "a\n" + blank + blank, "a\n" + blank + "b\n", blank + blank + "c\n"},
	} {
		b.Run(text.name, func(b *testing.B) {
			for b.Loop() {
				Lines(text.base, text.mine, text.theirs)
			}
		})
	}
}
