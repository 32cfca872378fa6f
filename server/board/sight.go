package board

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/uptrace/bun"

	"incharge/server/db"
	"incharge/shared"
)

// Concerned tells whom cards of a board concern, and at which of its changes
// that was so. Those that aren't there aren't in it.
func (s *Service) Concerned(ctx context.Context, board shared.BoardID, cards []shared.CardID) (seq int64, concerned map[shared.CardID]shared.Concerned, err error) {
	var rows []struct {
		Head          int64
		ID            *shared.CardID
		PIC           *shared.UserID `bun:"pic"`
		Collaborators []string       `bun:",array"`
		Creator       *shared.UserID
	}
	err = s.db.NewSelect().TableExpr("boards AS b").
		Join("LEFT JOIN cards AS card ON card.board_id = b.id AND card.id IN (?)", bun.List(cards)).
		ColumnExpr("b.head, card.id, card.pic, card.collaborators, card.creator").
		Where("b.id = ?", board).Scan(ctx, &rows)
	if err != nil {
		return 0, nil, fmt.Errorf("ask whom %d cards concern: %w", len(cards), err)
	}
	concerned = map[shared.CardID]shared.Concerned{}
	for _, row := range rows {
		if seq = row.Head; row.ID != nil {
			concerned[*row.ID] = shared.Concerned{PIC: row.PIC, Creator: row.Creator, Collaborators: retyped[shared.UserID](row.Collaborators)}
		}
	}
	return seq, concerned, nil
}

// seenCards gives the ids of the cards of a board that somebody there sees; all says
// that there is no need for any, since it is every card.
func seenCards(ctx context.Context, tx bun.Tx, p place, actor shared.UserID, board shared.BoardID) (ids []string, all bool, err error) {
	sight := shared.SightOf(p.Role, p.Settings)
	if sight == shared.SightAll {
		return nil, true, nil
	}
	var rows []cardRow
	err = tx.NewSelect().Model(&rows).Column("id", "pic", "collaborators", "creator").Where("board_id = ?", board).Scan(ctx)
	if err != nil {
		return nil, false, fmt.Errorf("find the cards that somebody sees: %w", err)
	}
	ids = []string{}
	for _, row := range rows {
		if sight.Shows(actor, row.entity().Concerned()) {
			ids = append(ids, string(row.ID))
		}
	}
	return ids, false, nil
}

// visible takes out the cards that a member doesn't see.
func (p place) visible(actor shared.UserID, cards []shared.Card) []shared.Card {
	sight := shared.SightOf(p.Role, p.Settings)
	if sight == shared.SightAll {
		return cards
	}
	visible := []shared.Card{}
	for _, card := range cards {
		if sight.Shows(actor, card.Concerned()) {
			visible = append(visible, card)
		}
	}
	return visible
}

// putMember writes a member's row, with since when they see what they see.
func (t *rowTx) putMember(m shared.Member, before shared.Entity) error {
	settings := t.row.Settings
	sight := shared.SightOf(m.Role, settings)
	old, known := before.(shared.Member)
	if !known {
		row := &memberRow{BoardID: t.board, UserID: m.User.ID, Role: m.Role, Seq: m.Seq, SightFrom: t.row.SightFrom}
		if settings.PICsSeeOnlyTheirs { // they may have been here before, and seen something else
			row.SightFrom = t.seq
		}
		_, err := t.tx.NewInsert().Model(row).Exec(t.ctx)
		return err
	}
	var from int64
	switch {
	case shared.SightOf(old.Role, settings) != sight:
		from = t.seq
		t.resighted = t.resighted || m.User.ID == t.actor.User.ID
	case old.Role == shared.PIC: // what the board said of PICs holds for what they have read
		from = t.row.SightFrom
	}
	return db.Do(t.ctx, t.tx, `UPDATE members SET role = $3, seq = $4, sight_from = greatest(sight_from, $5)
		WHERE board_id = $1 AND user_id = $2`, t.board, m.User.ID, m.Role, m.Seq, from)
}

// putBoard writes what the board says of itself, with since when its PICs see
// what they see.
func (t *rowTx) putBoard(b shared.Board) error {
	if shared.SightOf(shared.PIC, t.row.Settings) != shared.SightOf(shared.PIC, b.Settings) {
		t.row.SightFrom = t.seq
	}
	t.row.Title, t.row.Description, t.row.Settings, t.row.Seq = b.Title, b.Description, b.Settings, b.Seq
	t.row.Background, t.row.ArchivedAt, t.row.DeletedAt = b.Background, b.ArchivedAt, b.DeletedAt
	_, err := t.tx.NewUpdate().Model(&t.row).Column("title", "description", "background", "settings",
		"archived_at", "deleted_at", "seq", "sight_from").WherePK().Exec(t.ctx)
	return err
}

// seenBy is who sees the cards that the change is about; nil on a board where
// everybody sees all of them.
func (t *rowTx) seenBy() ([]shared.Seen, error) {
	if !t.row.Settings.PICsSeeOnlyTheirs {
		return nil, nil
	}
	return t.record.Seen(t.Card)
}

// told is a change as the answer to its actor, by whom it was made a moment ago.
func (t *rowTx) told(change shared.Change) shared.Change {
	if t.resighted {
		return change.Head()
	}
	return change.For(t.actor.User.ID, shared.SightOf(t.actor.Role, t.row.Settings))
}

// retold is a change as the answer to its actor, by whom it was made before. To
// who has left the board since it is told as to a PIC.
func retold(ctx context.Context, in bun.IDB, actor shared.UserID, change shared.Change) (shared.Change, error) {
	var p place
	err := db.One(ctx, in, &p, `SELECT coalesce(m.role, 'pic') AS role, b.settings,
		greatest(m.sight_from, CASE coalesce(m.role, 'pic') WHEN 'pic' THEN b.sight_from ELSE 0 END) AS sight_from
		FROM boards b LEFT JOIN members m ON m.board_id = b.id AND m.user_id = $1 WHERE b.id = $2`, actor, change.Board)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return shared.Change{}, shared.NotFound("")
	case err != nil:
		return shared.Change{}, fmt.Errorf("find out what somebody may be told: %w", err)
	case change.Trimmed, change.Seq <= p.SightFrom:
		return change.Head(), nil
	}
	return change.For(actor, shared.SightOf(p.Role, p.Settings)), nil
}
