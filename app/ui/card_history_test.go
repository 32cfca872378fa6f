package ui

import (
	"testing"

	"incharge/shared"
)

func TestHistoryGoesOn(t *testing.T) {
	t.Parallel()
	const card, other, todo, done = shared.CardID("card"), shared.CardID("other"), shared.ListID("todo"), shared.ListID("done")
	view := shared.NewState(shared.Snapshot{Members: []shared.Member{{User: shared.User{ID: "kim", Name: "Kim"}, Role: shared.PIC}}})
	var h history
	h.add(view, shared.Change{Seq: 3, Cards: []shared.Card{{ID: card}}})
	if len(h) != 0 {
		t.Fatal("a card that was never opened has a history")
	}
	h.begin(shared.CardDetail{Card: shared.Card{ID: card}, Seq: 5, Activity: []shared.Activity{{Seq: 4, Type: "add_card"}}})
	move := shared.Change{Seq: 6, Type: "move_card", Actor: "kim", Cards: []shared.Card{{ID: card}}, Moves: []shared.Move{{Card: card, From: todo, To: done}}}
	for _, change := range []shared.Change{
		move, move, // as an answer, and as news
		{Seq: 7, Type: "edit_card", Cards: []shared.Card{{ID: other}}},
		{Seq: 8, Type: "delete_card", Deleted: shared.Deleted{Cards: []shared.CardID{card}},
			Notes: []shared.Note{{Card: other, Kind: shared.NoteLeft}, {Card: card, Kind: shared.NoteDeclined, Text: "Too far"}}},
	} {
		h.add(view, change)
	}
	lines := h[card]
	if len(lines) != 3 || lines[0].Type != "delete_card" || lines[0].Note == nil || lines[0].Note.Text != "Too far" || lines[1].Name != "Kim" || lines[1].From != todo || lines[1].To != done {
		t.Fatalf("%+v", lines)
	}
	h.begin(shared.CardDetail{Card: shared.Card{ID: card}, Seq: 6, Activity: []shared.Activity{{Seq: 6}, {Seq: 4}}})
	if lines := h[card]; len(lines) != 3 || lines[0].Seq != 8 || lines[1].Seq != 6 {
		t.Fatalf("read anew, it is %+v", lines)
	}
}
