package api

import (
	"net/http"
	"time"

	"incharge/server/board"
	"incharge/shared"
)

type importedBoard = board.Import

// What stands in a cell of the rows.
const (
	yes       = "yes"
	no        = "no"
	adding    = "if PICs add cards"
	addingOwn = "if PICs add cards and take cards"
	taking    = "if PICs take cards and nobody is in charge"
	charged   = "if in charge"
)

var nextYear = time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)

// rolesRow is what may become of a command.
type rolesRow struct {
	command string
	how     string
	board   bool // it isn't about the card
	grants  [5]string
	make    func(w *walk, actor *person, c cell) shared.Command
	again   func(w *walk) // puts things back for those who try it next
}

// rolesRows says of every command what may become of it when it is sent by a
// supervisor; and by a PIC on a card in their charge, on one they collaborate
// on, on another one; and by an observer.
var rolesRows = []rolesRow{
	{"edit_board", "title", true, [5]string{yes, no, no, no, no}, func(*walk, *person, cell) shared.Command {
		return shared.EditBoard{Title: new("Walk on")}
	}, nil},
	{"edit_board", "settings", true, [5]string{yes, no, no, no, no}, func(w *walk, _ *person, _ cell) shared.Command {
		return shared.EditBoard{Settings: settled(w.settings)}
	}, nil},
	{"edit_board", "background", true, [5]string{yes, no, no, no, no}, func(*walk, *person, cell) shared.Command {
		return shared.EditBoard{Background: new(shared.Background("teal"))}
	}, nil},
	{"archive_board", "", true, [5]string{yes, no, no, no, no}, func(*walk, *person, cell) shared.Command {
		return shared.ArchiveBoard{}
	}, reopen},
	{"delete_board", "", true, [5]string{yes, no, no, no, no}, func(*walk, *person, cell) shared.Command {
		return shared.DeleteBoard{}
	}, reopen},
	{"restore_board", "", true, [5]string{yes, no, no, no, no}, func(*walk, *person, cell) shared.Command {
		return shared.RestoreBoard{}
	}, nil},
	{"set_role", "of another", true, [5]string{yes, no, no, no, no}, func(w *walk, _ *person, _ cell) shared.Command {
		return shared.SetRole{User: w.people["vic"].user.ID, Role: shared.PIC}
	}, nil},
	{"set_role", "of oneself", true, [5]string{yes, no, no, no, no}, func(_ *walk, actor *person, _ cell) shared.Command {
		return shared.SetRole{User: actor.user.ID, Role: shared.Supervisor}
	}, nil},
	{"remove_member", "another", true, [5]string{yes, no, no, no, no}, func(w *walk, _ *person, _ cell) shared.Command {
		return shared.RemoveMember{User: w.people["vic"].user.ID}
	}, func(w *walk) {
		w.people["founder"].join(w.board, w.people["vic"], shared.PIC)
		w.seq++
	}},
	{"add_list", "", true, [5]string{yes, no, no, no, no}, func(*walk, *person, cell) shared.Command {
		return shared.AddList{List: shared.NewID[shared.ListID](), Title: "New"}
	}, nil},
	{"edit_list", "", true, [5]string{yes, no, no, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.EditList{List: c.list, Title: new("Other")}
	}, nil},
	{"move_list", "", true, [5]string{yes, no, no, no, no}, func(w *walk, _ *person, c cell) shared.Command {
		return shared.MoveList{List: c.list, After: w.todo}
	}, nil},
	{"archive_list", "", true, [5]string{yes, no, no, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.ArchiveList{List: c.list}
	}, nil},
	{"restore_list", "", true, [5]string{yes, no, no, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.RestoreList{List: c.stored}
	}, nil},
	{"add_label", "", true, [5]string{yes, no, no, no, no}, func(*walk, *person, cell) shared.Command {
		return shared.AddLabel{Label: shared.NewID[shared.LabelID](), Name: "New", Color: "red"}
	}, nil},
	{"edit_label", "", true, [5]string{yes, no, no, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.EditLabel{Label: c.label, Name: new("Other")}
	}, nil},
	{"delete_label", "", true, [5]string{yes, no, no, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.DeleteLabel{Label: c.label}
	}, nil},

	{"add_card", "", true, [5]string{yes, adding, adding, adding, no}, func(w *walk, _ *person, _ cell) shared.Command { return w.card() }, nil},
	{"add_card", "for oneself", true, [5]string{yes, addingOwn, addingOwn, addingOwn, no}, func(w *walk, actor *person, _ cell) shared.Command {
		c := w.card()
		c.PIC = &actor.user.ID
		return c
	}, nil},
	{"add_card", "for another", true, [5]string{yes, no, no, no, no}, func(w *walk, _ *person, _ cell) shared.Command {
		c := w.card()
		c.PIC = &w.people["olga"].user.ID
		return c
	}, nil},
	{"add_card", "with a deadline", true, [5]string{yes, no, no, no, no}, func(w *walk, _ *person, _ cell) shared.Command {
		c := w.card()
		c.Deadline = new(nextYear)
		return c
	}, nil},
	{"edit_card", "text", false, [5]string{yes, yes, yes, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.EditCard{Card: c.card, Title: new("Other"), Description: new("Other")}
	}, nil},
	{"edit_card", "labels", false, [5]string{yes, yes, yes, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.EditCard{Card: c.card, Labels: &[]shared.LabelID{}}
	}, nil},
	{"edit_card", "priority", false, [5]string{yes, no, no, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.EditCard{Card: c.card, Priority: new(shared.PriorityHigh)}
	}, nil},
	{"schedule_card", "", false, [5]string{yes, no, no, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.ScheduleCard{Card: c.card, Deadline: shared.Some(nextYear)}
	}, nil},
	{"move_card", "", false, [5]string{yes, yes, no, no, no}, func(w *walk, _ *person, c cell) shared.Command {
		return shared.MoveCard{Card: c.card, List: w.doing}
	}, nil},
	{"move_card", "within its list", false, [5]string{yes, yes, no, no, no}, func(w *walk, _ *person, c cell) shared.Command {
		return shared.MoveCard{Card: c.card, List: w.todo}
	}, nil},
	{"assign_card", "to oneself", false, [5]string{yes, no, taking, taking, no}, func(_ *walk, actor *person, c cell) shared.Command {
		return shared.AssignCard{Card: c.card, PIC: shared.Some(actor.user.ID)}
	}, nil},
	{"assign_card", "to another", false, [5]string{yes, no, no, no, no}, func(w *walk, _ *person, c cell) shared.Command {
		return shared.AssignCard{Card: c.card, PIC: shared.Some(w.people["vic"].user.ID)}
	}, nil},
	{"assign_card", "to nobody", false, [5]string{yes, no, no, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.AssignCard{Card: c.card, PIC: shared.Clear[shared.UserID]()}
	}, nil},
	{"accept_card", "", false, [5]string{charged, yes, no, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.AcceptCard{Card: c.card}
	}, nil},
	{"decline_card", "", false, [5]string{charged, yes, no, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.DeclineCard{Card: c.card, Reason: "Too far"}
	}, nil},
	{"hand_back_card", "", false, [5]string{charged, yes, no, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.HandBackCard{Card: c.card}
	}, nil},
	{"collaborate_card", "another", false, [5]string{yes, yes, no, no, no}, func(w *walk, _ *person, c cell) shared.Command {
		return shared.CollaborateCard{Card: c.card, User: w.people["vic"].user.ID, On: true}
	}, nil},
	{"collaborate_card", "no longer", false, [5]string{yes, yes, no, no, no}, func(_ *walk, actor *person, c cell) shared.Command {
		return shared.CollaborateCard{Card: c.card, User: actor.user.ID}
	}, nil},
	{"watch_card", "", false, [5]string{yes, yes, yes, yes, yes}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.WatchCard{Card: c.card, On: true}
	}, nil},
	{"archive_card", "", false, [5]string{yes, no, no, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.ArchiveCard{Card: c.card}
	}, nil},
	{"restore_card", "", false, [5]string{yes, no, no, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.RestoreCard{Card: c.archived}
	}, nil},
	{"delete_card", "", false, [5]string{yes, no, no, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.DeleteCard{Card: c.card}
	}, nil},

	{"comment_card", "", false, [5]string{yes, yes, yes, yes, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.CommentCard{Comment: shared.NewID[shared.CommentID](), Card: c.card, Body: "Well"}
	}, nil},
	{"edit_comment", "one's own", false, [5]string{yes, yes, yes, yes, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.EditComment{Comment: c.own, Body: "Better"}
	}, nil},
	{"edit_comment", "another's", false, [5]string{no, no, no, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.EditComment{Comment: c.others, Body: "Better"}
	}, nil},
	{"edit_comment", "imported", false, [5]string{yes, no, no, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.EditComment{Comment: c.authorless, Body: "Better"}
	}, nil},
	{"delete_comment", "one's own", false, [5]string{yes, yes, yes, yes, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.DeleteComment{Comment: c.own}
	}, nil},
	{"delete_comment", "another's", false, [5]string{no, no, no, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.DeleteComment{Comment: c.others}
	}, nil},
	{"check_item", "", false, [5]string{yes, yes, yes, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.CheckItem{Item: c.item, Done: true}
	}, nil},
	{"add_checklist", "", false, [5]string{yes, yes, yes, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.AddChecklist{Checklist: shared.NewID[shared.ChecklistID](), Card: c.card, Title: "More"}
	}, nil},
	{"edit_checklist", "", false, [5]string{yes, yes, yes, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.EditChecklist{Checklist: c.checklist, Title: "Other"}
	}, nil},
	{"move_checklist", "", false, [5]string{yes, yes, yes, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.MoveChecklist{Checklist: c.checklist}
	}, nil},
	{"delete_checklist", "", false, [5]string{yes, yes, yes, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.DeleteChecklist{Checklist: c.checklist}
	}, nil},
	{"add_item", "", false, [5]string{yes, yes, yes, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.AddItem{Item: shared.NewID[shared.ItemID](), Checklist: c.checklist, Text: "More"}
	}, nil},
	{"add_item", "for another, with a date", false, [5]string{yes, yes, yes, no, no}, func(w *walk, _ *person, c cell) shared.Command {
		return shared.AddItem{Item: shared.NewID[shared.ItemID](), Checklist: c.checklist, Text: "More", PIC: &w.people["olga"].user.ID, Due: new(nextYear)}
	}, nil},
	{"edit_item", "", false, [5]string{yes, yes, yes, no, no}, func(w *walk, _ *person, c cell) shared.Command {
		return shared.EditItem{Item: c.item, Text: new("Other"), PIC: shared.Some(w.people["olga"].user.ID), Due: shared.Some(nextYear)}
	}, nil},
	{"move_item", "", false, [5]string{yes, yes, yes, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.MoveItem{Item: c.item, Checklist: c.checklist}
	}, nil},
	{"delete_item", "", false, [5]string{yes, yes, yes, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.DeleteItem{Item: c.item}
	}, nil},
	{"item_to_card", "", false, [5]string{yes, adding, adding, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.ItemToCard{Item: c.item, Card: shared.NewID[shared.CardID]()}
	}, nil},
	{"copy_card", "", false, [5]string{yes, adding, adding, adding, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.CopyCard{Card: shared.NewID[shared.CardID](), Source: c.card, Title: "Like it"}
	}, nil},
	{"block_card", "", false, [5]string{yes, yes, yes, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.BlockCard{Card: c.card, By: c.archived, On: true}
	}, nil},
	{"cover_card", "", false, [5]string{yes, yes, yes, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.CoverCard{Card: c.card, Attachment: shared.Some(c.picture)}
	}, nil},
	{"attach_link", "", false, [5]string{yes, yes, yes, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.AttachLink{Attachment: shared.NewID[shared.AttachmentID](), Card: c.card, Name: "Page", URL: "https://example.com"}
	}, nil},
	{"edit_attachment", "", false, [5]string{yes, yes, yes, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.EditAttachment{Attachment: c.picture, Name: "Other"}
	}, nil},
	{"delete_attachment", "", false, [5]string{yes, yes, yes, no, no}, func(_ *walk, _ *person, c cell) shared.Command {
		return shared.DeleteAttachment{Attachment: c.picture}
	}, nil},

	{"undo", "one's own", false, [5]string{yes, yes, yes, yes, yes}, func(w *walk, actor *person, c cell) shared.Command {
		watch := mustSeal(w.t, shared.WatchCard{Card: c.card, On: true})
		if a := actor.post("/boards/"+string(w.board)+"/commands", watch); a.status == http.StatusOK {
			w.seq++
		}
		return shared.Undo{Command: watch.ID}
	}, nil},
	{"undo", "another's", true, [5]string{no, no, no, no, no}, func(*walk, *person, cell) shared.Command {
		return shared.Undo{Seq: 2} // the founder's: letting somebody in
	}, nil},
}

// reopen brings a board back that was put away.
func reopen(w *walk) { w.seq = w.people["founder"].done(w.board, shared.RestoreBoard{}).Seq }

// card is a new one for the first list.
func (w *walk) card() shared.AddCard {
	return shared.AddCard{Card: shared.NewID[shared.CardID](), List: w.todo, Title: "New"}
}
