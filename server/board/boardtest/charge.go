package boardtest

import (
	"pgregory.net/rapid"

	"incharge/shared"
)

// Charge is something about who is in charge of what that actor might want done
// now: more often than not something that comes off.
func (w *World) Charge(r *rapid.T, actor shared.UserID) shared.Command {
	card := w.card(r, actor)
	switch rapid.IntRange(0, 17).Draw(r, "charge") {
	case 0, 1, 2, 3:
		if rapid.IntRange(0, 5).Draw(r, "nobody") == 0 {
			return shared.AssignCard{Card: some(r, "card", w.cards), PIC: shared.Clear[shared.UserID]()}
		}
		return shared.AssignCard{Card: some(r, "card", w.cards), PIC: shared.Some(w.pic(r))}
	case 4:
		return shared.AcceptCard{Card: card}
	case 5:
		return shared.DeclineCard{Card: card, Reason: "far", Comment: fresh(&w.comments)}
	case 6:
		return shared.HandBackCard{Card: card}
	case 7, 8:
		return shared.CollaborateCard{Card: card, User: some(r, "user", w.people), On: rapid.IntRange(0, 3).Draw(r, "off") > 0}
	case 9:
		return shared.WatchCard{Card: card, On: rapid.IntRange(0, 3).Draw(r, "off") > 0}
	case 10, 11:
		return shared.MoveCard{Card: card, List: some(r, "list", w.lists)}
	case 12:
		return shared.RestoreCard{Card: some(r, "card", w.cards)}
	case 13:
		return shared.ArchiveCard{Card: some(r, "card", w.cards)}
	case 14:
		return shared.EditList{List: some(r, "list", w.lists), WIPLimit: shared.Some(rapid.IntRange(0, 3).Draw(r, "limit")),
			Category: new(rapid.SampledFrom(shared.Categories).Draw(r, "category"))}
	case 15:
		return shared.EditBoard{Settings: w.settings(r)}
	case 16:
		return w.seldom(r)
	default:
		return w.undo(r, actor)
	}
}

// seldom is what ends most of a board.
func (w *World) seldom(r *rapid.T) shared.Command {
	switch rapid.IntRange(0, 5).Draw(r, "seldom") {
	case 0:
		return shared.RemoveMember{User: some(r, "user", w.mayLeave)}
	case 1:
		return shared.SetRole{User: some(r, "user", w.people), Role: rapid.SampledFrom(shared.Roles).Draw(r, "role")}
	case 2:
		return shared.ArchiveList{List: some(r, "list", w.lists)}
	case 3:
		return shared.RestoreList{List: some(r, "list", w.lists)}
	default:
		return shared.AddCard{Card: fresh(&w.cards), List: some(r, "list", w.lists), Title: "New", PIC: new(some(r, "pic", w.people))}
	}
}

// pic is as often as not somebody who is in charge of something already.
func (w *World) pic(r *rapid.T) shared.UserID {
	var busy []shared.UserID
	for _, id := range w.cards {
		if user, known := w.charge[id]; known {
			busy = append(busy, user)
		}
	}
	if len(busy) == 0 || rapid.Bool().Draw(r, "anybody") {
		return some(r, "pic", w.people)
	}
	return rapid.SampledFrom(busy).Draw(r, "busy pic")
}

// card is mostly one that actor is in charge of.
func (w *World) card(r *rapid.T, actor shared.UserID) shared.CardID {
	var own []shared.CardID
	for _, id := range w.cards {
		if w.charge[id] == actor {
			own = append(own, id)
		}
	}
	if len(own) == 0 || rapid.IntRange(0, 3).Draw(r, "another's") == 0 {
		return some(r, "card", w.cards)
	}
	return rapid.SampledFrom(own).Draw(r, "own card")
}
