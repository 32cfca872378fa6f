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
	Background  shared.Background
	Settings    shared.Settings `bun:"type:jsonb"`
	Head        int64
	LogStart    int64
	LastNumber  int64
	SightFrom   int64 // the change since which PICs see the cards that they see
	NoticesAt   *time.Time
	Seq         int64
	CreatedBy   *shared.UserID
	CreatedAt   time.Time
	ArchivedAt  *time.Time
	DeletedAt   *time.Time
}

func (r boardRow) board() shared.Board {
	return shared.Board{ID: r.ID, Title: r.Title, Description: r.Description, Background: r.Background, Settings: r.Settings,
		ArchivedAt: utc(r.ArchivedAt), DeletedAt: utc(r.DeletedAt), Seq: r.Seq}
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
