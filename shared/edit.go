package shared

import (
	"slices"
	"time"
)

// Edit is one thing that a change has changed on a card, for the history of the
// card. What has come has no From, what has gone no To. What may be long is only
// named.
type Edit struct {
	Card CardID   `json:"card"`
	What EditKind `json:"what" enum:"title,description,priority,label,pic,start,deadline,collaborator,watcher,cover,blocker,checklist,item,done,attachment"`
	From string   `json:"from,omitempty" doc:"What it was: of title, checklist, item and attachment the words; of label, pic, collaborator, watcher and blocker an id; of start and deadline a time; of done the item that is no longer"`
	To   string   `json:"to,omitempty" doc:"What it has become, likewise; of done the item that is now"`
}

// EditKind is what was changed.
type EditKind string

const (
	EditedTitle        EditKind = "title"
	EditedDescription  EditKind = "description"
	EditedPriority     EditKind = "priority"
	EditedLabel        EditKind = "label"
	EditedPIC          EditKind = "pic"
	EditedStart        EditKind = "start"
	EditedDeadline     EditKind = "deadline"
	EditedCollaborator EditKind = "collaborator"
	EditedWatcher      EditKind = "watcher"
	EditedCover        EditKind = "cover"
	EditedBlocker      EditKind = "blocker"
	EditedChecklist    EditKind = "checklist"
	EditedItemText     EditKind = "item"
	EditedItemDone     EditKind = "done"
	EditedFile         EditKind = "attachment"
)

// EditKinds lists all of them.
var EditKinds = []EditKind{EditedTitle, EditedDescription, EditedPriority, EditedLabel, EditedPIC, EditedStart, EditedDeadline,
	EditedCollaborator, EditedWatcher, EditedCover, EditedBlocker, EditedChecklist, EditedItemText, EditedItemDone, EditedFile}

// mostEdits is how many of them one change tells of a board.
const mostEdits = 100

// edits is what was changed on cards that were there before.
func (r *Record) edits() []Edit {
	var all []Edit
	added, lists := map[CardID]bool{}, map[ChecklistID]bool{}
	for _, t := range r.touched {
		switch after := t.after.(type) {
		case Card:
			added[after.ID] = t.before == nil
		case Checklist:
			before, known := t.before.(Checklist)
			lists[after.ID] = !known || (before.DeletedAt == nil) != (after.DeletedAt == nil)
		}
	}
	for _, t := range r.touched {
		switch after := t.after.(type) {
		case Card:
			if before, known := t.before.(Card); known {
				all = append(all, cardEdits(before, after)...)
			}
		case Checklist:
			before, _ := t.before.(Checklist)
			all = append(all, worded(after.Card, EditedChecklist, before.Title, before.DeletedAt, after.Title, after.DeletedAt)...)
		case Item:
			if before, _ := t.before.(Item); !lists[after.Checklist] { // else it comes or goes with its checklist
				all = append(all, itemEdits(before, after)...)
			}
		case Attachment:
			before, _ := t.before.(Attachment)
			all = append(all, worded(after.Card, EditedFile, before.Name, before.DeletedAt, after.Name, after.DeletedAt)...)
		}
	}
	all = slices.DeleteFunc(all, func(e Edit) bool { return added[e.Card] })
	return all[:min(len(all), mostEdits)]
}

func cardEdits(before, after Card) (all []Edit) {
	one := func(what EditKind, from, to string) {
		if from != to {
			all = append(all, Edit{after.ID, what, from, to})
		}
	}
	one(EditedTitle, before.Title, after.Title)
	if text(before.Description) != text(after.Description) {
		all = append(all, Edit{Card: after.ID, What: EditedDescription})
	}
	one(EditedPriority, string(before.Priority), string(after.Priority))
	all = append(all, comings(after.ID, EditedLabel, before.Labels, after.Labels)...)
	one(EditedPIC, string(deref(before.PIC)), string(deref(after.PIC)))
	one(EditedStart, stamp(before.Start), stamp(after.Start))
	one(EditedDeadline, stamp(before.Deadline), stamp(after.Deadline))
	all = append(all, comings(after.ID, EditedCollaborator, before.Collaborators, after.Collaborators)...)
	all = append(all, comings(after.ID, EditedWatcher, before.Watchers, after.Watchers)...)
	one(EditedCover, string(deref(before.Cover)), string(deref(after.Cover)))
	return append(all, comings(after.ID, EditedBlocker, before.BlockedBy, after.BlockedBy)...)
}

func itemEdits(before, after Item) []Edit {
	all := worded(after.Card, EditedItemText, before.Text, before.DeletedAt, after.Text, after.DeletedAt)
	if len(all) > 0 {
		return all
	}
	switch {
	case after.Done && !before.Done:
		return []Edit{{Card: after.Card, What: EditedItemDone, To: after.Text}}
	case before.Done && !after.Done:
		return []Edit{{Card: after.Card, What: EditedItemDone, From: after.Text}}
	case deref(before.PIC) != deref(after.PIC) || stamp(before.Due) != stamp(after.Due):
		return []Edit{{after.Card, EditedItemText, before.Text, after.Text}} // the words are the same
	}
	return nil
}

// worded is what became of something that goes by its words and may be in the
// trash.
func worded(card CardID, what EditKind, from string, fromGone *time.Time, to string, toGone *time.Time) []Edit {
	if fromGone != nil {
		from = ""
	}
	if toGone != nil {
		to = ""
	}
	if from == to {
		return nil
	}
	return []Edit{{card, what, from, to}}
}

// comings are those that have gone, and those that have come.
func comings[T ~string](card CardID, what EditKind, before, after []T) (all []Edit) {
	for _, id := range before {
		if !slices.Contains(after, id) {
			all = append(all, Edit{Card: card, What: what, From: string(id)})
		}
	}
	for _, id := range after {
		if !slices.Contains(before, id) {
			all = append(all, Edit{Card: card, What: what, To: string(id)})
		}
	}
	return all
}

func deref[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

// stamp is a time as an edit has it.
func stamp(t *time.Time) string {
	if t == nil {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
