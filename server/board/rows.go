package board

import (
	"time"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// The rows beside what they are to everybody else. Times come out of the
// database in whatever zone the session has; they leave here in UTC.

type boardRow struct {
	bun.BaseModel `bun:"table:boards"`

	ID          shared.BoardID `bun:",pk"`
	Title       string
	Description string
	Settings    shared.Settings `bun:"type:jsonb"`
	Head        int64
	LogStart    int64
	LastNumber  int64
	SightFrom   int64 // the change since which PICs see the cards that they see
	NoticesAt   *time.Time
	Seq         int64
	CreatedBy   *shared.UserID
	CreatedAt   time.Time
}

func (r boardRow) board() shared.Board {
	return shared.Board{ID: r.ID, Title: r.Title, Description: r.Description, Settings: r.Settings, Seq: r.Seq}
}

type memberRow struct {
	bun.BaseModel `bun:"table:members"`

	BoardID shared.BoardID `bun:",pk"`
	UserID  shared.UserID  `bun:",pk"`
	Role    shared.Role
	Seq     int64

	SightFrom int64 // the change since which they see, by their role, the cards that they see

	Name   string `bun:",scanonly"`
	Avatar string `bun:",scanonly"`
}

func (r memberRow) entity() shared.Member {
	return shared.Member{User: shared.User{ID: r.UserID, Name: r.Name, Avatar: r.Avatar}, Role: r.Role, Seq: r.Seq}
}

type labelRow struct {
	bun.BaseModel `bun:"table:labels"`

	ID        shared.LabelID `bun:",pk"`
	BoardID   shared.BoardID
	Name      string
	Color     shared.Color
	DeletedAt *time.Time
	Seq       int64
}

func (r labelRow) entity() shared.Label {
	return shared.Label{ID: r.ID, Name: r.Name, Color: r.Color, DeletedAt: utc(r.DeletedAt), Seq: r.Seq}
}

func rowOfLabel(board shared.BoardID, l shared.Label) *labelRow {
	return &labelRow{ID: l.ID, BoardID: board, Name: l.Name, Color: l.Color, DeletedAt: l.DeletedAt, Seq: l.Seq}
}

type listRow struct {
	bun.BaseModel `bun:"table:lists"`

	ID         shared.ListID `bun:",pk"`
	BoardID    shared.BoardID
	Title      string
	Rank       string
	Category   shared.Category
	WIPLimit   *int `bun:"wip_limit"`
	Color      *shared.Color
	ArchivedAt *time.Time
	DeletedAt  *time.Time
	Seq        int64
}

func (r listRow) entity() shared.List {
	return shared.List{ID: r.ID, Title: r.Title, Rank: r.Rank, Category: r.Category, WIPLimit: r.WIPLimit,
		Color: r.Color, ArchivedAt: utc(r.ArchivedAt), DeletedAt: utc(r.DeletedAt), Seq: r.Seq}
}

func rowOfList(board shared.BoardID, l shared.List) *listRow {
	return &listRow{ID: l.ID, BoardID: board, Title: l.Title, Rank: l.Rank, Category: l.Category, WIPLimit: l.WIPLimit,
		Color: l.Color, ArchivedAt: l.ArchivedAt, DeletedAt: l.DeletedAt, Seq: l.Seq}
}

type commentRow struct {
	bun.BaseModel `bun:"table:comments"`

	ID        shared.CommentID `bun:",pk"`
	BoardID   shared.BoardID
	CardID    shared.CardID
	Author    *shared.UserID
	Name      string
	Body      string
	At        time.Time
	EditedAt  *time.Time
	DeletedAt *time.Time
	Seq       int64
}

func (r commentRow) entity() shared.Comment {
	return shared.Comment{ID: r.ID, Card: r.CardID, Author: r.Author, Name: r.Name, Body: r.Body, At: r.At.UTC(),
		EditedAt: utc(r.EditedAt), DeletedAt: utc(r.DeletedAt), Seq: r.Seq}
}

func rowOfComment(board shared.BoardID, c shared.Comment) *commentRow {
	return &commentRow{ID: c.ID, BoardID: board, CardID: c.Card, Author: c.Author, Name: c.Name, Body: c.Body, At: c.At,
		EditedAt: c.EditedAt, DeletedAt: c.DeletedAt, Seq: c.Seq}
}

type checklistRow struct {
	bun.BaseModel `bun:"table:checklists"`

	ID      shared.ChecklistID `bun:",pk"`
	BoardID shared.BoardID
	CardID  shared.CardID
	Title   string
	Rank    string
	Seq     int64
}

func (r checklistRow) entity() shared.Checklist {
	return shared.Checklist{ID: r.ID, Card: r.CardID, Title: r.Title, Rank: r.Rank, Seq: r.Seq}
}

func rowOfChecklist(board shared.BoardID, c shared.Checklist) *checklistRow {
	return &checklistRow{ID: c.ID, BoardID: board, CardID: c.Card, Title: c.Title, Rank: c.Rank, Seq: c.Seq}
}

type itemRow struct {
	bun.BaseModel `bun:"table:items"`

	ID          shared.ItemID `bun:",pk"`
	BoardID     shared.BoardID
	CardID      shared.CardID
	ChecklistID shared.ChecklistID
	Text        string
	Done        bool
	Due         *time.Time
	Rank        string
	Seq         int64
}

func (r itemRow) entity() shared.Item {
	return shared.Item{ID: r.ID, Checklist: r.ChecklistID, Card: r.CardID, Text: r.Text, Done: r.Done, Due: utc(r.Due), Rank: r.Rank, Seq: r.Seq}
}

func rowOfItem(board shared.BoardID, i shared.Item) *itemRow {
	return &itemRow{ID: i.ID, BoardID: board, CardID: i.Card, ChecklistID: i.Checklist, Text: i.Text, Done: i.Done, Due: i.Due, Rank: i.Rank, Seq: i.Seq}
}

type attachmentRow struct {
	bun.BaseModel `bun:"table:attachments"`

	ID      shared.AttachmentID `bun:",pk"`
	BoardID shared.BoardID
	CardID  shared.CardID
	Name    string
	URL     string `bun:"url"`
	At      time.Time
	Seq     int64
}

func (r attachmentRow) entity() shared.Attachment {
	return shared.Attachment{ID: r.ID, Card: r.CardID, Name: r.Name, URL: r.URL, At: r.At.UTC(), Seq: r.Seq}
}

func rowOfAttachment(board shared.BoardID, a shared.Attachment) *attachmentRow {
	return &attachmentRow{ID: a.ID, BoardID: board, CardID: a.Card, Name: a.Name, URL: a.URL, At: a.At, Seq: a.Seq}
}

// entities turns rows into what they are to everybody else.
func entities[R interface{ entity() E }, E any](rows []R) []E {
	all := make([]E, len(rows))
	for i, row := range rows {
		all[i] = row.entity()
	}
	return all
}

func utc(t *time.Time) *time.Time {
	if t == nil {
		return nil
	}
	u := t.UTC()
	return &u
}
