package ui

import (
	"slices"

	"incharge/shared"
)

// history is what has happened to the cards that were opened, newest first.
type history map[shared.CardID][]shared.Activity

// begin takes in what the server tells of a card.
func (h *history) begin(detail shared.CardDetail) {
	if *h == nil {
		*h = history{}
	}
	later := slices.DeleteFunc((*h)[detail.Card.ID], func(a shared.Activity) bool { return a.Seq <= detail.Seq })
	(*h)[detail.Card.ID] = append(later, detail.Activity...)
}

// add goes on with a change, for the cards whose history is known.
func (h history) add(view *shared.State, change shared.Change) {
	for id, lines := range h {
		if len(lines) > 0 && lines[0].Seq >= change.Seq {
			continue
		}
		if touches(change, id) {
			h[id] = append([]shared.Activity{activityOf(change, id, view)}, lines...)
		}
	}
}

func touches(change shared.Change, id shared.CardID) bool {
	is := func(card shared.CardID) bool { return card == id }
	return slices.ContainsFunc(change.Cards, func(c shared.Card) bool { return is(c.ID) }) ||
		slices.ContainsFunc(change.Comments, func(c shared.Comment) bool { return is(c.Card) }) ||
		slices.ContainsFunc(change.Items, func(i shared.Item) bool { return is(i.Card) }) ||
		slices.ContainsFunc(change.Edits, func(e shared.Edit) bool { return is(e.Card) }) ||
		slices.Contains(change.Deleted.Cards, id)
}

func activityOf(change shared.Change, id shared.CardID, view *shared.State) shared.Activity {
	a := shared.Activity{Seq: change.Seq, At: change.At, Type: change.Type, Actor: change.Actor}
	if m, ok := view.Member(change.Actor); ok {
		a.Name = m.User.Name
	}
	for _, move := range change.Moves {
		if move.Card == id {
			a.From, a.To = move.From, move.To
		}
	}
	for _, note := range change.Notes {
		if note.Card == id {
			a.Note = &note
		}
	}
	for _, edit := range change.Edits {
		if edit.Card == id {
			a.Edits = append(a.Edits, edit)
		}
	}
	return a
}
