package board

import (
	"testing"
	"time"

	"incharge/shared"
)

// An edit that names no field leaves a change behind all the same, so it needs
// the right to edit.
func TestEmptyEdit(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	card := b.card(t, "Not theirs")
	for _, actor := range []shared.UserID{b.observer, b.pic} {
		_, err := b.try(t, actor, shared.EditCard{Card: card})
		wantCode(t, err, shared.CodeForbidden)
	}
}

func TestDeadlineBeforeStart(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	may, june, july := day(5), day(6), day(7)
	_, err := b.try(t, b.supervisor, shared.AddCard{Card: shared.NewID[shared.CardID](), List: b.snapshot(t).Lists[0].ID,
		Title: "Backwards", Start: &june, Deadline: &may})
	wantCode(t, err, shared.CodeInvalid)

	card := b.card(t, "Forwards")
	b.do(t, b.supervisor, shared.ScheduleCard{Card: card, Deadline: shared.Some(may)})
	later := b.do(t, b.supervisor, shared.ScheduleCard{Card: card, Deadline: shared.Some(july)})
	b.do(t, b.supervisor, shared.ScheduleCard{Card: card, Start: shared.Some(june)})
	_, err = b.try(t, b.supervisor, shared.Undo{Seq: later.Seq})
	wantCode(t, err, shared.CodeConflict)
}

func day(month time.Month) time.Time {
	return time.Date(2026, month, 1, 9, 0, 0, 0, time.UTC)
}

// Undoing an assignment puts nobody in charge who can't be any more.
func TestUndoAssignment(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	for _, since := range []shared.Command{
		shared.SetRole{User: b.pic, Role: shared.Observer}, shared.RemoveMember{User: b.pic},
	} {
		b.do(t, b.supervisor, shared.SetRole{User: b.pic, Role: shared.PIC})
		card := b.card(t, "Whose")
		b.do(t, b.supervisor, shared.AssignCard{Card: card, PIC: shared.Some(b.pic)})
		taken := b.do(t, b.supervisor, shared.AssignCard{Card: card, PIC: shared.Some(b.supervisor)})
		b.do(t, b.supervisor, since)
		_, err := b.try(t, b.supervisor, shared.Undo{Seq: taken.Seq})
		wantCode(t, err, shared.CodeConflict)
	}
}

// Undoing a new list would leave its archived cards where nothing reaches them.
func TestUndoListWithArchivedCards(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	list, card := shared.NewID[shared.ListID](), shared.NewID[shared.CardID]()
	added := b.do(t, b.supervisor, shared.AddList{List: list, Title: "Later"})
	b.do(t, b.supervisor, shared.AddCard{Card: card, List: list, Title: "Kept"})
	b.do(t, b.supervisor, shared.ArchiveCard{Card: card})
	_, err := b.try(t, b.supervisor, shared.Undo{Seq: added.Seq})
	wantCode(t, err, shared.CodeConflict)
	b.do(t, b.supervisor, shared.RestoreCard{Card: card})
}

func TestBaseAheadOfTheBoard(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	card, title := b.card(t, "Now"), "Then"
	next := b.snapshot(t).Seq + 1
	_, err := b.try(t, b.supervisor, shared.EditCard{Card: card, Title: &title, Base: &next})
	wantCode(t, err, shared.CodeInvalid)
}

// A command id that is taken says so, rather than pass another's change off as
// what has been done.
func TestCommandIDOfAnother(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	id, card := shared.NewID[shared.CommandID](), b.card(t, "One")
	comment := shared.CommentCard{Comment: shared.NewID[shared.CommentID](), Card: card, Body: "Mine"}
	if _, err := b.Execute(t.Context(), b.supervisor, b.board, id, comment); err != nil {
		t.Fatal(err)
	}
	before := b.snapshot(t)
	_, err := b.Execute(t.Context(), b.pic, b.board, id, comment)
	wantCode(t, err, shared.CodeConflict)
	_, err = b.Execute(t.Context(), b.supervisor, b.board, id, shared.ArchiveCard{Card: card})
	wantCode(t, err, shared.CodeConflict)
	_, err = b.Execute(t.Context(), b.supervisor, b.board, shared.CommandID(b.board), shared.ArchiveCard{Card: card})
	wantCode(t, err, shared.CodeConflict) // the board's creation has that id
	wantSame(t, "the board", b.snapshot(t), before)
}
