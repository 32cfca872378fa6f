package board

import (
	"time"

	"github.com/uptrace/bun"

	"incharge/shared"
)

type cardRow struct {
	bun.BaseModel `bun:"table:cards,alias:card"`

	ID          shared.CardID `bun:",pk"`
	BoardID     shared.BoardID
	ListID      shared.ListID
	Number      int64
	Rank        string
	Title       string
	Description string
	Described   bool           `bun:",scanonly"`
	PIC         *shared.UserID `bun:"pic"`
	Priority    shared.Priority
	Labels      []string `bun:",array"`
	StartAt     *time.Time
	Deadline    *time.Time
	Comments    int
	Attachments int
	Checklists  int
	Items       int
	ItemsDone   int

	Accepted      bool
	Collaborators []string `bun:",array"`
	Watchers      []string `bun:",array"`
	Creator       *shared.UserID
	Cover         *shared.AttachmentID
	BlockedBy     []string `bun:",array"`

	CreatedAt  time.Time
	ArchivedAt *time.Time
	DeletedAt  *time.Time
	Seq        int64
}

// slim is what a board shows of a card: all but the description, of which it
// says only whether there is one.
const slim = `card.id, card.list_id, card.number, card.rank, card.title, card.description <> '' AS described,
	card.pic, card.priority, card.labels, card.start_at, card.deadline, card.comments, card.attachments,
	card.checklists, card.items, card.items_done, card.accepted, card.collaborators, card.watchers, card.creator,
	card.cover, card.blocked_by, card.created_at, card.archived_at, card.deleted_at, card.seq`

func (r cardRow) entity() shared.Card {
	return shared.Card{ID: r.ID, Number: r.Number, List: r.ListID, Rank: r.Rank, Title: r.Title,
		PIC: r.PIC, Priority: r.Priority, Labels: retyped[shared.LabelID](r.Labels), Start: utc(r.StartAt), Deadline: utc(r.Deadline),
		Described: r.Described, Comments: r.Comments, Attachments: r.Attachments, Checklists: r.Checklists, Items: r.Items, ItemsDone: r.ItemsDone,
		Accepted: r.Accepted, Collaborators: retyped[shared.UserID](r.Collaborators), Watchers: retyped[shared.UserID](r.Watchers),
		Creator: r.Creator, Cover: r.Cover, BlockedBy: retyped[shared.CardID](r.BlockedBy), CreatedAt: r.CreatedAt.UTC(), ArchivedAt: utc(r.ArchivedAt), DeletedAt: utc(r.DeletedAt), Seq: r.Seq}
}

// whole is the card with its description, of a row that was read whole.
func (r cardRow) whole() shared.Card {
	card := r.entity()
	card.Description, card.Described = &r.Description, r.Description != ""
	return card
}

func rowOfCard(board shared.BoardID, c shared.Card) *cardRow {
	row := &cardRow{ID: c.ID, BoardID: board, ListID: c.List, Number: c.Number, Rank: c.Rank, Title: c.Title,
		PIC: c.PIC, Priority: c.Priority, Labels: retyped[string](c.Labels), StartAt: c.Start, Deadline: c.Deadline,
		Comments: c.Comments, Attachments: c.Attachments, Checklists: c.Checklists, Items: c.Items, ItemsDone: c.ItemsDone,
		Accepted: c.Accepted, Collaborators: retyped[string](c.Collaborators), Watchers: retyped[string](c.Watchers),
		Creator: c.Creator, Cover: c.Cover, BlockedBy: retyped[string](c.BlockedBy), CreatedAt: c.CreatedAt, ArchivedAt: c.ArchivedAt, DeletedAt: c.DeletedAt, Seq: c.Seq}
	if c.Description != nil {
		row.Description = *c.Description
	}
	return row
}

// retyped turns ids into ids of another type, never into nil.
func retyped[To, From ~string](ids []From) []To {
	all := make([]To, len(ids))
	for i, id := range ids {
		all[i] = To(id)
	}
	return all
}
