package shared

import (
	"slices"
	"strings"
	"testing"

	"incharge/shared/rank"
)

// Checklists and items whose ranks have grown long get short ones in the same
// order; nothing else of the board is touched.
func TestRanksOfPartsAreRebalanced(t *testing.T) {
	t.Parallel()
	s := newState()
	deep := "a1" + strings.Repeat("1", rank.MaxLen)
	lists := []ChecklistID{NewID[ChecklistID](), NewID[ChecklistID](), NewID[ChecklistID]()}
	items := []ItemID{NewID[ItemID](), NewID[ItemID](), NewID[ItemID]()}
	var laid Change
	for i, end := range []string{"1", "2"} {
		laid.Checklists = append(laid.Checklists, Checklist{ID: lists[2*i], Card: silent, Title: "Steps", Rank: deep + end, Seq: 1})
		laid.Items = append(laid.Items, Item{ID: items[2*i], Checklist: lists[0], Card: silent, Text: "Step", Rank: deep + end, Seq: 1})
	}
	laid.Cards = []Card{{ID: silent, List: todo, Number: 1, Rank: "a1", Title: "Silent", Description: new(""), Priority: PriorityNone, Labels: []LabelID{}, Checklists: 2, Items: 2, Seq: 1}}
	s.Apply(laid)
	for _, c := range []struct {
		add  Command
		want Rebalance
	}{
		{AddChecklist{Checklist: lists[1], Card: silent, Title: "Between", After: lists[0], Before: lists[2]}, Rebalance{Card: silent}},
		{AddItem{Item: items[1], Checklist: lists[0], Text: "Between", After: items[0], Before: items[2]}, Rebalance{Checklist: lists[0]}},
	} {
		added := do(t, s, c.add)
		if got := added.Rebalances(); !slices.Equal(got, []Rebalance{c.want}) {
			t.Errorf("after %s: %+v, want %+v", c.add.Type(), got, c.want)
		}
	}
	for _, command := range []Rebalance{{Card: silent}, {Checklist: lists[0]}} {
		done := do(t, s, command)
		if again := done.Rebalances(); len(again) != 0 || len(done.Cards)+len(done.Lists) != 0 {
			t.Errorf("%+v leaves %+v to do and touches %+v", command, again, done)
		}
	}
	for i, c := range s.checklistsOf(silent) {
		if c.ID != lists[i] || rank.Long(c.Rank) {
			t.Errorf("checklist %d is %s at %s", i, c.ID, c.Rank)
		}
	}
	for i, item := range s.itemsOf(lists[0]) {
		if item.ID != items[i] || rank.Long(item.Rank) {
			t.Errorf("item %d is %s at %s", i, item.ID, item.Rank)
		}
	}
	if (Rebalance{Card: "nothing"}).Validate() == nil {
		t.Error("no id is taken for a card")
	}
}
