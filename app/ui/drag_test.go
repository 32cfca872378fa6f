package ui

import "testing"

func TestEdge(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		at   float64
		want float64
	}{{500, 0}, {64, 0}, {936, 0}, {0, -16}, {-50, -16}, {1000, 16}, {2000, 16}, {32, -8}, {968, 8}} {
		if got := edge(c.at, 0, 1000, 64); got != c.want {
			t.Errorf("at %v of 1000: %v, want %v", c.at, got, c.want)
		}
	}
	if got := edge(50, 0, 100, 64); got != 0 {
		t.Errorf("the middle of a short column scrolls by %v", got)
	}
}
