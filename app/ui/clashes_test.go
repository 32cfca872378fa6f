package ui

import (
	"testing"

	"incharge/app/store"
	"incharge/shared"
)

// Nothing can be kept where tests run: what is here counts then.
func TestClashesStayUntilDecided(t *testing.T) {
	t.Parallel()
	c := clashes{store: store.New()}
	c.be("mina")
	change := shared.Change{
		Board: "board", Seq: 7, Cards: []shared.Card{{ID: "card", Number: 3, Title: "Card"}},
		Conflicts: []shared.TextClash{{Card: "card", Field: "description", Kept: "theirs", Other: "mine"}},
	}
	if more := c.note(t.Context(), change); len(more) != 1 || more[0].Title != "Card" || more[0].Number != 3 {
		t.Errorf("noted %+v", more)
	}
	if more := c.note(t.Context(), change); len(more) != 0 {
		t.Errorf("noted %+v a second time", more)
	}
	other := change
	other.Board = "another board"
	c.note(t.Context(), other)
	own := c.of("card")
	if len(own) != 2 || len(c.of("another card")) != 0 {
		t.Fatalf("the card has %+v", own)
	}
	c.decide(t.Context(), own[0])
	if left := c.current(); len(left) != 1 || left[0].Board != "another board" {
		t.Errorf("decided on one, left is %+v", left)
	}
	if more := c.note(t.Context(), change); len(more) != 0 {
		t.Errorf("what was decided has come back: %+v", more)
	}
	later := other
	later.Seq, later.Conflicts = other.Seq+1, []shared.TextClash{{Card: "card", Field: "description", Kept: "theirs", Other: "mine, and more"}}
	c.note(t.Context(), later)
	if left := c.current(); len(left) != 1 || left[0].Other != "mine, and more" {
		t.Errorf("written twice, to be decided is %+v", left)
	}
	anew := later
	anew.Seq, anew.Conflicts = later.Seq+1, []shared.TextClash{{Card: "card", Field: "description", Kept: "theirs since", Other: "something else"}}
	c.note(t.Context(), anew)
	if left := c.current(); len(left) != 2 {
		t.Fatalf("of two that clash with different texts there are %+v", left)
	}
	c.decide(t.Context(), c.current()[1])
	c.be("mina")
	if left := c.current(); len(left) != 1 {
		t.Errorf("when she is back there are %+v", left)
	}
	c.be("otto")
	if left := c.current(); len(left) != 0 {
		t.Errorf("left for the next person: %+v", left)
	}
}
