package board

import (
	"slices"
	"strings"
	"testing"

	"incharge/shared"
	"incharge/shared/rank"
)

// Details are those of what is open, and no others.
func TestDetailsOfWhatIsOpen(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.furnished(t)
	snapshot := b.snapshot(t)
	all := b.details(t)
	if len(all.Descriptions) != 2 || len(all.Comments) != 4 || len(all.Checklists) != 4 || len(all.Items) != 8 || len(all.Attachments) != 4 || all.Partial {
		t.Fatalf("the details of all: %+v", all)
	}
	byID := func(a, b shared.Card) int { return strings.Compare(string(a.ID), string(b.ID)) }
	last := slices.MaxFunc(snapshot.Cards, byID).List
	b.do(t, b.supervisor, shared.ArchiveList{List: last})
	if left := b.details(t); len(left.Descriptions) != 1 || len(left.Comments) != 2 || len(left.Items) != 4 {
		t.Fatalf("the details without a list: %+v", left)
	}
	b.do(t, b.supervisor, shared.RestoreList{List: last})
	comment := shared.NewID[shared.CommentID]()
	b.do(t, b.supervisor, shared.ArchiveCard{Card: snapshot.Cards[0].ID})
	b.do(t, b.supervisor, shared.DeleteCard{Card: snapshot.Cards[1].ID})
	b.do(t, b.supervisor, shared.CommentCard{Comment: comment, Card: snapshot.Cards[2].ID, Body: "Hm"})
	b.do(t, b.supervisor, shared.DeleteComment{Comment: comment})
	half := b.details(t)
	if len(half.Descriptions) != 1 || len(half.Comments) != 2 || len(half.Checklists) != 2 || len(half.Items) != 4 || len(half.Attachments) != 2 {
		t.Fatalf("the details of half of it: %+v", half)
	}
	if seq := b.snapshot(t).Seq; half.Seq != seq {
		t.Errorf("read at %d, not %d", half.Seq, seq)
	}
	b.do(t, b.supervisor, shared.ArchiveList{List: snapshot.Cards[2].List})
	wantSame(t, "the details of nothing", b.details(t), shared.Details{Seq: half.Seq + 1, Descriptions: []shared.Description{},
		Comments: []shared.Comment{}, Checklists: []shared.Checklist{}, Items: []shared.Item{}, Attachments: []shared.Attachment{}})
}

// Of more than can be held at once, the cards that have changed last are told
// in full, and whoever reads it can tell which these are.
func TestDetailsOfTooMuch(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.board = shared.NewID[shared.BoardID]()
	list := shared.List{ID: shared.NewID[shared.ListID](), Title: "Long", Rank: "a1", Category: shared.Todo}
	in := Import{Board: shared.Board{ID: b.board, Title: "Long"}, Lists: []shared.List{list}}
	const cards, fit = 100, mostDetails / shared.MaxDescription
	text := strings.Repeat("x", shared.MaxDescription)
	for i, r := range rank.Spread(cards) {
		in.Cards = append(in.Cards, shared.Card{ID: shared.NewID[shared.CardID](), List: list.ID, Number: int64(i) + 1, Rank: r,
			Title: "Card", Description: &text, Priority: shared.PriorityNone})
	}
	if _, err := b.Import(t.Context(), b.supervisor, in); err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(in.Cards, func(a, b shared.Card) int { return strings.Compare(string(a.ID), string(b.ID)) })
	last := in.Cards[0].ID // which would come last, of all that have changed at once
	b.do(t, b.supervisor, shared.MoveCard{Card: last, List: list.ID})
	b.do(t, b.supervisor, shared.CommentCard{Comment: shared.NewID[shared.CommentID](), Card: in.Cards[1].ID, Body: "Hm"})
	for _, c := range in.Cards[2:7] { // next to nothing, and still open
		b.do(t, b.supervisor, shared.EditCard{Card: c.ID, Description: new(string)})
	}
	details := b.details(t)
	if !details.Partial || len(details.Descriptions) != fit {
		t.Fatalf("%d of %d descriptions, partial %v; want %d", len(details.Descriptions), cards, details.Partial, fit)
	}
	known := shared.NewState(b.snapshot(t))
	known.LearnAll(details)
	whole := 0
	for _, c := range in.Cards {
		if known.Whole(c.ID) {
			whole++
		}
	}
	if whole != fit+5 || !known.Whole(last) || !known.Whole(in.Cards[1].ID) || known.Whole(in.Cards[7].ID) {
		t.Errorf("%d cards are known as a whole, want %d, the latest among them", whole, fit+5)
	}
}
