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

// Sorted brings cards into an order. Those that are alike in it stay as they lie
// on the board, and those that have nothing to be sorted by come last either way.
func Sorted(view *shared.State, cards []*shared.Card, order Sort) []*shared.Card {
	keyOf := order.By.keys(view)
	if keyOf == nil {
		return cards
	}
	way := 1
	if order.Down {
		way = -1
	}
	keyed := make([]keyedCard, len(cards))
	for i, card := range cards {
		keyed[i] = keyOf(card)
		keyed[i].at = i
	}
	slices.SortFunc(keyed, func(a, b keyedCard) int {
		if a.lacks != b.lacks {
			if a.lacks {
				return 1
			}
			return -1
		}
		order := cmp.Or(cmp.Compare(a.number, b.number), cmp.Compare(a.words, b.words)) * way
		return cmp.Or(order, cmp.Compare(a.at, b.at))
	})
	sorted := make([]*shared.Card, len(cards))
	for i, one := range keyed {
		sorted[i] = cards[one.at]
	}
	return sorted
}

// keyedCard is a card with what it is sorted by.
type keyedCard struct {
	at     int
	lacks  bool // anything to be sorted by
	number int64
	words  string
}

// keys says what cards are sorted by; nil: they stay as they are.
func (c Column) keys(view *shared.State) func(*shared.Card) keyedCard {
	lists, people := map[shared.ListID]int{}, map[shared.UserID]string{}
	for i, list := range view.Lists() {
		lists[list.ID] = i
	}
	switch c {
	case ByNumber:
		return func(c *shared.Card) keyedCard { return keyedCard{number: c.Number} }
	case ByTitle:
		return func(c *shared.Card) keyedCard { return keyedCard{words: strings.ToLower(c.Title)} }
	case ByList:
		return func(c *shared.Card) keyedCard { return keyedCard{number: int64(lists[c.List])} }
	case ByPIC:
		return func(c *shared.Card) keyedCard {
			if c.PIC == nil {
				return keyedCard{lacks: true}
			}
			if _, known := people[*c.PIC]; !known {
				m, _ := view.Member(*c.PIC)
				people[*c.PIC] = strings.ToLower(m.User.Name)
			}
			return keyedCard{words: people[*c.PIC]}
		}
	case ByPriority: // the most pressing first
		return func(c *shared.Card) keyedCard {
			return keyedCard{lacks: c.Priority == shared.PriorityNone, number: -int64(slices.Index(shared.Priorities, c.Priority))}
		}
	case ByDeadline:
		return func(c *shared.Card) keyedCard {
			if c.Deadline == nil {
				return keyedCard{lacks: true}
			}
			return keyedCard{number: c.Deadline.UnixMicro()}
		}
	default:
		return nil
	}
}

// Within are the rows of a list that are near to what is seen of it, where all
// are of one height: from one to, but without, another. Half as many as are seen
// are there on either side, so that there is something to scroll to.
func Within(rows int, height, top, seen float64) (from, to int) {
	shown := int(seen/height) + 1
	at := int(top / height)
	from = min(max(at-shown/2, 0), rows)
	return from, min(max(at+shown+shown/2+1, from), rows)
}
