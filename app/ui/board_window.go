package ui

import (
	"sort"
	"strconv"

	"incharge/shared"
)

// slot is what stands at one place of a list in the document: a card, or, where
// card is "", the room that those take which are too far from sight to be there.
type slot struct {
	card shared.CardID
	room float64
	at   int // of the card in its list
}

// key tells slots of a list apart: a card by its id, room by which one it is.
func (s slot) key(rooms int) string {
	if s.card == "" {
		return strconv.Itoa(rooms)
	}
	return string(s.card)
}

// stack is how high a list's cards lie above each other: ends[i] is where the
// card i ends.
type stack struct {
	row  []shared.CardID
	ends []float64
	old  bool // a card of it has another height by now
}

func stackOf(row []shared.CardID, height func(shared.CardID) float64) stack {
	s := stack{row: row, ends: make([]float64, len(row))}
	end := 0.0
	for i, id := range row {
		end += height(id)
		s.ends[i] = end
	}
	return s
}

// start is where the card i begins; the last one ends at start(len).
func (s stack) start(i int) float64 {
	if i == 0 {
		return 0
	}
	return s.ends[i-1]
}

// within are the cards between two heights.
func (s stack) within(top, bottom float64) (from, to int) {
	from = sort.Search(len(s.ends), func(i int) bool { return s.ends[i] > top })
	to = sort.Search(len(s.ends), func(i int) bool { return s.start(i) >= bottom })
	return from, max(from, to)
}

// slots are the cards from one to another and those that must be there
// wherever they lie, with room in place of the others.
func (s stack) slots(from, to int, must func(shared.CardID) bool) []slot {
	var all []slot
	gap := func(from, to int) {
		if room := s.start(to) - s.start(from); room > 0 {
			all = append(all, slot{room: room})
		}
	}
	next := 0
	for i, id := range s.row {
		if i >= from && i < to || must(id) {
			gap(next, i)
			all = append(all, slot{card: id, at: i})
			next = i + 1
		}
	}
	gap(next, len(s.row))
	return all
}
