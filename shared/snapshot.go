package shared

import "time"

// Snapshot is a board as it stands at Seq: what is open on it, cards slim.
type Snapshot struct {
	Seq     int64    `json:"seq"`
	Board   Board    `json:"board"`
	Members []Member `json:"members"`
	Labels  []Label  `json:"labels"`
	Lists   []List   `json:"lists" doc:"In order"`
	Cards   []Card   `json:"cards" doc:"In order within each list"`
}

// Archive is what has been taken off a board and can be restored.
type Archive struct {
	Seq   int64  `json:"seq"`
	Lists []List `json:"lists" doc:"Archived lists; their cards are those that lie in them"`
	Cards []Card `json:"cards" doc:"Archived cards, cards of archived lists, and the trash (deleted_at)"`
}

// CardDetail is one card with all that a board doesn't show of it.
type CardDetail struct {
	Card        Card         `json:"card"`
	Comments    []Comment    `json:"comments" doc:"Oldest first"`
	Checklists  []Checklist  `json:"checklists" doc:"In order"`
	Items       []Item       `json:"items" doc:"In order within each checklist"`
	Attachments []Attachment `json:"attachments"`
	Activity    []Activity   `json:"activity" doc:"Newest first, at most 200"`
	Seq         int64        `json:"seq" doc:"The board's seq that all this was read at"`
}

// Activity is one line of what has happened to a card.
type Activity struct {
	Seq   int64     `json:"seq"`
	At    time.Time `json:"at"`
	Type  string    `json:"type" doc:"The command's type"`
	Actor UserID    `json:"actor,omitempty"`
	Name  string    `json:"name" doc:"The actor's name"`
	From  ListID    `json:"from,omitempty" doc:"With to: the list it was moved from"`
	To    ListID    `json:"to,omitempty"`
	Note  *Note     `json:"note,omitempty" doc:"What there is to say besides"`
	Edits []Edit    `json:"edits,omitempty" doc:"What was changed"`
}
