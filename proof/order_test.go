package proof

import (
	"bytes"
	"fmt"
	"hash/maphash"
	"slices"

	"github.com/anishathalye/porcupine"
)

// order is a board as far as moves go: its cards, a letter each, list by list
// in their order, as in "bd|ac|". Being a text it can be compared.
type order string

// move is what a mover asks for: a card into a list, with neighbours; 0 is none.
type move struct {
	card, after, before byte
	list                int
}

// read is what a reader asks for.
type read struct{}

// act is a move or a read on one of the boards.
type act struct {
	board int
	what  any
}

// movedBy is the rule that the contract gives for moves, in a few lines of its
// own: right below the one neighbour, else right above the other, else last.
func (o order) movedBy(m move) order {
	lists := bytes.Split([]byte(o), []byte("|"))
	for i, list := range lists {
		lists[i] = slices.DeleteFunc(list, func(card byte) bool { return card == m.card })
	}
	list := lists[m.list]
	at := len(list)
	if i := bytes.IndexByte(list, m.after); i >= 0 {
		at = i + 1
	} else if i := bytes.IndexByte(list, m.before); i >= 0 {
		at = i
	}
	lists[m.list] = slices.Insert(slices.Clone(list), at, m.card)
	return order(bytes.Join(lists, []byte("|")))
}

// standing is a board in the model: where its cards are, and its number.
type standing struct {
	order order
	seq   int64
}

var seed = maphash.MakeSeed()

// moves is the model: on each board moves happen one at a time, each once, at
// some time between its being sent and its being answered, in the order of the
// numbers that they are answered with, and nothing else happens. A read sees
// all the moves before it and none after. What was never answered may happen
// at any time.
func moves(starts []standing) porcupine.Model {
	return porcupine.Model{
		Partition: func(history []porcupine.Operation) [][]porcupine.Operation {
			parts := make([][]porcupine.Operation, len(starts))
			for _, op := range history {
				board := op.Input.(act).board
				parts[board] = append(parts[board], op)
			}
			return parts
		},
		Init: func() any { return standing{} },
		Step: func(state, input, output any) (bool, any) {
			a, now := input.(act), state.(standing)
			if now.seq == 0 { // which board it is the first operation tells
				now = starts[a.board]
			}
			seen, answered := output.(standing)
			m, moves := a.what.(move)
			switch {
			case moves && !answered:
				return true, standing{now.order.movedBy(m), now.seq}
			case moves:
				return seen.seq > now.seq, standing{now.order.movedBy(m), seen.seq}
			default:
				return seen.order == now.order && seen.seq >= now.seq, seen
			}
		},
		Hash: func(state any) uint64 { return maphash.Comparable(seed, state.(standing)) },
		DescribeOperation: func(input, output any) string {
			if m, ok := input.(act).what.(move); ok {
				return fmt.Sprintf("%c to %d, after %q before %q: %v", m.card, m.list, m.after, m.before, output)
			}
			return fmt.Sprintf("reads %v", output)
		},
	}
}
