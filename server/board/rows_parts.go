package board

import (
	"time"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// What a card has on it.

type checklistRow struct {
	bun.BaseModel `bun:"table:checklists"`

	ID      shared.ChecklistID `bun:",pk"`
	BoardID shared.BoardID
	CardID  shared.CardID
	Title   string
	Rank    string

	DeletedAt *time.Time
	Seq       int64
}

func (r checklistRow) entity() shared.Checklist {
	return shared.Checklist{ID: r.ID, Card: r.CardID, Title: r.Title, Rank: r.Rank, DeletedAt: utc(r.DeletedAt), Seq: r.Seq}
}

func rowOfChecklist(board shared.BoardID, c shared.Checklist) *checklistRow {
	return &checklistRow{ID: c.ID, BoardID: board, CardID: c.Card, Title: c.Title, Rank: c.Rank, DeletedAt: c.DeletedAt, Seq: c.Seq}
}

type itemRow struct {
	bun.BaseModel `bun:"table:items"`

	ID          shared.ItemID `bun:",pk"`
	BoardID     shared.BoardID
	CardID      shared.CardID
	ChecklistID shared.ChecklistID
	Text        string
	Done        bool
	PIC         *shared.UserID `bun:"pic"`
	Due         *time.Time
	Rank        string
	DeletedAt   *time.Time
	Seq         int64
}

func (r itemRow) entity() shared.Item {
	return shared.Item{ID: r.ID, Checklist: r.ChecklistID, Card: r.CardID, Text: r.Text, Done: r.Done,
		PIC: r.PIC, Due: utc(r.Due), Rank: r.Rank, DeletedAt: utc(r.DeletedAt), Seq: r.Seq}
}

func rowOfItem(board shared.BoardID, i shared.Item) *itemRow {
	return &itemRow{ID: i.ID, BoardID: board, CardID: i.Card, ChecklistID: i.Checklist, Text: i.Text, Done: i.Done,
		PIC: i.PIC, Due: i.Due, Rank: i.Rank, DeletedAt: i.DeletedAt, Seq: i.Seq}
}

type attachmentRow struct {
	bun.BaseModel `bun:"table:attachments"`

	ID      shared.AttachmentID `bun:",pk"`
	BoardID shared.BoardID
	CardID  shared.CardID
	Name    string
	URL     string `bun:"url"`
	Type    string
	Size    int64
	Width   int
	Height  int
	Author  *shared.UserID
	At      time.Time

	DeletedAt *time.Time
	Seq       int64
}

func (r attachmentRow) entity() shared.Attachment {
	return shared.Attachment{ID: r.ID, Card: r.CardID, Name: r.Name, URL: r.URL, Type: r.Type, Size: r.Size,
		Width: r.Width, Height: r.Height, By: r.Author, At: r.At.UTC(), DeletedAt: utc(r.DeletedAt), Seq: r.Seq}
}

func rowOfAttachment(board shared.BoardID, a shared.Attachment) *attachmentRow {
	return &attachmentRow{ID: a.ID, BoardID: board, CardID: a.Card, Name: a.Name, URL: a.URL, Type: a.Type, Size: a.Size,
		Width: a.Width, Height: a.Height, Author: a.By, At: a.At, DeletedAt: a.DeletedAt, Seq: a.Seq}
}
