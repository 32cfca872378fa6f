// Package boardtest makes up what people might do on a board, sensible or not,
// for tests that hold random histories against what must always be so.
package boardtest

import (
	"time"

	"pgregory.net/rapid"

	"incharge/shared"
)

// World is what random commands can be about: all that was ever on a board, and
// what has been done to it.
type World struct {
	people   []shared.UserID
	mayLeave []shared.UserID // one supervisor always stays, to look at the board
	lists    []shared.ListID
	cards    []shared.CardID
	labels   []shared.LabelID
	comments []shared.CommentID
	items    []shared.ItemID

	checklists  []shared.ChecklistID
	attachments []shared.AttachmentID

	done   []shared.Change
	head   int64
	charge map[shared.CardID]shared.UserID
	closed bool
	parts  int

	blockers map[shared.CardID]shared.CardIDs
	carrier  map[shared.AttachmentID]shared.CardID
}

// New is the world of a board as it stands.
func New(snapshot shared.Snapshot, details shared.Details) *World {
	w := &World{head: snapshot.Seq, charge: map[shared.CardID]shared.UserID{},
		blockers: map[shared.CardID]shared.CardIDs{}, carrier: map[shared.AttachmentID]shared.CardID{}}
	for _, m := range snapshot.Members {
		w.people = append(w.people, m.User.ID)
		if m.Role != shared.Supervisor {
			w.mayLeave = append(w.mayLeave, m.User.ID)
		}
	}
	for _, l := range snapshot.Labels {
		w.labels = append(w.labels, l.ID)
	}
	for _, l := range snapshot.Lists {
		w.lists = append(w.lists, l.ID)
	}
	for _, c := range snapshot.Cards {
		w.cards = append(w.cards, c.ID)
		if c.PIC != nil {
			w.charge[c.ID] = *c.PIC
		}
	}
	for _, c := range details.Comments {
		w.comments = append(w.comments, c.ID)
	}
	for _, i := range details.Items {
		w.items = append(w.items, i.ID)
	}
	for _, c := range details.Checklists {
		w.checklists = append(w.checklists, c.ID)
	}
	for _, a := range details.Attachments {
		w.attachments, w.carrier[a.ID] = append(w.attachments, a.ID), a.Card
	}
	return w
}

// Done notes what somebody has done, which can be undone from then on. One that
// is pending yet has no number: nobody undoes it by that.
func (w *World) Done(id shared.CommandID, change shared.Change) {
	w.head = max(w.head, change.Seq)
	for _, c := range change.Cards {
		w.blockers[c.ID] = c.BlockedBy
		if delete(w.charge, c.ID); c.PIC != nil {
			w.charge[c.ID] = *c.PIC
		}
	}
	for _, b := range change.Boards {
		w.closed = !b.Open()
	}
	for _, a := range change.Attachments {
		w.carrier[a.ID] = a.Card
	}
	w.done = append(w.done, shared.Change{Command: id, Seq: change.Seq, Actor: change.Actor})
}

func some[T ~string](r *rapid.T, what string, from []T) T {
	if len(from) == 0 || rapid.IntRange(0, 19).Draw(r, "unknown "+what) == 0 {
		return T("00000000-0000-7000-8000-000000000000")
	}
	return rapid.SampledFrom(from).Draw(r, what)
}

func maybe[T ~string](r *rapid.T, what string, from []T) T {
	if len(from) == 0 || rapid.Bool().Draw(r, "no "+what) {
		return ""
	}
	return some(r, what, from)
}

func fresh[T ~string](all *[]T) T {
	id := shared.NewID[T]()
	*all = append(*all, id)
	return id
}

// Command is something that actor might want done now.
func (w *World) Command(r *rapid.T, actor shared.UserID) shared.Command {
	word := rapid.SampledFrom([]string{"one", "two", "three"})
	switch rapid.IntRange(0, 42).Draw(r, "command") {
	case 0:
		return shared.AddList{List: fresh(&w.lists), Title: word.Draw(r, "title"), After: maybe(r, "after", w.lists)}
	case 1:
		limit := rapid.IntRange(-1, 3).Draw(r, "limit")
		return shared.EditList{List: some(r, "list", w.lists), WIPLimit: shared.Some(limit)}
	case 2:
		return shared.MoveList{List: some(r, "list", w.lists), After: maybe(r, "after", w.lists), Before: maybe(r, "before", w.lists)}
	case 3:
		return shared.ArchiveList{List: some(r, "list", w.lists)}
	case 4:
		return shared.RestoreList{List: some(r, "list", w.lists)}
	case 5, 6, 7:
		command := shared.AddCard{Card: fresh(&w.cards), List: some(r, "list", w.lists), Title: word.Draw(r, "title"), Before: maybe(r, "before", w.cards)}
		if rapid.Bool().Draw(r, "assigned") {
			pic := some(r, "pic", w.people)
			command.PIC = &pic
		}
		return command
	case 8:
		text := word.Draw(r, "text")
		return shared.EditCard{Card: some(r, "card", w.cards), Title: &text, Description: &text}
	case 9:
		base, text := rapid.Int64Range(0, w.head).Draw(r, "base"), word.Draw(r, "text")+"\n"+word.Draw(r, "line")
		return shared.EditCard{Card: some(r, "card", w.cards), Base: &base, Description: &text}
	case 10:
		labels := []shared.LabelID{some(r, "label", w.labels)}
		return shared.EditCard{Card: some(r, "card", w.cards), Labels: &labels}
	case 11:
		return shared.AssignCard{Card: some(r, "card", w.cards), PIC: shared.Some(some(r, "pic", w.people))}
	case 12:
		return shared.ScheduleCard{Card: some(r, "card", w.cards), Deadline: shared.Some(time.Date(2026, 2, 1, 9, 0, 0, 123456789, time.FixedZone("", 3600)))}
	case 13, 14, 15:
		return shared.MoveCard{Card: some(r, "card", w.cards), List: some(r, "list", w.lists), After: maybe(r, "after", w.cards), Before: maybe(r, "before", w.cards)}
	case 16, 17:
		return rapid.SampledFrom([]shared.Command{
			shared.ArchiveCard{Card: some(r, "card", w.cards)}, shared.DeleteCard{Card: some(r, "card", w.cards)},
			shared.RestoreCard{Card: some(r, "card", w.cards)}, shared.RestoreCard{Card: some(r, "card", w.cards)},
		}).Draw(r, "archive")
	case 18:
		return shared.CommentCard{Comment: fresh(&w.comments), Card: some(r, "card", w.cards), Body: word.Draw(r, "body")}
	case 19:
		return rapid.SampledFrom([]shared.Command{
			shared.EditComment{Comment: some(r, "comment", w.comments), Body: "edited"},
			shared.DeleteComment{Comment: some(r, "comment", w.comments)},
			shared.CheckItem{Item: some(r, "item", w.items), Done: rapid.Bool().Draw(r, "done")},
		}).Draw(r, "detail")
	case 20:
		return rapid.SampledFrom([]shared.Command{
			shared.AddLabel{Label: fresh(&w.labels), Name: word.Draw(r, "name"), Color: "red"},
			shared.DeleteLabel{Label: some(r, "label", w.labels)},
		}).Draw(r, "label")
	case 21:
		return rapid.SampledFrom([]shared.Command{
			shared.SetRole{User: some(r, "user", w.people), Role: rapid.SampledFrom(shared.Roles).Draw(r, "role")},
			shared.EditBoard{Settings: w.settings(r)},
			shared.EditBoard{Settings: w.settings(r)},
		}).Draw(r, "manage")
	case 22, 23, 24:
		return rapid.SampledFrom([]shared.Command{
			shared.AcceptCard{Card: some(r, "card", w.cards)},
			shared.DeclineCard{Card: some(r, "card", w.cards), Reason: word.Draw(r, "reason"), Comment: fresh(&w.comments)},
			shared.HandBackCard{Card: some(r, "card", w.cards), Reason: word.Draw(r, "reason")},
		}).Draw(r, "charge")
	case 25, 26:
		on := rapid.IntRange(0, 3).Draw(r, "off") > 0
		return rapid.SampledFrom([]shared.Command{
			shared.CollaborateCard{Card: some(r, "card", w.cards), User: some(r, "user", w.people), On: on},
			shared.WatchCard{Card: some(r, "card", w.cards), On: on},
		}).Draw(r, "people")
	case 27:
		if rapid.IntRange(0, 3).Draw(r, "stays") > 0 { // there are only so many
			return shared.WatchCard{Card: some(r, "card", w.cards), On: true}
		}
		return shared.RemoveMember{User: some(r, "user", w.mayLeave)}
	case 28, 29, 30, 31, 32, 33, 34:
		return w.part(r)
	default:
		return w.undo(r, actor)
	}
}

func (w *World) settings(r *rapid.T) *shared.SettingsEdit {
	maybe := rapid.Ptr(rapid.Bool(), true)
	e := &shared.SettingsEdit{
		PICsAddCards: maybe.Draw(r, "add"), PICsTakeCards: maybe.Draw(r, "take"), PICsSeeOnlyTheirs: maybe.Draw(r, "only theirs"),
		Limits: rapid.SampledFrom([]shared.Limits{"", shared.LimitsWarn, shared.LimitsRefuse, shared.LimitsRefuse}).Draw(r, "limits"),
	}
	switch rapid.IntRange(0, 4).Draw(r, "limited") {
	case 0: // as it is
	case 1:
		e.PICLimit = shared.Clear[int]()
	default:
		e.PICLimit = shared.Some(rapid.IntRange(0, 3).Draw(r, "pic limit"))
	}
	return e
}

// undo is mostly of something that actor has done lately.
func (w *World) undo(r *rapid.T, actor shared.UserID) shared.Undo {
	var candidates []shared.Change
	anybodys := rapid.IntRange(0, 4).Draw(r, "anybody's") == 0
	for _, change := range w.done {
		if anybodys || change.Actor == actor {
			candidates = append(candidates, change)
		}
	}
	if len(candidates) == 0 {
		return shared.Undo{Seq: rapid.Int64Range(1, w.head+3).Draw(r, "seq")}
	}
	lately := candidates[max(0, len(candidates)-8):]
	change := rapid.SampledFrom(lately).Draw(r, "undone")
	if change.Seq == 0 || rapid.Bool().Draw(r, "by command") {
		return shared.Undo{Command: change.Command}
	}
	return shared.Undo{Seq: change.Seq}
}
