package board

import (
	"testing"
	"time"

	"incharge/shared"
)

// purgeAll purges until there is no more to purge, and tells in how many calls.
func (b *bench) purgeAll(t tester, before time.Time) (calls int) {
	t.Helper()
	for more := true; more; calls++ {
		var err error
		if more, err = b.Purge(t.Context(), before); err != nil {
			t.Fatal(err)
		}
	}
	return calls
}

func (b *bench) count(t tester, table string) (n int) {
	t.Helper()
	if err := b.db.NewRaw(`SELECT count(*) FROM `+table).Scan(t.Context(), &n); err != nil {
		t.Fatal(err)
	}
	return n
}

// What is in the trash for longer goes for good, with all that belongs to it;
// what is there for less long, or not at all, stays and can come back.
func TestPurge(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.on(0)
	b.furnished(t)
	known := b.reader(t)
	cards, details := known.Snapshot().Cards, known.Details()
	onIt := func(card shared.CardID) (checklist shared.ChecklistID, attachment shared.AttachmentID) {
		return known.Checklists(card)[0].ID, known.Attachments(card)[0].ID
	}
	old, recent, kept, other := cards[0].ID, cards[1].ID, cards[2].ID, cards[3].ID
	list := shared.NewID[shared.ListID]()
	added := b.do(t, b.supervisor, shared.AddList{List: list, Title: "Mistake"})
	b.do(t, b.supervisor, shared.Undo{Seq: added.Seq})
	checklist, attachment := onIt(kept)
	b.do(t, b.supervisor, shared.DeleteCard{Card: old})
	b.do(t, b.supervisor, shared.DeleteChecklist{Checklist: checklist})
	deleted := b.do(t, b.supervisor, shared.DeleteAttachment{Attachment: attachment})
	checklist, attachment = onIt(other)
	item := known.Items(checklist)[0].ID
	b.do(t, b.supervisor, shared.DeleteItem{Item: item})
	for _, c := range details.Comments {
		if c.Card == other {
			b.do(t, b.supervisor, shared.DeleteComment{Comment: c.ID})
		}
	}
	b.on(10)
	b.do(t, b.supervisor, shared.DeleteCard{Card: recent})
	lately := b.do(t, b.supervisor, shared.DeleteAttachment{Attachment: attachment})
	before, lists := b.plain(t), b.count(t, "lists")

	if calls := b.purgeAll(t, monday.AddDate(0, 0, 5)); calls != 1 {
		t.Errorf("purged in %d calls", calls)
	}
	if got := b.plain(t); got != before {
		t.Errorf("the board and the board before its trash was purged:\n got %s\nwant %s", got, before)
	}
	for table, want := range map[string]int{"cards": 3, "comments": 2, "checklists": 2, "items": 3, "attachments": 2, "lists": lists - 1} {
		if got := b.count(t, table); got != want {
			t.Errorf("%d %s are left, want %d", got, table, want)
		}
	}
	b.do(t, b.supervisor, shared.RestoreCard{Card: recent})
	b.do(t, b.supervisor, shared.Undo{Seq: lately.Seq})
	for _, c := range []shared.Command{shared.RestoreCard{Card: old}, shared.Undo{Seq: deleted.Seq}} {
		_, err := b.try(t, b.supervisor, c)
		wantCode(t, err, shared.CodeNotFound)
	}
	b.wantFresh(t, b.reader(t))
}

// A list waits for what is in it: a card that went into the trash later.
func TestPurgeOfLists(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.on(0)
	card := b.card(t, "Last")
	list := b.snapshot(t).Lists[0].ID
	if _, err := b.db.NewRaw(`UPDATE lists SET deleted_at = ? WHERE id = ?`, monday, list).Exec(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := b.db.NewRaw(`UPDATE cards SET deleted_at = ? WHERE id = ?`, monday.AddDate(0, 0, 5), card).Exec(t.Context()); err != nil {
		t.Fatal(err)
	}
	b.purgeAll(t, monday.AddDate(0, 0, 4))
	if cards, lists := b.count(t, "cards"), b.count(t, "lists"); cards != 1 || lists != 3 {
		t.Errorf("%d cards and %d lists are left of 1 and 3", cards, lists)
	}
	b.purgeAll(t, monday.AddDate(0, 0, 6))
	if cards, lists := b.count(t, "cards"), b.count(t, "lists"); cards != 0 || lists != 2 {
		t.Errorf("%d cards and %d lists are left, want 0 and 2", cards, lists)
	}
}

// A board goes whole, in as many small steps as it takes; others stay.
func TestPurgeOfBoards(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.on(0)
	stays := b.board
	b.card(t, "Stays")
	before := b.plain(t)
	imported, _, _ := b.boardOf(t, purgeRows*purgeBatches+1)
	b.board = imported
	b.do(t, b.supervisor, shared.DeleteBoard{})
	b.purgeAll(t, monday)
	if n := b.count(t, "boards"); n != 2 {
		t.Fatalf("%d boards are left of 2", n)
	}
	if more, err := b.Purge(t.Context(), monday.AddDate(0, 0, 1)); err != nil || !more {
		t.Errorf("a large board is purged in one call: %v", err)
	}
	_, err := b.try(t, b.supervisor, shared.RestoreBoard{})
	wantCode(t, err, shared.CodeNotFound)
	b.purgeAll(t, monday.AddDate(0, 0, 1))
	b.board = stays
	if got := b.plain(t); got != before {
		t.Errorf("the other board:\n got %s\nwant %s", got, before)
	}
	for table, want := range map[string]int{"boards": 1, "cards": 1} {
		if got := b.count(t, table); got != want {
			t.Errorf("%d %s are left, want %d", got, table, want)
		}
	}
	for _, table := range []string{"members", "lists", "labels", "comments", "checklists", "items", "attachments", "changes", "card_changes", "invitations"} {
		if got := b.count(t, table+` WHERE board_id <> '`+string(stays)+`'`); got != 0 {
			t.Errorf("%d %s are left of the board", got, table)
		}
	}
}
