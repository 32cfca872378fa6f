package state

import "incharge/shared"

// About is what an entry is about, by the names that things had when it was
// given. When it is told of, they may be gone, and their board not kept.
type About struct {
	Board string `json:"board,omitempty"`
	Card  string `json:"card,omitempty"`
	List  string `json:"list,omitempty"`  // the list itself, or where else a card is to be
	Name  string `json:"name,omitempty"`  // of a person, a label, or an item to tick; what is to be undone, in words
	Again bool   `json:"again,omitempty"` // what was undone is done again
}

// AboutOf names what a command is about; view is the board before it is done.
func AboutOf(view *shared.State, command shared.Command) About {
	a := About{Board: view.Board().Title}
	card := func(id shared.CardID) {
		c, _ := view.Card(id)
		a.Card = c.Title
	}
	list := func(id shared.ListID) {
		l, _ := view.List(id)
		a.List = l.Title
	}
	member := func(id shared.UserID) {
		m, _ := view.Member(id)
		a.Name = m.User.Name
	}
	label := func(id shared.LabelID) {
		l, _ := view.Label(id)
		a.Name = l.Name
	}
	item := func(id shared.ItemID) {
		i, _ := view.Item(id)
		card(i.Card)
		a.Name = i.Text
	}
	attachment := func(id shared.AttachmentID) {
		t, _ := view.Attachment(id)
		card(t.Card)
		a.Name = t.Name
	}
	switch c := command.(type) {
	case shared.AddCard:
		a.Card = c.Title
		list(c.List)
	case shared.EditCard:
		card(c.Card)
	case shared.MoveCard:
		card(c.Card)
		if moved, known := view.Card(c.Card); !known || moved.List != c.List {
			list(c.List)
		}
	case shared.AssignCard:
		card(c.Card)
		if c.PIC.Value != nil {
			member(*c.PIC.Value)
		}
	case shared.AcceptCard:
		card(c.Card)
	case shared.DeclineCard:
		card(c.Card)
	case shared.HandBackCard:
		card(c.Card)
	case shared.CollaborateCard:
		card(c.Card)
		member(c.User)
	case shared.WatchCard:
		card(c.Card)
	case shared.ScheduleCard:
		card(c.Card)
	case shared.ArchiveCard:
		card(c.Card)
	case shared.RestoreCard:
		card(c.Card)
	case shared.DeleteCard:
		card(c.Card)
	case shared.CommentCard:
		card(c.Card)
	case shared.EditComment:
		comment, _ := view.Comment(c.Comment)
		card(comment.Card)
	case shared.DeleteComment:
		comment, _ := view.Comment(c.Comment)
		card(comment.Card)
	case shared.CheckItem:
		item(c.Item)
	case shared.AddChecklist:
		card(c.Card)
	case shared.EditChecklist:
		card(checklistCard(view, c.Checklist))
	case shared.MoveChecklist:
		card(checklistCard(view, c.Checklist))
	case shared.DeleteChecklist:
		card(checklistCard(view, c.Checklist))
	case shared.AddItem:
		card(checklistCard(view, c.Checklist))
		a.Name = c.Text
	case shared.EditItem:
		item(c.Item)
	case shared.MoveItem:
		item(c.Item)
	case shared.DeleteItem:
		item(c.Item)
	case shared.ItemToCard:
		item(c.Item)
	case shared.AttachLink:
		card(c.Card)
		a.Name = c.Name
	case shared.EditAttachment:
		attachment(c.Attachment)
	case shared.DeleteAttachment:
		attachment(c.Attachment)
	case shared.CoverCard:
		card(c.Card)
	case shared.BlockCard:
		card(c.Card)
	case shared.CopyCard:
		card(c.Source)
	case shared.AddList:
		a.List = c.Title
	case shared.EditList:
		list(c.List)
	case shared.MoveList:
		list(c.List)
	case shared.ArchiveList:
		list(c.List)
	case shared.RestoreList:
		list(c.List)
	case shared.AddLabel:
		a.Name = c.Name
	case shared.EditLabel:
		label(c.Label)
	case shared.DeleteLabel:
		label(c.Label)
	case shared.SetRole:
		member(c.User)
	case shared.RemoveMember:
		member(c.User)
	}
	return a
}

func checklistCard(view *shared.State, id shared.ChecklistID) shared.CardID {
	c, _ := view.Checklist(id)
	return c.Card
}
