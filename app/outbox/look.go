package outbox

import (
	"slices"

	"incharge/app/state"
	"incharge/shared"
)

// Waiting are the entries of one board that the server has not answered, in
// order.
func (o *Outbox) Waiting(board shared.BoardID) []state.Entry {
	o.mu.Lock()
	defer o.mu.Unlock()
	return entriesOf(onBoard(o.waiting, board))
}

// Boards are those with entries waiting.
func (o *Outbox) Boards() (boards []shared.BoardID) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, it := range o.waiting {
		if !slices.Contains(boards, it.Board) {
			boards = append(boards, it.Board)
		}
	}
	return boards
}

// Count is how many entries wait, of all boards and tabs, with those that a
// later version of the app has left here.
func (o *Outbox) Count() int {
	o.mu.Lock()
	defer o.mu.Unlock()
	return len(o.waiting) + o.later
}

// Refusals are those that nobody has seen to yet, the oldest first.
func (o *Outbox) Refusals() []Refusal {
	o.mu.Lock()
	defer o.mu.Unlock()
	all := make([]Refusal, len(o.refused))
	for i, r := range o.refused {
		all[i] = r.Refusal
	}
	slices.SortStableFunc(all, func(a, b Refusal) int { return a.When.Compare(b.When) })
	return all
}

// Unsafe is how many entries, waiting and refused, are in this tab's memory
// only and would be gone with it.
func (o *Outbox) Unsafe() int {
	o.mu.Lock()
	defer o.mu.Unlock()
	n := 0
	for _, it := range o.waiting {
		if it.key == 0 {
			n++
		}
	}
	for _, r := range o.refused {
		if r.key == 0 {
			n++
		}
	}
	return n
}
