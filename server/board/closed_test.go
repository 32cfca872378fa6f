package board

import (
	"testing"

	"incharge/shared"
)

// On a board that is archived or in the trash nothing is done but to bring it
// back and to leave it; who reads it, reads it as before.
func TestClosedBoards(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.furnished(t)
	known := b.reader(t)
	card := known.Snapshot().Cards[0].ID
	for kind, closing := range map[shared.ReasonKind]shared.Command{shared.ReasonArchived: shared.ArchiveBoard{}, shared.ReasonInTrash: shared.DeleteBoard{}} {
		edited := known.Seq + 1
		if err := b.along(t, known, shared.EditCard{Card: card, Title: new(string(kind))}, closing); err != nil {
			t.Fatal(err)
		}
		for _, c := range []shared.Command{
			shared.EditCard{Card: card, Title: new("Closed")}, shared.EditBoard{Title: new("Closed")},
			shared.CommentCard{Comment: shared.NewID[shared.CommentID](), Card: card, Body: "Closed"},
			shared.WatchCard{Card: card, On: true}, shared.SetRole{User: b.pic, Role: shared.Supervisor},
			shared.AttachFile{Attachment: shared.NewID[shared.AttachmentID](), Card: card, Name: "a", MIME: "text/plain", Size: 1},
			shared.Undo{Seq: edited},
		} {
			if got := reasonOf(b.along(t, known, c)); got.Kind != kind || got.Thing != shared.KindBoard {
				t.Errorf("%s: %+v, want it refused for being %s", c.Type(), got, kind)
			}
		}
		_, err := b.try(t, b.pic, shared.RestoreBoard{})
		wantCode(t, err, shared.CodeForbidden)
		if err := b.along(t, known, shared.RestoreBoard{}, shared.Undo{Seq: edited}); err != nil {
			t.Fatal(err)
		}
	}
	err := b.along(t, known, shared.DeleteBoard{}, shared.ArchiveBoard{})
	if got := reasonOf(err); got.Kind != shared.ReasonInTrash {
		t.Errorf("a board in the trash is archived: %v", err)
	}
	left, err := b.try(t, b.observer, shared.RemoveMember{User: b.observer})
	if err != nil || len(left.Deleted.Members) != 1 {
		t.Errorf("nobody leaves a board in the trash: %+v, %v", left, err)
	}
}
