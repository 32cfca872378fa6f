package ui

import (
	"slices"
	"testing"

	"incharge/shared"
)

func TestSlots(t *testing.T) {
	t.Parallel()
	row := []shared.CardID{"a", "b", "c", "d", "e", "f"}
	s := stackOf(row, func(id shared.CardID) float64 {
		if id == "b" {
			return 200
		}
		return 100
	})
	never := func(shared.CardID) bool { return false }
	for _, c := range []struct {
		top, bottom float64
		must        shared.CardID
		want        []slot
	}{
		{0, 300, "", []slot{{card: "a"}, {card: "b", at: 1}, {room: 400}}},
		{300, 500, "", []slot{{room: 300}, {card: "c", at: 2}, {card: "d", at: 3}, {room: 200}}},
		{350, 450, "", []slot{{room: 300}, {card: "c", at: 2}, {card: "d", at: 3}, {room: 200}}},
		{600, 900, "", []slot{{room: 600}, {card: "f", at: 5}}},
		{5000, 6000, "", []slot{{room: 700}}},
		{-500, 0, "", []slot{{room: 700}}},
		{300, 400, "e", []slot{{room: 300}, {card: "c", at: 2}, {room: 100}, {card: "e", at: 4}, {room: 100}}},
		{300, 400, "a", []slot{{card: "a"}, {room: 200}, {card: "c", at: 2}, {room: 300}}},
		{0, 1000, "", []slot{{card: "a"}, {card: "b", at: 1}, {card: "c", at: 2}, {card: "d", at: 3}, {card: "e", at: 4}, {card: "f", at: 5}}},
	} {
		must := never
		if c.must != "" {
			must = func(id shared.CardID) bool { return id == c.must }
		}
		from, to := s.within(c.top, c.bottom)
		if got := s.slots(from, to, must); !slices.Equal(got, c.want) {
			t.Errorf("from %v to %v with %q: %v, want %v", c.top, c.bottom, c.must, got, c.want)
		}
	}
	empty := stackOf(nil, nil)
	if from, to := empty.within(0, 100); len(empty.slots(from, to, never)) != 0 {
		t.Error("an empty list has slots")
	}
}
