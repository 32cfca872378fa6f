package ui

import (
	"fmt"
	"slices"
	"testing"

	"incharge/shared"
)

// laid is a board with three lanes of priority in a list: two urgent cards, one
// low, one without, and two more elsewhere.
func laid() *shared.State {
	card := func(id string, list shared.ListID, rank string, p shared.Priority, labels ...shared.LabelID) shared.Card {
		return shared.Card{ID: shared.CardID(id), List: list, Rank: rank, Priority: p, Labels: labels}
	}
	return shared.NewState(shared.Snapshot{
		Labels: []shared.Label{{ID: "red", Color: "red"}, {ID: "blue", Name: "Blue", Color: "blue"}},
		Lists:  []shared.List{{ID: "l", Rank: "a"}, {ID: "m", Rank: "b"}},
		Cards: []shared.Card{
			card("1", "l", "a", "none"), card("2", "l", "b", "urgent", "blue", "red"),
			card("3", "l", "c", "low", "gone", "red"), card("4", "l", "d", "urgent"), card("5", "m", "a", "low"),
		},
	})
}

func lanedBy(view *shared.State, by lanesBy, folded ...string) scene {
	s := scene{view: view, ranks: map[shared.ListID][]shared.CardID{}, folded: map[string]bool{}}
	for _, key := range folded {
		s.folded[key] = true
	}
	for _, list := range view.Lists() {
		s.lists = append(s.lists, list.ID)
		s.ranks[list.ID] = ids(view.Column(list.ID))
	}
	s.laned(by)
	return s
}

func TestLanes(t *testing.T) {
	t.Parallel()
	view := laid()
	for _, c := range []struct {
		by     lanesBy
		folded string
		want   string
		counts string
	}{
		{lanesNone, "", "[1 2 3 4]", ""},
		{lanesPriority, "", "[2 4 3 1]", "2 0 0 2 1 "},
		{lanesPriority, "priority:urgent", "[3 1]", "2 0 0 2 1 "},
		{lanesLabel, "", "[2 3 1 4]", "1 1 3 "},
		{lanesPIC, "", "[1 2 3 4]", "5 "},
		{"shoe size", "", "[1 2 3 4]", ""},
	} {
		s := lanedBy(view, c.by, c.folded)
		counts := ""
		for _, l := range s.lanes {
			counts += fmt.Sprint(l.cards, " ")
		}
		if got := fmt.Sprint(s.ranks["l"]); got != c.want || counts != c.counts {
			t.Errorf("by %q without %q: %s and %q, want %s and %q", c.by, c.folded, got, counts, c.want, c.counts)
		}
	}
}

func TestIntoLanes(t *testing.T) {
	t.Parallel()
	view := laid()
	into := func(by lanesBy, id shared.CardID, key string) shared.Command {
		card, _ := view.Card(id)
		return by.into(view, card, key)
	}
	labels := func(c shared.Command) string { return fmt.Sprint(*c.(shared.EditCard).Labels) }
	if c := into(lanesPriority, "2", "urgent"); c != nil {
		t.Errorf("what lies there needs %v", c)
	}
	if c := into(lanesPriority, "2", "low").(shared.EditCard); *c.Priority != shared.PriorityLow || c.Labels != nil {
		t.Errorf("%v", c)
	}
	if c := into(lanesPIC, "2", "pim").(shared.AssignCard); *c.PIC.Value != "pim" {
		t.Errorf("%v", c)
	}
	// The lane's label comes first, and takes the place of the one before.
	if got := labels(into(lanesLabel, "2", "red")); got != "[red]" {
		t.Errorf("from blue to red: %s", got)
	}
	if got := labels(into(lanesLabel, "3", "blue")); got != "[blue]" {
		t.Errorf("from red to blue: %s", got)
	}
	if got := labels(into(lanesLabel, "2", "")); got != "[]" {
		t.Errorf("from blue to none: %s", got)
	}
}

// TestBands has every card of every list lie below the line of its lane, and
// above the next one's, whatever is left out between.
func TestBands(t *testing.T) {
	t.Parallel()
	height := func(id shared.CardID) float64 { return 10 * float64(len(id)) }
	columns := [][][]shared.CardID{
		{{"a", "bb"}, nil, {"c"}},
		{{"dddddddddd"}, {"e"}, nil},
	}
	lanes := []lane{{}, {folded: true}, {}}
	b := bandsOf(lanes, columns, height)
	if want := []float64{0, laneHead + 100 + laneGap, 2*laneHead + 100 + laneGap}; !slices.Equal(b.tops, want) {
		t.Fatalf("the lanes lie at %v, want %v", b.tops, want)
	}
	none := func(shared.CardID) bool { return false }
	for _, column := range columns {
		column = slices.Clone(column)
		column[1] = nil // it is folded
		for _, view := range [][2]float64{{0, 1000}, {60, 100}, {400, 500}, {-1, -1}} {
			y, seen := 0.0, 0
			for _, s := range b.slots(column, height, view[0], view[1], none) {
				if s.card == "" {
					y += s.room
					continue
				}
				seen++
				i := slices.IndexFunc(column, func(cell []shared.CardID) bool { return slices.Contains(cell, s.card) })
				if y < b.tops[i]+laneHead || i+1 < len(b.tops) && y+height(s.card) > b.tops[i+1] {
					t.Errorf("%s of lane %d lies at %v, which is not in %v", s.card, i, y, b.tops)
				}
				y += height(s.card)
			}
			if y != b.end {
				t.Errorf("the list is %v high, want %v", y, b.end)
			}
			if all := len(slices.Concat(column...)); view[1] == 1000 && seen != all || view[1] < 0 && seen != 0 {
				t.Errorf("between %v are %d of %d cards", view, seen, all)
			}
		}
	}
	if b.at(-5) != 0 || b.at(50) != 0 || b.at(laneHead+100+laneGap+1) != 1 || b.at(1e6) != 2 {
		t.Error("the lane at a height is another")
	}
}
