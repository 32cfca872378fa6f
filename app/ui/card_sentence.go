package ui

import (
	"strings"
	"time"

	"incharge/app/text"
	"incharge/shared"
)

// detailed are the acts of which what was changed says more than what they are
// called.
var detailed = map[string]bool{}

func init() {
	for _, c := range []shared.Command{
		shared.EditCard{}, shared.AssignCard{}, shared.ScheduleCard{}, shared.CollaborateCard{}, shared.WatchCard{}, shared.CoverCard{}, shared.BlockCard{},
		shared.CheckItem{}, shared.AddItem{}, shared.EditItem{}, shared.DeleteItem{}, shared.AddChecklist{}, shared.EditChecklist{}, shared.DeleteChecklist{},
		shared.AttachLink{}, shared.AttachFile{}, shared.EditAttachment{}, shared.DeleteAttachment{},
	} {
		detailed[c.Type()] = true
	}
}

// sentences say what one act has done to a card.
func (d *cardPanel) sentences(a shared.Activity) []string {
	t := text.T()
	title := func(id shared.ListID) string {
		l, _ := d.page.board.View().List(id)
		return l.Title
	}
	undo := a.Type == (shared.Undo{}).Type()
	did := t.Card.Did(a.Type, title(a.From), title(a.To))
	if a.From != "" || !undo && !detailed[a.Type] {
		return []string{did}
	}
	var all []string
	for _, e := range a.Edits {
		if words := t.Story.Edited(d.edited(a.Actor, e)); words != "" {
			all = append(all, words)
		}
	}
	switch {
	case len(all) == 0:
		return []string{did}
	case undo:
		return []string{t.Story.Undid(strings.Join(all, ", "))}
	}
	return all
}

// edited is what was changed, in the reader's words.
func (d *cardPanel) edited(actor shared.UserID, e shared.Edit) text.Edited {
	t, view := text.T(), d.page.board.View()
	say := func(was string) string {
		if was == "" {
			return ""
		}
		switch e.What {
		case shared.EditedPriority:
			return t.Card.Priorities(shared.Priority(was))
		case shared.EditedLabel:
			l, known := view.Label(shared.LabelID(was))
			switch {
			case !known:
				return t.Story.Label
			case l.Name == "":
				return t.Labels.Colors(l.Color)
			}
			return l.Name
		case shared.EditedPIC, shared.EditedCollaborator, shared.EditedWatcher:
			if name := d.nameOf(shared.UserID(was)); name != "" {
				return name
			}
			return t.Story.Nobody
		case shared.EditedBlocker:
			if c, ok := view.Card(shared.CardID(was)); ok && c.Title != "" {
				return c.Title
			}
			return t.Attach.Unknown
		case shared.EditedStart, shared.EditedDeadline:
			if at, err := time.Parse(time.RFC3339, was); err == nil {
				return t.Dates.At(inZone(at), d.now)
			}
		}
		return was
	}
	return text.Edited{What: e.What, From: say(e.From), To: say(e.To), Me: e.From+e.To == string(actor)}
}
