package views

import (
	"slices"

	"incharge/shared"
)

// Part is a part of somebody's work, by what it asks of them now.
type Part string

const (
	PartWaiting Part = "waiting" // for them to accept it
	PartOverdue Part = "overdue"
	PartToday   Part = "today"
	PartWeek    Part = "week" // until Sunday
	PartLater   Part = "later"
	PartUndated Part = "undated"
)

// Parts lists all of them, the most pressing first.
var Parts = []Part{PartWaiting, PartOverdue, PartToday, PartWeek, PartLater, PartUndated}

// PartOf is where a card of somebody's belongs.
func PartOf(card shared.Card, me shared.UserID, clock Clock) Part {
	if Awaits(card, me) {
		return PartWaiting
	}
	if card.Deadline == nil {
		return PartUndated
	}
	day, today := clock.Day(*card.Deadline), clock.Today()
	switch {
	case card.Deadline.Before(clock.Now):
		return PartOverdue
	case day == today:
		return PartToday
	case day.Monday() == today.Monday():
		return PartWeek
	default:
		return PartLater
	}
}

// Awaits says that somebody has been put in charge of a card and has not said
// yet whether they are.
func Awaits(card shared.Card, me shared.UserID) bool {
	return card.PIC != nil && *card.PIC == me && !card.Accepted
}

// Work puts cards into their parts, each in the order that they come in.
func Work(cards []shared.WorkCard, me shared.UserID, clock Clock) map[Part][]shared.WorkCard {
	parts := map[Part][]shared.WorkCard{}
	for _, one := range cards {
		part := PartOf(one.Card, me, clock)
		parts[part] = append(parts[part], one)
	}
	return parts
}

// Touches says whether a change of a board may make somebody's work another one,
// so that it has to be read anew. What goes on among others' cards does not.
func Touches(work shared.Work, change shared.Change, me shared.UserID) bool {
	known := func(id shared.CardID) bool {
		return slices.ContainsFunc(work.Cards, func(w shared.WorkCard) bool { return w.Card.ID == id })
	}
	mine := func(card shared.Card) bool { return known(card.ID) || theirs(card, me) }
	item := func(item shared.Item) bool { return known(item.Card) || item.PIC != nil && *item.PIC == me }
	return change.Trimmed ||
		len(change.Boards)+len(change.Lists)+len(change.Labels)+len(change.Members)+len(change.Deleted.Lists)+len(change.Deleted.Labels)+len(change.Deleted.Members) > 0 ||
		slices.ContainsFunc(change.Cards, mine) ||
		slices.ContainsFunc(change.Items, item) ||
		slices.ContainsFunc(change.Deleted.Cards, known) ||
		slices.ContainsFunc(change.Hidden, known) ||
		len(change.Checklists)+len(change.Deleted.Checklists)+len(change.Deleted.Items) > 0
}
