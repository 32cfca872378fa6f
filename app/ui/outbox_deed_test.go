package ui

import (
	"slices"
	"testing"
	"time"

	"incharge/app/outbox"
	"incharge/app/state"
	"incharge/shared"
)

func TestRefusalsThatFollowFromOne(t *testing.T) {
	t.Parallel()
	began := time.Now()
	refuse := func(command shared.Command, code shared.Code, after time.Duration) outbox.Refusal {
		e, err := state.Sealed("board", command, began.Add(after))
		if err != nil {
			t.Fatal(err)
		}
		return outbox.Refusal{Entry: e, Code: code}
	}
	card, elsewhere := shared.NewID[shared.CardID](), shared.NewID[shared.CardID]()
	add := refuse(shared.AddCard{Card: card, List: shared.NewID[shared.ListID](), Title: "Pack"}, shared.CodeConflict, 0)
	comment := refuse(shared.CommentCard{Comment: shared.NewID[shared.CommentID](), Card: card, Body: "What?"}, shared.CodeNotFound, time.Second)
	other := refuse(shared.ArchiveCard{Card: elsewhere}, shared.CodeNotFound, 2*time.Second)
	wrong := refuse(shared.ArchiveCard{Card: card}, shared.CodeInvalid, 3*time.Second)
	all := []outbox.Refusal{wrong, other, comment, add}
	for r, want := range map[*outbox.Refusal]bool{&add: false, &comment: true, &other: false, &wrong: false} {
		if got := notAdded(*r, all); got != want {
			t.Errorf("that %s follows from the card's not being added: %v", r.Type, got)
		}
	}
	if got := retriable(all); !slices.Equal(got, []shared.CommandID{add.ID, comment.ID, other.ID}) {
		t.Errorf("tried again would be %v", got)
	}
}
