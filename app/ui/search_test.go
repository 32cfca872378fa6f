package ui

import (
	"slices"
	"testing"

	"incharge/shared"
)

// What is found stands together by boards, in the order of what is best on each.
func TestByBoard(t *testing.T) {
	t.Parallel()
	hit := func(board shared.BoardID, number int64) shared.Hit {
		return shared.Hit{Board: shared.BoardRef{ID: board}, Card: shared.Card{Number: number}}
	}
	var got []int64
	for _, group := range byBoard([]shared.Hit{hit("b", 1), hit("a", 2), hit("b", 3), hit("c", 4), hit("a", 5)}) {
		got = append(got, 0)
		for _, h := range group.hits {
			if h.Board != group.board {
				t.Errorf("%s among %s", h.Board.ID, group.board.ID)
			}
			got = append(got, h.Card.Number)
		}
	}
	want := []int64{0, 1, 3, 0, 2, 5, 0, 4}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
