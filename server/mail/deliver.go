package mail

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/mail"
	"slices"
	"time"

	"github.com/riverqueue/river"

	"incharge/shared"
)

// status is what the mail about a status change tells, as it is when it is
// sent, but for the two lists: these are the change's.
type status struct {
	Board     string
	Number    int64
	Card      string
	From, To  string // lists
	Actor     string
	PIC       string // empty: nobody
	InCharge  bool   // the recipient is the PIC
	Role      shared.Role
	Recipient string
	Email     string
	At        time.Time
	URL       string `bun:"-"`

	Settings      shared.Settings `bun:"type:jsonb"`
	Creator       *shared.UserID
	Charge        *shared.UserID
	Collaborators []string `bun:",array"`
}

// shown says whether the recipient sees the card.
func (s status) shown(recipient shared.UserID) bool {
	card := shared.Card{PIC: s.Charge, Creator: s.Creator}
	for _, id := range s.Collaborators {
		card.Collaborators = append(card.Collaborators, shared.UserID(id))
	}
	return shared.Visible(shared.Member{User: shared.User{ID: recipient}, Role: s.Role}, s.Settings, card)
}

// deliver sends one mail to one member, who may meanwhile not be one any more,
// or be disabled.
func (m *Mailer) deliver(ctx context.Context, job *river.Job[delivery]) error {
	args := job.Args
	if args.About != aboutStatus {
		return river.JobCancel(fmt.Errorf("a mail about %q is not known here", args.About))
	}
	s, err := m.status(ctx, args)
	if errors.Is(err, sql.ErrNoRows) {
		m.log.InfoContext(ctx, "mail dropped: the recipient does not see the card any more", "job", job.ID)
		return nil
	}
	if err != nil {
		return err
	}
	return m.send(ctx, job.JobRow, letter{
		id:      identity(aboutStatus, string(args.Board), fmt.Sprint(args.Seq), string(args.Card), string(args.Recipient)),
		thread:  identity("card", string(args.Card)),
		to:      mail.Address{Name: s.Recipient, Address: s.Email},
		content: aboutMove(s),
	})
}

// status gives sql.ErrNoRows when the recipient may not see the card any more.
func (m *Mailer) status(ctx context.Context, args delivery) (status, error) {
	change, err := m.change(ctx, args.Board, args.Seq)
	if err != nil {
		return status{}, err
	}
	i := slices.IndexFunc(change.Moves, func(move shared.Move) bool { return move.Card == args.Card })
	if i < 0 {
		return status{}, fmt.Errorf("change %d of board %s moves no card %s", args.Seq, args.Board, args.Card)
	}
	move := change.Moves[i]
	s := status{At: change.At, URL: fmt.Sprintf("%s/boards/%s/cards/", m.base, args.Board)}
	err = m.db.NewRaw(`
		SELECT b.title AS board, c.number, c.title AS card, f.title AS "from", t.title AS "to",
			coalesce(a.name, '') AS actor, coalesce(p.name, '') AS pic, c.pic IS NOT DISTINCT FROM u.id AS in_charge,
			m.role, u.name AS recipient, u.email, b.settings, c.creator, c.pic AS charge, c.collaborators
		FROM members m
		JOIN users u ON u.id = m.user_id AND u.disabled_at IS NULL
		JOIN boards b ON b.id = m.board_id
		JOIN cards c ON c.board_id = b.id AND c.id = ? AND c.deleted_at IS NULL
		JOIN lists f ON f.board_id = b.id AND f.id = ?
		JOIN lists t ON t.board_id = b.id AND t.id = ?
		LEFT JOIN users a ON a.id = ?
		LEFT JOIN users p ON p.id = c.pic
		WHERE m.board_id = ? AND m.user_id = ?`,
		args.Card, move.From, move.To, change.Actor, args.Board, args.Recipient).Scan(ctx, &s)
	if err != nil {
		return s, fmt.Errorf("read what a mail is about: %w", err)
	}
	if !s.shown(args.Recipient) {
		return s, sql.ErrNoRows
	}
	s.URL += fmt.Sprint(s.Number)
	return s, nil
}

// change is one that moved cards: who did it, when, and where they went. The
// rest of it may have been trimmed.
func (m *Mailer) change(ctx context.Context, board shared.BoardID, seq int64) (shared.Change, error) {
	change := shared.Change{Board: board, Seq: seq}
	err := m.db.NewRaw(`SELECT coalesce(actor::text, '') AS actor, at FROM changes WHERE board_id = ? AND seq = ?`, board, seq).Scan(ctx, &change)
	if err == nil {
		err = m.db.NewRaw(`
			SELECT card_id AS card, from_list AS "from", to_list AS "to" FROM card_changes
			WHERE board_id = ? AND seq = ? AND to_list IS NOT NULL ORDER BY card_id`, board, seq).Scan(ctx, &change.Moves)
	}
	if err != nil {
		return change, fmt.Errorf("read a change: %w", err)
	}
	change.At = change.At.UTC()
	return change, nil
}
