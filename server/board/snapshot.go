package board

import (
	"context"
	"fmt"
	"slices"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// Seq tells where a board stands, and what actor sees of it there.
func (s *Service) Seq(ctx context.Context, actor shared.UserID, board shared.BoardID) (seq int64, sight shared.Sight, err error) {
	p, err := placeOf(ctx, s.db, actor, board)
	return p.Head, shared.SightOf(p.Role, p.Settings), err
}

// Snapshot reads what is open on a board.
func (s *Service) Snapshot(ctx context.Context, actor shared.UserID, board shared.BoardID) (shared.Snapshot, error) {
	var snapshot shared.Snapshot
	err := s.read(ctx, func(ctx context.Context, tx bun.Tx) error {
		p, err := placeOf(ctx, tx, actor, board)
		if err != nil {
			return err
		}
		var row boardRow
		if err := tx.NewSelect().Model(&row).Where("id = ?", board).Scan(ctx); err != nil {
			return fmt.Errorf("read the board: %w", err)
		}
		var members []memberRow
		err = tx.NewSelect().Model(&members).ColumnExpr("member_row.*, u.name, u.avatar").
			Join("JOIN users AS u ON u.id = member_row.user_id").
			Where("board_id = ?", board).OrderExpr("u.name, u.id").Scan(ctx)
		if err != nil {
			return fmt.Errorf("read members: %w", err)
		}
		var labels []labelRow
		err = tx.NewSelect().Model(&labels).Where("board_id = ? AND deleted_at IS NULL", board).Order("id").Scan(ctx)
		if err != nil {
			return fmt.Errorf("read labels: %w", err)
		}
		var lists []listRow
		err = tx.NewSelect().Model(&lists).
			Where("board_id = ? AND archived_at IS NULL AND deleted_at IS NULL", board).
			Order("rank", "id").Scan(ctx)
		if err != nil {
			return fmt.Errorf("read lists: %w", err)
		}
		var cards []cardRow
		err = tx.NewSelect().Model(&cards).ColumnExpr(slim).
			Join("JOIN lists AS l ON l.id = card.list_id").
			Where("card.board_id = ? AND card.archived_at IS NULL AND card.deleted_at IS NULL", board).
			Where("l.archived_at IS NULL AND l.deleted_at IS NULL").
			Order("l.rank", "l.id", "card.rank", "card.id").Scan(ctx)
		if err != nil {
			return fmt.Errorf("read cards: %w", err)
		}
		snapshot = shared.Snapshot{Seq: row.Head, Board: row.board(), Members: entities[memberRow, shared.Member](members),
			Labels: entities[labelRow, shared.Label](labels), Lists: entities[listRow, shared.List](lists),
			Cards: p.visible(actor, entities[cardRow, shared.Card](cards))}
		onlyLabels(snapshot.Cards, snapshot.Labels)
		return nil
	})
	return snapshot, err
}

// onlyLabels takes ids of labels that are no longer there off the cards.
func onlyLabels(cards []shared.Card, labels []shared.Label) {
	for i := range cards {
		cards[i].Labels = slices.DeleteFunc(cards[i].Labels, func(id shared.LabelID) bool {
			return !slices.ContainsFunc(labels, func(l shared.Label) bool { return l.ID == id })
		})
	}
}
