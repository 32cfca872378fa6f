package board

import (
	"regexp"
	"testing"
	"time"

	"incharge/shared"
)

// plain is all that is on a board, but for when it was touched last.
func (b *bench) plain(t tester) string {
	t.Helper()
	return regexp.MustCompile(`"seq":\d+`).ReplaceAllString(mustJSON(t, b.snapshot(t))+mustJSON(t, b.details(t)), `"seq":0`)
}

// What is done to what cards have on them, and to the board as a whole, can be
// undone, done again and undone again; each time as it was foretold.
func TestUndoOfParts(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.furnished(t)
	known := b.reader(t)
	cards, details := known.Snapshot().Cards, known.Details()
	card, other, pictured := cards[0].ID, cards[2].ID, cards[1].ID
	first, second := known.Checklists(card)[0], shared.NewID[shared.ChecklistID]()
	items, link, picture := known.Items(first.ID), known.Attachments(card)[0].ID, known.Attachments(pictured)[0].ID
	due := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	if err := b.along(t, known,
		shared.AddChecklist{Checklist: second, Card: card, Title: "More"},
		shared.CoverCard{Card: pictured, Attachment: shared.Some(picture)},
		shared.BlockCard{Card: other, By: card, On: true},
	); err != nil {
		t.Fatal(err)
	}
	if len(details.Items) == 0 {
		t.Fatal("the board has no items")
	}
	for _, c := range []shared.Command{
		shared.AddChecklist{Checklist: shared.NewID[shared.ChecklistID](), Card: card, Title: "Steps", Before: first.ID},
		shared.EditChecklist{Checklist: first.ID, Title: "Ways"},
		shared.MoveChecklist{Checklist: first.ID, After: second},
		shared.DeleteChecklist{Checklist: first.ID},
		shared.AddItem{Item: shared.NewID[shared.ItemID](), Checklist: first.ID, Text: "Third", PIC: &b.pic, Due: &due, After: items[0].ID},
		shared.EditItem{Item: items[0].ID, Text: new("First"), PIC: shared.Some(b.pic), Due: shared.Some(due)},
		shared.CheckItem{Item: items[1].ID, Done: true},
		shared.MoveItem{Item: items[0].ID, Checklist: second},
		shared.MoveItem{Item: items[0].ID, Checklist: first.ID, After: items[1].ID},
		shared.DeleteItem{Item: items[0].ID},
		shared.ItemToCard{Item: items[1].ID, Card: shared.NewID[shared.CardID]()},
		shared.AttachLink{Attachment: shared.NewID[shared.AttachmentID](), Card: card, Name: "Page", URL: "https://example.com/page"},
		shared.AttachFile{Attachment: shared.NewID[shared.AttachmentID](), Card: card, Name: "a b.png", MIME: "image/png", Size: 9, Width: 4, Height: 4},
		shared.EditAttachment{Attachment: link, Name: "Map"},
		shared.EditAttachment{Attachment: picture, Name: "Front"},
		shared.DeleteAttachment{Attachment: link},
		shared.DeleteAttachment{Attachment: picture}, // and the cover with it
		shared.CoverCard{Card: pictured, Attachment: shared.Clear[shared.AttachmentID]()},
		shared.BlockCard{Card: card, By: pictured, On: true},
		shared.BlockCard{Card: other, By: card},
		shared.CopyCard{Card: shared.NewID[shared.CardID](), Source: card, Title: "Like it"},
		shared.EditBoard{Background: new(shared.Background("teal"))},
		shared.ArchiveBoard{},
		shared.DeleteBoard{},
	} {
		before := b.plain(t)
		if err := b.along(t, known, c); err != nil {
			t.Fatalf("%s: %v", c.Type(), err)
		}
		after := b.plain(t)
		if before == after {
			t.Errorf("%s has done nothing", c.Type())
		}
		for i, want := range []string{before, after, before} {
			if err := b.along(t, known, shared.Undo{Seq: known.Seq}); err != nil {
				t.Fatalf("undo %d of %s: %v", i+1, c.Type(), err)
			}
			if got := b.plain(t); got != want {
				t.Fatalf("undo %d of %s:\n got %s\nwant %s", i+1, c.Type(), got, want)
			}
		}
	}
}

// An undo that would leave something without what it belongs to is refused, and
// one of a cover that has gone does without it.
func TestUndoOfPartsThatAreGone(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.furnished(t)
	known := b.reader(t)
	cards := known.Snapshot().Cards
	card, pictured := cards[0].ID, cards[1].ID
	checklist, picture := known.Checklists(card)[0].ID, known.Attachments(pictured)[0].ID
	item := known.Items(checklist)[0].ID
	wantReason := func(kind shared.ReasonKind, commands ...shared.Command) {
		t.Helper()
		err := b.along(t, known, commands...)
		wantCode(t, err, shared.CodeConflict)
		if got := reasonOf(err).Kind; got != kind {
			t.Errorf("refused for being %s, want %s: %v", got, kind, err)
		}
	}
	deleted := known.Seq + 1
	if err := b.along(t, known, shared.DeleteItem{Item: item}, shared.DeleteChecklist{Checklist: checklist}); err != nil {
		t.Fatal(err)
	}
	wantReason(shared.ReasonTrashed, shared.Undo{Seq: deleted})

	added, empty := known.Seq+1, shared.NewID[shared.ChecklistID]()
	if err := b.along(t, known, shared.AddChecklist{Checklist: empty, Card: card, Title: "More"},
		shared.AddItem{Item: shared.NewID[shared.ItemID](), Checklist: empty, Text: "One"}); err != nil {
		t.Fatal(err)
	}
	wantReason(shared.ReasonFilled, shared.Undo{Seq: added})

	given := known.Seq + 2
	if err := b.along(t, known,
		shared.EditItem{Item: known.Items(empty)[0].ID, PIC: shared.Some(b.pic)},
		shared.EditItem{Item: known.Items(empty)[0].ID, PIC: shared.Clear[shared.UserID]()},
		shared.SetRole{User: b.pic, Role: shared.Observer}); err != nil {
		t.Fatal(err)
	}
	wantReason(shared.ReasonNoPIC, shared.Undo{Seq: given})

	uncovered := known.Seq + 2
	if err := b.along(t, known,
		shared.CoverCard{Card: pictured, Attachment: shared.Some(picture)},
		shared.CoverCard{Card: pictured, Attachment: shared.Clear[shared.AttachmentID]()},
		shared.DeleteAttachment{Attachment: picture},
		shared.Undo{Seq: uncovered},
	); err != nil {
		t.Fatal(err)
	}
	if c, _ := known.Card(pictured); c.Cover != nil {
		t.Error("a card shows a picture that is gone")
	}
}
