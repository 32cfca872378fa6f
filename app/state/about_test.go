package state

import (
	"testing"

	"incharge/shared"
)

// Of every command there is something to tell but of one about the board, and
// of an undo, which is about what another one did.
func TestWhatCommandsAreAbout(t *testing.T) {
	t.Parallel()
	view := shared.NewState(shared.Snapshot{
		Board:   shared.Board{ID: "b", Title: "Board"},
		Members: []shared.Member{{User: shared.User{ID: "m", Name: "Mina"}, Role: shared.PIC}},
		Labels:  []shared.Label{{ID: "l", Name: "Design"}},
		Lists:   []shared.List{{ID: "todo", Title: "To do", Rank: "a"}, {ID: "done", Title: "Done", Rank: "b"}},
		Cards:   []shared.Card{{ID: "c", List: "todo", Title: "Card", Rank: "a"}},
	})
	view.Learn(shared.CardDetail{
		Card:       shared.Card{ID: "c", List: "todo", Title: "Card", Rank: "a"},
		Comments:   []shared.Comment{{ID: "r", Card: "c", Body: "Said"}},
		Checklists: []shared.Checklist{{ID: "k", Card: "c", Rank: "a"}},
		Items:      []shared.Item{{ID: "i", Card: "c", Checklist: "k", Text: "Item", Rank: "a"}},

		Attachments: []shared.Attachment{{ID: "a", Card: "c", Name: "Plan"}},
	})
	item := About{Board: "Board", Card: "Card", Name: "Item"}
	plan := About{Board: "Board", Card: "Card", Name: "Plan"}
	card := About{Board: "Board", Card: "Card"}
	list := About{Board: "Board", List: "To do"}
	label := About{Board: "Board", Name: "Design"}
	mina := About{Board: "Board", Name: "Mina"}
	told := map[string]bool{}
	for _, c := range []struct {
		command shared.Command
		want    About
	}{
		{shared.AddCard{List: "todo", Title: "New"}, About{Board: "Board", Card: "New", List: "To do"}},
		{shared.EditCard{Card: "c"}, card},
		{shared.MoveCard{Card: "c", List: "done"}, About{Board: "Board", Card: "Card", List: "Done"}},
		{shared.MoveCard{Card: "c", List: "todo"}, card},
		{shared.AssignCard{Card: "c", PIC: shared.Some[shared.UserID]("m")}, About{Board: "Board", Card: "Card", Name: "Mina"}},
		{shared.AssignCard{Card: "c", PIC: shared.Clear[shared.UserID]()}, card},
		{shared.AcceptCard{Card: "c"}, card},
		{shared.DeclineCard{Card: "c"}, card},
		{shared.HandBackCard{Card: "c"}, card},
		{shared.CollaborateCard{Card: "c", User: "m"}, About{Board: "Board", Card: "Card", Name: "Mina"}},
		{shared.WatchCard{Card: "c"}, card},
		{shared.ScheduleCard{Card: "c"}, card},
		{shared.ArchiveCard{Card: "c"}, card},
		{shared.RestoreCard{Card: "c"}, card},
		{shared.DeleteCard{Card: "c"}, card},
		{shared.CommentCard{Card: "c"}, card},
		{shared.EditComment{Comment: "r"}, card},
		{shared.DeleteComment{Comment: "r"}, card},
		{shared.CheckItem{Item: "i"}, About{Board: "Board", Card: "Card", Name: "Item"}},
		{shared.AddChecklist{Card: "c"}, card},
		{shared.EditChecklist{Checklist: "k"}, card},
		{shared.MoveChecklist{Checklist: "k"}, card},
		{shared.DeleteChecklist{Checklist: "k"}, card},
		{shared.AddItem{Checklist: "k", Text: "Item"}, item},
		{shared.EditItem{Item: "i"}, item},
		{shared.MoveItem{Item: "i", Checklist: "k"}, item},
		{shared.DeleteItem{Item: "i"}, item},
		{shared.ItemToCard{Item: "i"}, item},
		{shared.AttachLink{Card: "c", Name: "Plan"}, plan},
		{shared.EditAttachment{Attachment: "a"}, plan},
		{shared.DeleteAttachment{Attachment: "a"}, plan},
		{shared.CoverCard{Card: "c"}, card},
		{shared.BlockCard{Card: "c", By: "d"}, card},
		{shared.CopyCard{Card: "n", Source: "c"}, card},
		{shared.ArchiveBoard{}, About{Board: "Board"}},
		{shared.RestoreBoard{}, About{Board: "Board"}},
		{shared.DeleteBoard{}, About{Board: "Board"}},
		{shared.AddList{Title: "Newer"}, About{Board: "Board", List: "Newer"}},
		{shared.EditList{List: "todo"}, list},
		{shared.MoveList{List: "todo"}, list},
		{shared.ArchiveList{List: "todo"}, list},
		{shared.RestoreList{List: "todo"}, list},
		{shared.AddLabel{Name: "Design"}, label},
		{shared.EditLabel{Label: "l"}, label},
		{shared.DeleteLabel{Label: "l"}, label},
		{shared.SetRole{User: "m"}, mina},
		{shared.RemoveMember{User: "m"}, mina},
		{shared.EditBoard{}, About{Board: "Board"}},
		{shared.Undo{}, About{Board: "Board"}},
	} {
		told[c.command.Type()] = true
		if got := AboutOf(view, c.command); got != c.want {
			t.Errorf("%s is about %+v, want %+v", c.command.Type(), got, c.want)
		}
	}
	for _, c := range shared.Commands() {
		if !told[c.Type()] {
			t.Errorf("what %s is about isn't tested", c.Type())
		}
	}
}
