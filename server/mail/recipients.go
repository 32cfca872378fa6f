package mail

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/riverqueue/river"

	"incharge/server/jobs"
	"incharge/shared"
)

// statusChanged turns a status change into one delivery for each person who is
// concerned.
func (m *Mailer) statusChanged(ctx context.Context, job *river.Job[statusChanged]) error {
	change, err := m.change(ctx, job.Args.Board, job.Args.Seq)
	if errors.Is(err, sql.ErrNoRows) {
		return nil // the board is gone
	}
	if err != nil {
		return err
	}
	var next []river.InsertManyParams
	for _, move := range change.Moves {
		people, err := m.concerned(ctx, change, move.Card)
		if err != nil {
			return err
		}
		for _, person := range people {
			next = append(next, river.InsertManyParams{Args: delivery{
				About: aboutStatus, Board: change.Board, Seq: change.Seq, Card: move.Card, Recipient: person,
			}})
		}
	}
	return jobs.Follow(ctx, m.db, job, next)
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

// concerned are those members who supervise the board or are in charge of the
// card, but for the one who did it.
func (m *Mailer) concerned(ctx context.Context, change shared.Change, card shared.CardID) ([]shared.UserID, error) {
	var people []shared.UserID
	err := m.db.NewRaw(`
		SELECT m.user_id
		FROM members m
		JOIN cards c ON c.board_id = m.board_id AND c.id = ? AND c.deleted_at IS NULL
		WHERE m.board_id = ? AND (m.role = ? OR m.user_id = c.pic) AND m.user_id <> ?
		ORDER BY m.user_id`, card, change.Board, shared.Supervisor, change.Actor).Scan(ctx, &people)
	if err != nil {
		return nil, fmt.Errorf("find who is concerned with a card: %w", err)
	}
	return people, nil
}
