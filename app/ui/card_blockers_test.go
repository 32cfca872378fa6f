package ui

import (
	"testing"
	"time"

	"incharge/shared"
)

// A card shows that it waits for as long as one that it waits for has still to
// be done.
func TestBlocked(t *testing.T) {
	t.Parallel()
	now := time.Now()
	view := shared.NewState(shared.Snapshot{
		Lists: []shared.List{{ID: "todo", Category: shared.Todo}, {ID: "done", Category: shared.Done}, {ID: "shelf", Category: shared.Todo, ArchivedAt: &now}},
		Cards: []shared.Card{
			{ID: "open", List: "todo"}, {ID: "met", List: "done"}, {ID: "away", List: "todo", ArchivedAt: &now},
			{ID: "thrown", List: "todo", DeletedAt: &now}, {ID: "shelved", List: "shelf"},
		},
	})
	for _, test := range []struct {
		by   shared.CardIDs
		list shared.Category
		want bool
	}{
		{nil, shared.Todo, false},
		{shared.CardIDs{"open"}, shared.Todo, true},
		{shared.CardIDs{"met", "open"}, shared.Doing, true},
		{shared.CardIDs{"open"}, shared.Done, false},
		{shared.CardIDs{"met"}, shared.Todo, false},
		{shared.CardIDs{"away", "thrown", "shelved", "unseen"}, shared.Todo, false},
	} {
		f := faceOf(view, shared.Card{ID: "card", BlockedBy: test.by}, shared.List{Category: test.list}, now)
		if f.blocked != test.want {
			t.Errorf("waiting for %v in a list of what is %s: %v", test.by, test.list, f.blocked)
		}
	}
}
