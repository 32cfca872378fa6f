package state

import (
	"testing"

	"incharge/shared"
)

func TestDraftIsBasedOnWhatWasRead(t *testing.T) {
	t.Parallel()
	server, board := newPair(t)
	card := server.cards[0]
	draft := board.Begin(card, Title)
	began := board.Seq()

	t.Log("somebody changes another field: the text read still stands, so there is nothing to merge")
	board.Apply(server.do(t, carol, shared.EditCard{Card: card, Priority: ptr(shared.PriorityHigh)}))
	if board.Stale(draft) {
		t.Fatal("the title has not changed")
	}
	if got := saved(t, board, draft, "Mine"); *got.Base != board.Seq() {
		t.Fatalf("base %d, want %d", *got.Base, board.Seq())
	}

	t.Log("somebody changes the same text: the server must know what was read")
	draft = board.Begin(card, Description)
	board.Apply(server.do(t, carol, shared.EditCard{Card: card, Description: ptr("Hers")}))
	if !board.Stale(draft) {
		t.Fatal("the description has changed")
	}
	if got := saved(t, board, draft, "Mine"); *got.Base != began+1 {
		t.Fatalf("base %d, want %d", *got.Base, began+1)
	}
}

func TestDraftOfOnesOwnPendingText(t *testing.T) {
	t.Parallel()
	server, board := newPair(t)
	card := server.cards[0]
	for _, wrote := range []string{"One", "Two"} {
		if _, err := board.Save(board.Begin(card, Title), wrote, now); err != nil {
			t.Fatal(err)
		}
	}
	if title(board, card) != "Two" {
		t.Fatalf("%q is shown", title(board, card))
	}
	board.Settle(server.execute(t, alice, next(t, board)))
	second := open(t, next(t, board))
	if *second.Title != "Two" || *second.Base != board.Seq() {
		t.Fatalf("sent %q with base %d, want the number of the first edit, %d", *second.Title, *second.Base, board.Seq())
	}
}

// saved is the command that a draft becomes, taken out before it is sent.
func saved(t *testing.T, b *Board, d Draft, wrote string) shared.EditCard {
	t.Helper()
	id, err := b.Save(d, wrote, now)
	if err != nil {
		t.Fatal(err)
	}
	command := open(t, next(t, b))
	b.Refuse(id)
	return command
}

func open(t *testing.T, envelope shared.Envelope) shared.EditCard {
	t.Helper()
	command, err := envelope.Open()
	if err != nil {
		t.Fatal(err)
	}
	return command.(shared.EditCard)
}
