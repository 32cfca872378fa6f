package shared

import (
	"iter"
	"time"
)

// Change is what one command did to a board: the new state of whatever it
// touched, so that applying one twice, or a newer one first, does no harm.
// The changes of a board are numbered by Seq without gaps.
type Change struct {
	Seq     int64     `json:"seq" doc:"Its number in the board's log"`
	Board   BoardID   `json:"board"`
	Command CommandID `json:"command" doc:"The id that the command was sent with"`
	Type    string    `json:"type" doc:"The command's type"`
	Actor   UserID    `json:"actor,omitempty" doc:"Who did it; absent: Incharge itself"`
	At      time.Time `json:"at"`

	Boards      []Board      `json:"boards,omitempty" doc:"The board itself, when it was touched"`
	Lists       []List       `json:"lists,omitempty"`
	Cards       []Card       `json:"cards,omitempty"`
	Members     []Member     `json:"members,omitempty"`
	Labels      []Label      `json:"labels,omitempty"`
	Comments    []Comment    `json:"comments,omitempty"`
	Checklists  []Checklist  `json:"checklists,omitempty"`
	Items       []Item       `json:"items,omitempty"`
	Attachments []Attachment `json:"attachments,omitempty"`
	Deleted     Deleted      `json:"deleted,omitzero"`

	Moves     []Move      `json:"moves,omitempty" doc:"Cards that went to another list: status changes"`
	Conflicts []TextClash `json:"conflicts,omitempty" doc:"Texts that could not be merged"`
	Notes     []Note      `json:"notes,omitempty" doc:"What the history of the cards says besides"`
	Edits     []Edit      `json:"edits,omitempty" doc:"What was changed on cards that were there before"`

	Shown  []CardID `json:"shown,omitempty" doc:"Cards that come into the reader's sight with this change, where not everybody sees all of them: what the reader knew of them before is out of date"`
	Hidden []CardID `json:"hidden,omitempty" doc:"Cards that go out of the reader's sight with this change; they are among the deleted as well"`

	Trimmed bool `json:"trimmed,omitempty" doc:"Only in the answer to a command: it was carried out, and what it did can't be told, either because it was sent before, long ago, or because its sender sees other cards of the board now; read the board anew"`

	// Seen is who sees the cards that the change is about, where not everybody
	// does. It is the server's own: For takes it, and others out by it.
	Seen []Seen `json:"-"`
}

// Entities gives every entity that the change holds, in no order that matters.
func (c Change) Entities() iter.Seq[Entity] {
	return func(yield func(Entity) bool) {
		_ = each(c.Boards, yield) && each(c.Members, yield) && each(c.Labels, yield) &&
			each(c.Lists, yield) && each(c.Cards, yield) && each(c.Comments, yield) &&
			each(c.Checklists, yield) && each(c.Items, yield) && each(c.Attachments, yield)
	}
}

func each[E Entity](entities []E, yield func(Entity) bool) bool {
	for _, e := range entities {
		if !yield(e) {
			return false
		}
	}
	return true
}

// Deleted names what is no longer on the board: in the trash or removed. What
// was changed otherwise while in the trash is among the rest as well.
type Deleted struct {
	Cards    []CardID    `json:"cards,omitempty"`
	Lists    []ListID    `json:"lists,omitempty"`
	Labels   []LabelID   `json:"labels,omitempty"`
	Comments []CommentID `json:"comments,omitempty"`
	Members  []UserID    `json:"members,omitempty"`

	Checklists  []ChecklistID  `json:"checklists,omitempty"`
	Items       []ItemID       `json:"items,omitempty"`
	Attachments []AttachmentID `json:"attachments,omitempty"`
}

// IsZero reports that nothing was deleted.
func (d Deleted) IsZero() bool {
	return len(d.Cards)+len(d.Lists)+len(d.Labels)+len(d.Comments)+len(d.Members)+len(d.Checklists)+len(d.Items)+len(d.Attachments) == 0
}

// Move is a status change: a card went from one list to another.
type Move struct {
	Card CardID `json:"card"`
	From ListID `json:"from"`
	To   ListID `json:"to"`
}

// TextClash is a text that two people changed in the same lines. Kept is what
// stands on the card; Other is what the command wanted, kept here so that
// nobody's words are lost.
type TextClash struct {
	Card  CardID `json:"card"`
	Field string `json:"field" enum:"title,description"`
	Kept  string `json:"kept"`
	Other string `json:"other"`
}
