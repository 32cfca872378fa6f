package views

import (
	"cmp"
	"slices"
	"strings"

	"incharge/shared"
)

// Column is what a table is sorted by.
type Column string

const (
	ByBoard    Column = "" // as the cards lie on the board
	ByNumber   Column = "number"
	ByTitle    Column = "title"
	ByList     Column = "list"
	ByPIC      Column = "pic"
	ByPriority Column = "priority"
	ByDeadline Column = "deadline"
)

// Columns lists those that a table has, in its order.
var Columns = []Column{ByNumber, ByTitle, ByList, ByPIC, ByPriority, ByDeadline}

// Sort is the order of a table.
type Sort struct {
	By   Column
	Down bool // the last first
}

// ParseSort reads an order as String writes it; any other is the board's.
func ParseSort(words string) Sort {
	by, down := strings.CutPrefix(words, "-")
	if !slices.Contains(Columns, Column(by)) {
		return Sort{}
	}
	return Sort{Column(by), down}
}

func (s Sort) String() string {
	if s.Down {
		return "-" + string(s.By)
	}
	return string(s.By)
}

// Next is the order after its column's head has been pressed: up, down, and the
// board's again.
func (s Sort) Next(by Column) Sort {
	switch s {
	case Sort{by, false}:
		return Sort{by, true}
	case Sort{by, true}:
		return Sort{}
	default:
		return Sort{by, false}
	}
}

// Cards are those of a board that keep shows, as they lie on it.
func Cards(view *shared.State, keep func(shared.Card) bool) []shared.Card {
	var all []shared.Card
	for _, list := range view.Lists() {
		for _, card := range view.Column(list.ID) {
			if keep(card) {
				all = append(all, card)
			}
		}
	}
	return all
}

// Sorted brings cards into an order. Those that are alike in it stay as they lie
// on the board, and those that have nothing to be sorted by come last either way.
func Sorted(view *shared.State, cards []shared.Card, order Sort) []shared.Card {
	lists, people := map[shared.ListID]int{}, map[shared.UserID]string{}
	for i, list := range view.Lists() {
		lists[list.ID] = i
	}
	for _, card := range cards {
		if card.PIC == nil {
			continue
		}
		if _, known := people[*card.PIC]; !known {
			m, _ := view.Member(*card.PIC)
			people[*card.PIC] = strings.ToLower(m.User.Name)
		}
	}
	var compare func(a, b shared.Card) int
	lacks := func(shared.Card) bool { return false }
	switch order.By {
	case ByNumber:
		compare = func(a, b shared.Card) int { return cmp.Compare(a.Number, b.Number) }
	case ByTitle:
		compare = func(a, b shared.Card) int { return cmp.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)) }
	case ByList:
		compare = func(a, b shared.Card) int { return cmp.Compare(lists[a.List], lists[b.List]) }
	case ByPIC:
		lacks = func(c shared.Card) bool { return c.PIC == nil }
		compare = func(a, b shared.Card) int { return cmp.Compare(people[*a.PIC], people[*b.PIC]) }
	case ByPriority: // the most pressing first
		lacks = func(c shared.Card) bool { return c.Priority == shared.PriorityNone }
		compare = func(a, b shared.Card) int {
			return cmp.Compare(slices.Index(shared.Priorities, b.Priority), slices.Index(shared.Priorities, a.Priority))
		}
	case ByDeadline:
		lacks = func(c shared.Card) bool { return c.Deadline == nil }
		compare = func(a, b shared.Card) int { return a.Deadline.Compare(*b.Deadline) }
	default:
		return cards
	}
	sorted := slices.Clone(cards)
	slices.SortStableFunc(sorted, func(a, b shared.Card) int {
		switch x, y := lacks(a), lacks(b); {
		case x && y:
			return 0
		case x:
			return 1
		case y:
			return -1
		case order.Down:
			return compare(b, a)
		}
		return compare(a, b)
	})
	return sorted
}

// Within are the rows of a list that are near to what is seen of it, where all
// are of one height: from one to, but without, another. So many more as are seen
// are on either side, so that there is something to scroll to.
func Within(rows int, height, top, seen float64) (from, to int) {
	shown := int(seen/height) + 1
	at := int(top / height)
	from = min(max(at-shown, 0), rows)
	return from, min(max(at+2*shown, from), rows)
}
