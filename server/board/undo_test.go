package board

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"incharge/shared"
	"incharge/shared/rank"
)

func (b *bench) read(t *testing.T, card shared.CardID) shared.Card {
	t.Helper()
	detail, err := b.Card(t.Context(), b.supervisor, b.board, card)
	if err != nil {
		t.Fatal(err)
	}
	return detail.Card
}

func TestUndo(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	lists := b.snapshot(t).Lists
	card := b.card(t, "Ship it")
	moved := b.do(t, b.supervisor, shared.MoveCard{Card: card, List: lists[1].ID})
	title := "Ship it today"
	b.do(t, b.supervisor, shared.EditCard{Card: card, Title: &title})

	undone := b.do(t, b.supervisor, shared.Undo{Seq: moved.Seq})
	if got := b.read(t, card); got.List != lists[0].ID || got.Title != title {
		t.Fatalf("after undoing the move: list %s, title %q", got.List, got.Title)
	}
	if len(undone.Moves) != 1 || undone.Moves[0].To != lists[0].ID {
		t.Fatalf("the undo does not say that the card moved: %+v", undone.Moves)
	}
	redone := b.do(t, b.supervisor, shared.Undo{Seq: undone.Seq})
	if got := b.read(t, card); got.List != lists[1].ID {
		t.Fatal("undoing the undo did not move the card again")
	}
	b.do(t, b.supervisor, shared.Undo{Command: redone.Command})
	if got := b.read(t, card); got.List != lists[0].ID {
		t.Fatal("undoing by the command did not move the card back")
	}
}

func TestUndoRefused(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	card := b.card(t, "Ship it")
	first, second := "One", "Two"
	edit := b.do(t, b.supervisor, shared.EditCard{Card: card, Title: &first})
	b.do(t, b.supervisor, shared.EditCard{Card: card, Title: &second})
	_, err := b.try(t, b.supervisor, shared.Undo{Seq: edit.Seq})
	wantCode(t, err, shared.CodeConflict)
	if !strings.Contains(err.Error(), "“Two”") {
		t.Errorf("the refusal does not say on what: %v", err)
	}
	b.do(t, b.supervisor, shared.AssignCard{Card: card, PIC: shared.Some(b.pic)})
	second = "Three"
	b.do(t, b.pic, shared.EditCard{Card: card, Title: &second})
	_, err = b.try(t, b.supervisor, shared.Undo{Seq: edit.Seq})
	var why *shared.Error
	if !errors.As(err, &why) || why.Reason != (shared.Reason{Kind: shared.ReasonChanged, Thing: shared.KindCard, Name: "Three", By: "Pim"}) {
		t.Errorf("the refusal does not say who is in the way: %v", err)
	}
	_, err = b.try(t, b.pic, shared.Undo{Seq: edit.Seq})
	wantCode(t, err, shared.CodeForbidden)
	_, err = b.try(t, b.pic, shared.Undo{Command: edit.Command})
	wantCode(t, err, shared.CodeForbidden)
	for field, undo := range map[string]shared.Undo{"seq": {Seq: 9999}, "command": {Command: shared.NewID[shared.CommandID]()}} {
		_, err = b.try(t, b.supervisor, undo)
		wantCode(t, err, shared.CodeNotFound)
		var e *shared.Error
		if !errors.As(err, &e) || len(e.Fields) != 1 || e.Fields[0].Field != field {
			t.Errorf("%+v: %v, want %s named", undo, err, field)
		}
	}
}

func TestUndoAddAndDelete(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	id := shared.NewID[shared.CardID]()
	added := b.do(t, b.supervisor, shared.AddCard{Card: id, List: b.snapshot(t).Lists[0].ID, Title: "Oops"})
	comment := b.do(t, b.supervisor, shared.CommentCard{Comment: shared.NewID[shared.CommentID](), Card: id, Body: "Hm"})
	_, err := b.try(t, b.supervisor, shared.Undo{Seq: added.Seq})
	wantCode(t, err, shared.CodeConflict) // somebody has commented

	b.do(t, b.supervisor, shared.Undo{Seq: comment.Seq})
	if got := b.read(t, id); got.Comments != 0 {
		t.Fatalf("%d comments after undoing the only one", got.Comments)
	}
	deleted := b.do(t, b.supervisor, shared.DeleteCard{Card: id})
	if !slices.Equal(deleted.Deleted.Cards, []shared.CardID{id}) {
		t.Fatalf("the change does not say that the card is gone: %+v", deleted)
	}
	b.do(t, b.supervisor, shared.Undo{Seq: deleted.Seq})
	if got := b.snapshot(t).Cards; len(got) != 1 || got[0].Title != "Oops" {
		t.Fatalf("after undoing the deletion: %+v", got)
	}
}

// Undoing must not bring a card back to where it can't be restored.
func TestUndoIntoAnArchivedList(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	list, archived, deleted := b.snapshot(t).Lists[0].ID, b.card(t, "Ship it"), b.card(t, "Drop it")
	archiving := b.do(t, b.supervisor, shared.ArchiveCard{Card: archived})
	deleting := b.do(t, b.supervisor, shared.DeleteCard{Card: deleted})
	b.do(t, b.supervisor, shared.ArchiveList{List: list})
	for _, seq := range []int64{archiving.Seq, deleting.Seq} {
		_, err := b.try(t, b.supervisor, shared.Undo{Seq: seq})
		wantCode(t, err, shared.CodeConflict)
	}
	b.do(t, b.supervisor, shared.RestoreList{List: list})
	for _, seq := range []int64{archiving.Seq, deleting.Seq} {
		b.do(t, b.supervisor, shared.Undo{Seq: seq})
	}
}

func TestMerge(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	card := b.card(t, "Recipe")
	write := func(text string, base *int64) shared.Change {
		t.Helper()
		return b.do(t, b.supervisor, shared.EditCard{Card: card, Description: &text, Base: base})
	}
	base := write("flour\nwater\nsalt\n", nil).Seq
	write("flour\nmilk\nsalt\n", &base)
	change := write("flour\nwater\nsugar\n", &base)
	if got := *b.read(t, card).Description; got != "flour\nmilk\nsugar\n" || len(change.Conflicts) != 0 {
		t.Fatalf("edits of different lines merged to %q, conflicts %v", got, change.Conflicts)
	}
	change = write("rye\nwater\nsalt\n", &base) // still fits: the first line is nobody else's
	if got := *b.read(t, card).Description; got != "rye\nmilk\nsugar\n" || len(change.Conflicts) != 0 {
		t.Fatalf("merged to %q, conflicts %v", got, change.Conflicts)
	}
	change = write("flour\ncream\nsalt\n", &base)
	if len(change.Conflicts) != 1 || change.Conflicts[0].Other != "flour\ncream\nsalt\n" {
		t.Fatalf("two versions of one line: conflicts %+v", change.Conflicts)
	}
	if got := *b.read(t, card).Description; got != "rye\nmilk\nsugar\n" {
		t.Fatalf("an edit that can't be merged has overwritten the text: %q", got)
	}
}

func TestLongRanksAreRebalanced(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	list := b.snapshot(t).Lists[0].ID
	top, low := b.card(t, "Top"), b.card(t, "Low")
	deep := b.read(t, top).Rank + strings.Repeat("1", rank.MaxLen)
	for card, rank := range map[shared.CardID]string{top: deep + "1", low: deep + "2"} {
		if _, err := b.db.ExecContext(t.Context(), "UPDATE cards SET rank = ? WHERE id = ?", rank, card); err != nil {
			t.Fatal(err)
		}
	}
	between := shared.NewID[shared.CardID]()
	change := b.do(t, b.supervisor, shared.AddCard{Card: between, List: list, Title: "Between", After: top, Before: low})
	changes, err := b.Changes(t.Context(), b.supervisor, b.board, change.Seq)
	if err != nil || len(changes.Changes) != 1 || changes.Changes[0].Type != "rebalance" {
		t.Fatalf("changes after a long rank: %+v, %v", changes.Changes, err)
	}
	var order []shared.CardID
	for _, c := range b.snapshot(t).Cards {
		order = append(order, c.ID)
		if rank.Long(c.Rank) {
			t.Errorf("%s still has the long rank %s", c.Title, c.Rank)
		}
	}
	wantSame(t, "the order", order, []shared.CardID{top, between, low})
}

func TestLongRanksOfListsAreRebalanced(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	lists := b.snapshot(t).Lists
	deep := lists[0].Rank + strings.Repeat("1", rank.MaxLen)
	for i, end := range []string{"1", "2"} {
		if _, err := b.db.ExecContext(t.Context(), "UPDATE lists SET rank = ? WHERE id = ?", deep+end, lists[i].ID); err != nil {
			t.Fatal(err)
		}
	}
	between := shared.NewID[shared.ListID]()
	change := b.do(t, b.supervisor, shared.AddList{List: between, Title: "Between", Before: lists[1].ID})
	changes, err := b.Changes(t.Context(), b.supervisor, b.board, change.Seq)
	if err != nil || len(changes.Changes) != 1 || changes.Changes[0].Type != "rebalance" {
		t.Fatalf("changes after a long rank: %+v, %v", changes.Changes, err)
	}
	var order []shared.ListID
	for _, l := range b.snapshot(t).Lists {
		order = append(order, l.ID)
		if rank.Long(l.Rank) {
			t.Errorf("%s still has the long rank %s", l.Title, l.Rank)
		}
	}
	wantSame(t, "the order", order, []shared.ListID{lists[0].ID, between, lists[1].ID, lists[2].ID})
}
