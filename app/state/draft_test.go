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

// A text that a board is opened without has not changed: it isn't known yet.
func TestDraftOfATextThatIsNotKnown(t *testing.T) {
	t.Parallel()
	server, board := newPair(t)
	card := server.cards[0]
	board.Apply(server.do(t, carol, shared.EditCard{Card: card, Description: ptr("Hers")}))
	draft := board.Begin(card, Description)
	detail := board.Details()
	again := New(board.Snapshot(), alice)
	if again.Stale(draft) {
		t.Error("a text that isn't known has changed")
	}
	if !again.LearnAll(detail) || again.Stale(draft) {
		t.Error("the text is another one than it was")
	}
	again.Apply(server.do(t, carol, shared.EditCard{Card: card, Description: ptr("Hers again")}))
	if !again.Stale(draft) {
		t.Error("the text has not changed")
	}
}

func TestDraftOfOnesOwnPendingText(t *testing.T) {
	t.Parallel()
	server, board := newPair(t)
	card := server.cards[0]
	base := board.Seq()
	var entries []Entry
	for _, wrote := range []string{"One", "Two"} {
		draft := board.Begin(card, Title)
		board.Apply(server.do(t, carol, shared.EditCard{Card: server.cards[1], Title: ptr("Hers")}))
		e, err := board.Save(draft, wrote, now)
		if err != nil {
			t.Fatal(err)
		}
		entries = append(entries, e)
	}
	if title(board, card) != "Two" {
		t.Fatalf("%q is shown", title(board, card))
	}
	if first, second := open(t, entries[0]), open(t, entries[1]); *first.Base != base+1 || *second.Base != *first.Base {
		t.Fatalf("based on %d and %d", *first.Base, *second.Base)
	}
	board.Settle(server.execute(t, alice, entries[0].Envelope()))
	if second := open(t, board.pending[0].Entry); *second.Title != "Two" || *second.Base != board.Seq() {
		t.Fatalf("%q is based on %d, want the number of the first edit, %d", *second.Title, *second.Base, board.Seq())
	}
}

func TestDraftThatWasOpenWhenTheAnswerCame(t *testing.T) {
	t.Parallel()
	server, board := newPair(t)
	card := server.cards[0]
	first, err := board.Save(board.Begin(card, Description), "a\nb\n", now)
	if err != nil {
		t.Fatal(err)
	}
	draft := board.Begin(card, Description)
	change := server.execute(t, alice, first.Envelope()).Change
	change.Cards[0].Description = ptr("theirs\na\nb\n") // merged
	board.Apply(change)
	second, err := board.Save(draft, "a\nb\nc\n", now)
	if err != nil {
		t.Fatal(err)
	}
	if got := open(t, second); *got.Description != "theirs\na\nb\nc\n" || *got.Base != change.Seq {
		t.Fatalf("%q is based on %d", *got.Description, *got.Base)
	}
}

// saved is the command that a draft becomes, taken out again.
func saved(t *testing.T, b *Board, d Draft, wrote string) shared.EditCard {
	t.Helper()
	e, err := b.Save(d, wrote, now)
	if err != nil {
		t.Fatal(err)
	}
	b.Refuse(e.ID)
	return open(t, e)
}

func open(t *testing.T, e Entry) shared.EditCard {
	t.Helper()
	command, err := e.Envelope().Open()
	if err != nil {
		t.Fatal(err)
	}
	return command.(shared.EditCard)
}
