package mail

import (
	"context"

	"github.com/riverqueue/river"
	"github.com/uptrace/bun"

	"incharge/server/auth"
	"incharge/server/board"
	"incharge/server/jobs"
	"incharge/shared"
)

// Notices writes the jobs of which mails come. It is a
// board.Jobs and an auth.Letters.
type Notices struct{ queue *jobs.Queue }

var (
	_ board.Jobs   = Notices{}
	_ auth.Letters = Notices{}
)

func NewNotices(queue *jobs.Queue) Notices { return Notices{queue} }

// Tells is so of a status change that a person has made.
func (n Notices) Tells(change shared.Change) bool { return len(change.Moves) > 0 && change.Actor != "" }

// Changed notes that there have been such changes on a board.
func (n Notices) Changed(ctx context.Context, tx bun.Tx, board shared.BoardID) error {
	return n.queue.Insert(ctx, tx, statusChanged{Board: board}, nil)
}

// Invited notes an invitation of somebody who has no account.
func (n Notices) Invited(ctx context.Context, tx bun.Tx, invitation board.InvitationID) error {
	return n.queue.Insert(ctx, tx, invited{Invitation: invitation}, nil)
}

// Wrote notes a letter about an account.
func (n Notices) Wrote(ctx context.Context, tx bun.Tx, id auth.LetterID) error {
	return n.queue.Insert(ctx, tx, written{Letter: id}, nil)
}

// Jobs hold ids only: what people wrote, and their addresses, are read when
// they are needed, as they are then.

// statusChanged asks who is to hear of the moves on a board since they were
// told last.
type statusChanged struct {
	Board shared.BoardID `json:"board"`
}

func (statusChanged) Kind() string { return "status_changed" }

// aboutStatus is the only thing so far that a delivery is about.
const aboutStatus = "status_changed"

// delivery asks for one mail to one member about one card.
type delivery struct {
	About     string         `json:"kind"`
	Board     shared.BoardID `json:"board"`
	Seq       int64          `json:"seq"`
	Card      shared.CardID  `json:"card"`
	Recipient shared.UserID  `json:"recipient"`
}

func (delivery) Kind() string                 { return "mail" }
func (delivery) InsertOpts() river.InsertOpts { return river.InsertOpts{Queue: jobs.Outbound} }

// invited asks for the mail of an invitation.
type invited struct {
	Invitation board.InvitationID `json:"invitation"`
}

func (invited) Kind() string                 { return "invitation" }
func (invited) InsertOpts() river.InsertOpts { return river.InsertOpts{Queue: jobs.Outbound} }

// written asks for the mail of a letter about an account.
type written struct {
	Letter auth.LetterID `json:"letter"`
}

func (written) Kind() string                 { return "letter" }
func (written) InsertOpts() river.InsertOpts { return river.InsertOpts{Queue: jobs.Outbound} }
