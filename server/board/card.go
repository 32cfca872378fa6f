package board

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// activityLimit is how many lines of a card's activity are read.
const activityLimit = 200

// Card reads one card with all that a board doesn't show of it.
func (s *Service) Card(ctx context.Context, actor shared.UserID, board shared.BoardID, card shared.CardID) (shared.CardDetail, error) {
	var detail shared.CardDetail
	if !shared.ValidID(card) {
		return detail, shared.NotFound("")
	}
	err := s.read(ctx, func(ctx context.Context, tx bun.Tx) error {
		p, err := placeOf(ctx, tx, actor, board)
		if err != nil {
			return err
		}
		var row cardRow
		err = tx.NewSelect().Model(&row).Where("board_id = ? AND id = ?", board, card).Scan(ctx)
		if errors.Is(err, sql.ErrNoRows) {
			return shared.NotFound("")
		}
		if err != nil {
			return fmt.Errorf("read the card: %w", err)
		}
		if !shared.SightOf(p.Role, p.Settings).Shows(actor, row.entity().Concerned()) {
			return shared.NotFound("")
		}
		var comments []commentRow
		if err := tx.NewSelect().Model(&comments).Where("board_id = ? AND card_id = ? AND deleted_at IS NULL", board, card).
			Order("at", "id").Scan(ctx); err != nil {
			return fmt.Errorf("read comments: %w", err)
		}
		var checklists []checklistRow
		if err := tx.NewSelect().Model(&checklists).Where("board_id = ? AND card_id = ? AND deleted_at IS NULL", board, card).
			Order("rank", "id").Scan(ctx); err != nil {
			return fmt.Errorf("read checklists: %w", err)
		}
		var items []itemRow
		if err := tx.NewSelect().Model(&items).Where("board_id = ? AND card_id = ? AND deleted_at IS NULL", board, card).
			Order("checklist_id", "rank", "id").Scan(ctx); err != nil {
			return fmt.Errorf("read checklist items: %w", err)
		}
		var attachments []attachmentRow
		if err := tx.NewSelect().Model(&attachments).Where("board_id = ? AND card_id = ? AND deleted_at IS NULL", board, card).
			Order("at", "id").Scan(ctx); err != nil {
			return fmt.Errorf("read attachments: %w", err)
		}
		activity, err := activityOf(ctx, tx, board, card)
		if err != nil {
			return err
		}
		detail = shared.CardDetail{Seq: p.Head, Card: row.whole(), Comments: entities[commentRow, shared.Comment](comments),
			Checklists: entities[checklistRow, shared.Checklist](checklists), Items: entities[itemRow, shared.Item](items),
			Attachments: entities[attachmentRow, shared.Attachment](attachments), Activity: activity}
		return nil
	})
	return detail, err
}

// activityOf reads the latest that has happened to a card.
func activityOf(ctx context.Context, tx bun.Tx, board shared.BoardID, card shared.CardID) ([]shared.Activity, error) {
	activity, err := activities(ctx, tx, board, []shared.CardID{card}, activityLimit)
	if err != nil || len(activity) == 0 {
		return []shared.Activity{}, err
	}
	return activity[card], nil
}

// activities reads what has happened to cards, newest first; most is how many
// lines, 0: all.
func activities(ctx context.Context, tx bun.Tx, board shared.BoardID, cards []shared.CardID, most int64) (map[shared.CardID][]shared.Activity, error) {
	var rows []struct {
		shared.Activity
		Note   *shared.Note  `bun:"type:jsonb"`
		Edits  []shared.Edit `bun:"type:jsonb"`
		CardID shared.CardID
	}
	err := tx.NewSelect().TableExpr("card_changes AS cc").
		Join("JOIN changes AS c ON c.board_id = cc.board_id AND c.seq = cc.seq").
		Join("LEFT JOIN users AS u ON u.id = c.actor").
		ColumnExpr("cc.card_id, c.seq, c.at, c.type, coalesce(c.actor::text, '') AS actor, coalesce(u.name, '') AS name").
		ColumnExpr(`coalesce(cc.from_list::text, '') AS "from", coalesce(cc.to_list::text, '') AS "to", cc.note, cc.edits`).
		Where("cc.board_id = ? AND cc.card_id IN (?)", board, bun.List(cards)).
		OrderExpr("cc.seq DESC").Limit(most).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("read the activity: %w", err)
	}
	by := map[shared.CardID][]shared.Activity{}
	for _, row := range rows {
		line := row.Activity
		line.At, line.Note, line.Edits = line.At.UTC(), row.Note, row.Edits
		by[row.CardID] = append(by[row.CardID], line)
	}
	return by, nil
}
