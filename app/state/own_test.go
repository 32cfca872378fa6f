package state

import (
	"fmt"
	"strings"
	"testing"

	"incharge/shared"
)

func TestUndoIsShownAfterAReload(t *testing.T) {
	t.Parallel()
	server, board := newPair(t)
	was := title(board, server.cards[1])
	edit := do(t, board, shared.EditCard{Card: server.cards[1], Title: ptr("Mine")})
	board.Settle(server.execute(t, alice, edit.Envelope()))
	move := do(t, board, shared.MoveCard{Card: server.cards[0], List: server.lists[1]})
	board.Settle(server.execute(t, alice, move.Envelope()))

	again := New(wire(board.Snapshot()), alice)
	again.Recall(wire(board.Own()))
	undo := do(t, again, shared.Undo{Command: edit.ID})
	if got := title(again, server.cards[1]); got != was || !again.Foretold(undo.ID) {
		t.Fatalf("%q is shown, want %q", got, was)
	}
	if got := server.execute(t, alice, undo.Envelope()); !again.Apply(got.Change) || title(again, server.cards[1]) != was {
		t.Fatalf("%q is shown once it is undone", title(again, server.cards[1]))
	}
	again.Apply(server.do(t, carol, shared.MoveCard{Card: server.cards[0], List: server.lists[0]}))
	if _, err := again.Do(shared.Undo{Command: move.ID}, now); shared.CodeOf(err) != shared.CodeConflict {
		t.Fatalf("undone under somebody's work: %v", err)
	}
}

func TestOwnIsBounded(t *testing.T) {
	t.Parallel()
	server, board := newPair(t)
	writes := func(n int, text string) {
		for i := range n {
			e := do(t, board, shared.EditCard{Card: server.cards[0], Description: ptr(fmt.Sprint(text, i))})
			board.Settle(server.execute(t, alice, e.Envelope()))
		}
	}
	writes(mostOwn+5, "a text ")
	if own := board.Own(); len(own) != mostOwn || own[mostOwn-1].Seq != board.Seq() {
		t.Errorf("%d are written down", len(own))
	}
	writes(5, strings.Repeat("long ", shared.MaxDescription/10))
	if own := board.Own(); len(own) != 2 || own[1].Seq != board.Seq() {
		t.Errorf("%d with long texts are written down", len(own))
	}
}
