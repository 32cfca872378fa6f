package board

import (
	"errors"
	"testing"
	"time"

	"incharge/shared"
)

// along does commands one after the other, each as it was foretold, and gives
// the last one's error.
func (b *bench) along(t *testing.T, known *shared.State, commands ...shared.Command) (err error) {
	t.Helper()
	at := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	b.now = func() time.Time { return at }
	for _, command := range commands {
		at = at.Add(time.Minute)
		foretold, refusal := known.Predict(b.supervisor, at, command)
		if errors.Is(refusal, shared.ErrUnpredictable) {
			t.Fatalf("%s %+v can't be foretold", command.Type(), command)
		}
		var change shared.Change
		change, err = b.try(t, b.supervisor, command)
		wantForetold(t, command, foretold, refusal, change, err)
		if err == nil {
			known.Remember(change.Command, change)
			known.Apply(change)
		}
	}
	b.wantFresh(t, known)
	return err
}

// What is done to a card in the trash is known everywhere once it comes back.
func TestChangedInTheTrash(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.furnished(t)
	known := b.reader(t)
	cards, comment := known.Snapshot().Cards, shared.NewID[shared.CommentID]()
	card := cards[0].ID
	err := b.along(t, known,
		shared.AssignCard{Card: card, PIC: shared.Some(b.pic)},
		shared.AssignCard{Card: cards[1].ID, PIC: shared.Some(b.pic)},
		shared.MoveCard{Card: cards[1].ID, List: cards[1].List, Before: card},
		shared.CommentCard{Comment: comment, Card: card, Body: "Hm"},
		shared.DeleteCard{Card: card},
		shared.DeleteComment{Comment: comment},
		shared.SetRole{User: b.pic, Role: shared.Observer}, // can't be in charge any more
		shared.RestoreCard{Card: card},
	)
	if err != nil {
		t.Fatal(err)
	}
}

// Something deleted stays as old in the trash as it is, and what is deleted
// anew is as new, however it came about.
func TestAgeInTheTrash(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.furnished(t)
	known := b.reader(t)
	card := known.Snapshot().Cards[0].ID
	first := known.Seq + 1
	if err := b.along(t, known,
		shared.DeleteCard{Card: card},
		shared.DeleteCard{Card: card},
		shared.Undo{Seq: first}, // the second has deleted nothing
		shared.DeleteCard{Card: card},
	); err != nil {
		t.Fatal(err)
	}
	wantCode(t, b.along(t, known, shared.Undo{Seq: first + 1}), shared.CodeConflict)
	list := shared.NewID[shared.ListID]()
	added := known.Seq + 1
	if err := b.along(t, known,
		shared.AddList{List: list, Title: "Later"},
		shared.Undo{Seq: added},     // deletes it
		shared.Undo{Seq: added + 1}, // and not
		shared.Undo{Seq: added + 2}, // and does
	); err != nil {
		t.Fatal(err)
	}
	wantCode(t, b.along(t, known, shared.Undo{Seq: added + 1}), shared.CodeConflict)
	if gone, _ := known.List(list); gone.DeletedAt == nil || gone.DeletedAt.Minute() != 4 {
		t.Errorf("deleted at %v, not by the last undo", gone.DeletedAt)
	}
}

// One who is in charge of nothing any more can't take that back, and is told
// the same reason everywhere.
func TestUndoOfManyThings(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.furnished(t)
	b.do(t, b.supervisor, shared.SetRole{User: b.pic, Role: shared.Supervisor})
	known := b.reader(t)
	for _, card := range known.Snapshot().Cards {
		if err := b.along(t, known, shared.AssignCard{Card: card.ID, PIC: shared.Some(b.pic)}); err != nil {
			t.Fatal(err)
		}
	}
	stepped, err := b.try(t, b.pic, shared.SetRole{User: b.pic, Role: shared.Observer})
	if err != nil {
		t.Fatal(err)
	}
	known.Remember(stepped.Command, stepped)
	known.Apply(stepped)
	undo := shared.Undo{Seq: stepped.Seq}
	foretold, refusal := known.Predict(b.pic, time.Now(), undo)
	change, err := b.try(t, b.pic, undo)
	wantForetold(t, undo, foretold, refusal, change, err)
	wantCode(t, err, shared.CodeForbidden)
}
