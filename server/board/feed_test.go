package board

import (
	"testing"

	"incharge/shared"
)

// What servers read for all who watch is what each of them may read.
func TestFeed(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	for range 5 {
		b.card(t, "Card")
	}
	head := b.snapshot(t).Seq
	for since := range head + 1 {
		feed, err := b.Feed(t.Context(), b.board, since)
		if err != nil {
			t.Fatal(err)
		}
		changes, err := b.Changes(t.Context(), b.supervisor, b.board, since)
		if err != nil {
			t.Fatal(err)
		}
		wantSame(t, "the feed and the changes", feed, changes)
	}
	if feed, err := b.Feed(t.Context(), b.board, head+5); err != nil || feed.Seq != head || len(feed.Changes) != 0 {
		t.Errorf("of the future: %+v, %v", feed, err)
	}
	none := shared.NewID[shared.BoardID]()
	_, err := b.Feed(t.Context(), none, 0)
	wantCode(t, err, shared.CodeNotFound)
	heads, err := b.Heads(t.Context(), []shared.BoardID{none, b.board})
	if err != nil || len(heads) != 1 || heads[b.board] != head {
		t.Errorf("heads %v, %v", heads, err)
	}
	if heads, err := b.Heads(t.Context(), nil); err != nil || len(heads) != 0 {
		t.Errorf("heads of no boards: %v, %v", heads, err)
	}
}
