package board

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"incharge/server/db"
	"incharge/shared"
)

// changeRow is a line of the log. Of one that has been trimmed there is neither
// Change nor Touched.
type changeRow struct {
	bun.BaseModel `bun:"table:changes"`

	BoardID   shared.BoardID
	Seq       int64
	CommandID shared.CommandID
	Type      string
	Actor     *shared.UserID
	At        time.Time
	Change    *shared.Change   `bun:"type:jsonb"`
	Touched   []shared.Touched `bun:"type:jsonb"`
	Seen      []shared.Seen    `bun:"type:jsonb"`
	Trimmed   bool             `bun:",scanonly"`
}

// trimmed is Trimmed, to be selected.
const trimmed = "change_row.touched IS NULL AS trimmed"

// whole is the change that a row tells of, or what is left of it.
func (r changeRow) whole() shared.Change {
	if r.Change != nil {
		c := *r.Change
		c.Seen = r.Seen
		return c
	}
	c := shared.Change{Seq: r.Seq, Board: r.BoardID, Command: r.CommandID, Type: r.Type, At: r.At.UTC()}
	if r.Actor != nil {
		c.Actor = *r.Actor
	}
	return c.Head()
}

// logged finds a command in the board's log.
func logged(ctx context.Context, in bun.IDB, board shared.BoardID, id shared.CommandID) (change shared.Change, found bool, err error) {
	var row changeRow
	err = db.One(ctx, in, &row, `SELECT board_id, seq, command_id, type, actor, at, change, seen FROM changes
		WHERE board_id = $1 AND command_id = $2`, board, id)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return change, false, nil
	case err != nil:
		return change, false, fmt.Errorf("look for the command in the log: %w", err)
	}
	return row.whole(), true, nil
}

// write logs a change.
func (s *Service) write(ctx context.Context, tx bun.Tx, change shared.Change, record *shared.Record) error {
	touched, err := record.Touched()
	if err != nil {
		return err
	}
	var cards []string
	var from, to []*shared.ListID
	var notes []*shared.Note
	var edits []*[]shared.Edit
	for _, t := range touched {
		if t.Key.Kind != shared.KindCard {
			continue
		}
		cards, from, to, notes = append(cards, t.Key.ID), append(from, nil), append(to, nil), append(notes, nil)
		edits = append(edits, editsOf(change, t.Key.ID))
		for _, move := range change.Moves {
			if string(move.Card) == t.Key.ID {
				from[len(from)-1], to[len(to)-1] = &move.From, &move.To
			}
		}
		for _, note := range change.Notes {
			if string(note.Card) == t.Key.ID {
				notes[len(notes)-1] = &note
			}
		}
	}
	err = db.Do(ctx, tx, `WITH logged AS (
			INSERT INTO changes (board_id, seq, command_id, type, actor, at, change, touched, seen)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))
		INSERT INTO card_changes (board_id, seq, card_id, from_list, to_list, note, edits)
		SELECT $1, $2, * FROM unnest($10::uuid[], $11::uuid[], $12::uuid[], $13::jsonb[], $14::jsonb[])`,
		change.Board, change.Seq, change.Command, change.Type, nullable(change.Actor), change.At, change, touched, change.Seen,
		cards, from, to, notes, edits)
	if err != nil {
		return fmt.Errorf("log the change: %w", err)
	}
	return nil
}

// editsOf is what a change has changed on a card; nil for nothing.
func editsOf(change shared.Change, card string) *[]shared.Edit {
	var edits []shared.Edit
	for _, edit := range change.Edits {
		if string(edit.Card) == card {
			edits = append(edits, edit)
		}
	}
	if edits == nil {
		return nil
	}
	return &edits
}

// past reads a change back for undoing it: the one with that number or, where
// seq is 0, the one that the command made.
func past(ctx context.Context, tx bun.Tx, board shared.BoardID, seq int64, command shared.CommandID) (shared.Past, error) {
	var row changeRow
	query, field := tx.NewSelect().Model(&row).Column("seq", "actor", "type", "touched").ColumnExpr(trimmed).Where("board_id = ?", board), "seq"
	if seq != 0 {
		query = query.Where("seq = ?", seq)
	} else {
		query, field = query.Where("command_id = ?", command), "command"
	}
	err := query.Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return shared.Past{}, &shared.Error{Code: shared.CodeNotFound, Message: "There is no such change on this board.",
			Fields: []shared.FieldError{{Field: field, Message: "is not a change of this board"}}}
	}
	if err != nil {
		return shared.Past{}, fmt.Errorf("find change %d%s: %w", seq, command, err)
	}
	p := shared.Past{Seq: row.Seq, Type: row.Type, Touched: row.Touched, Trimmed: row.Trimmed}
	if row.Actor != nil {
		p.Actor = *row.Actor
	}
	return p, nil
}

// textAt is what a text was when its board was at base: what the first change
// since then that set it replaced, and what it is when none has. Whether a
// change that has been trimmed has set it can't be known.
func textAt(ctx context.Context, tx bun.Tx, card shared.Card, board shared.BoardID, field string, base int64) (text string, known bool, err error) {
	var rows []changeRow
	err = tx.NewSelect().Model(&rows).Column("change_row.touched").ColumnExpr(trimmed).
		Join("JOIN card_changes AS cc ON cc.board_id = change_row.board_id AND cc.seq = change_row.seq").
		Where("cc.board_id = ? AND cc.card_id = ? AND cc.seq > ?", board, card.ID, base).
		Order("cc.seq").Scan(ctx)
	if err != nil {
		return "", false, fmt.Errorf("find the %s at %d: %w", field, base, err)
	}
	for _, row := range rows {
		if row.Trimmed {
			return "", false, nil
		}
		for _, touched := range row.Touched {
			if touched.Key != card.Key() || touched.Before == nil {
				continue
			}
			var before struct{ Title, Description *string }
			if err := json.Unmarshal(touched.Before, &before); err != nil {
				return "", false, fmt.Errorf("read the log: %w", err)
			}
			if field == "title" && before.Title != nil {
				return *before.Title, true, nil
			}
			if field == "description" && before.Description != nil {
				return *before.Description, true, nil
			}
		}
	}
	if field == "title" {
		return card.Title, true, nil
	}
	return *card.Description, true, nil
}

func nullable[T ~string](id T) *T {
	if id == "" {
		return nil
	}
	return &id
}
