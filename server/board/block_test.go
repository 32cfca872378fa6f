package board

import (
	"errors"
	"testing"

	"incharge/shared"
)

func reasonOf(err error) shared.Reason {
	var e *shared.Error
	if !errors.As(err, &e) {
		return shared.Reason{}
	}
	return e.Reason
}

// No card comes to wait for itself, not even by an undo.
func TestCircles(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.furnished(t)
	known := b.reader(t)
	cards := known.Snapshot().Cards
	one, two, three := cards[0].ID, cards[1].ID, cards[2].ID
	wantCircle := func(commands ...shared.Command) {
		t.Helper()
		err := b.along(t, known, commands...)
		wantCode(t, err, shared.CodeConflict)
		if got := reasonOf(err); got.Kind != shared.ReasonCircle {
			t.Errorf("refused for %+v", got)
		}
	}
	wantCircle(shared.BlockCard{Card: one, By: two, On: true}, shared.BlockCard{Card: two, By: one, On: true})
	wantCircle(shared.BlockCard{Card: two, By: three, On: true}, shared.BlockCard{Card: three, By: one, On: true})
	wantCircle(shared.ArchiveCard{Card: two}, shared.BlockCard{Card: three, By: one, On: true}) // it may come back
	undone := known.Seq + 1
	undone++
	wantCircle(shared.RestoreCard{Card: two}, shared.BlockCard{Card: two, By: three}, shared.BlockCard{Card: three, By: one, On: true}, shared.Undo{Seq: undone})
	if c, _ := known.Card(one); len(c.BlockedBy) != 1 || c.BlockedBy[0] != two {
		t.Errorf("the first waits for %v", c.BlockedBy)
	}
	wantCode(t, b.along(t, known, shared.BlockCard{Card: one, By: shared.NewID[shared.CardID](), On: true}), shared.CodeNotFound)
	err := b.along(t, known, shared.DeleteCard{Card: cards[3].ID}, shared.BlockCard{Card: one, By: cards[3].ID, On: true})
	if got := reasonOf(err); got.Kind != shared.ReasonInTrash {
		t.Errorf("a card waits for one in the trash: %v", err)
	}
	if (shared.BlockCard{Card: one, By: one, On: true}).Validate() == nil {
		t.Error("a card may wait for itself")
	}
}
