package shared

import (
	"strings"
	"testing"
)

func TestTick(t *testing.T) {
	t.Parallel()
	const text = "# Plan\n\n- [ ] tent\n  - [x] stove\n1. [X] map\n> * [ ] said\n\n```\n- [ ] code\n```\n- [] none\n- [ ]\ntext - [ ] none\n- - [ ] two\n"
	if got := Tasks(text); got != 5 {
		t.Fatalf("finds %d boxes, want 5", got)
	}
	for _, test := range []struct {
		n        int
		done     bool
		from, to string
	}{
		{0, true, "- [ ] tent", "- [x] tent"},
		{1, false, "- [x] stove", "- [ ] stove"},
		{2, false, "1. [X] map", "1. [ ] map"},
		{3, true, "> * [ ] said", "> * [x] said"},
		{4, true, "- - [ ] two", "- - [x] two"},
	} {
		got, ok := Tick(text, test.n, test.done)
		if want := strings.Replace(text, test.from, test.to, 1); !ok || got != want {
			t.Errorf("box %d: %q, want %q", test.n, got, want)
		}
	}
	for _, n := range []int{-1, 5} {
		if got, ok := Tick(text, n, true); ok || got != text {
			t.Errorf("box %d: %q", n, got)
		}
	}
}
