package board

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// Archive reads what has been taken off a board and can be restored, newest
// first.
func (s *Service) Archive(ctx context.Context, actor shared.UserID, board shared.BoardID) (shared.Archive, error) {
	var archive shared.Archive
	err := s.read(ctx, func(ctx context.Context, tx bun.Tx) error {
		p, err := placeOf(ctx, tx, actor, board)
		if err != nil {
			return err
		}
		var lists []listRow
		err = tx.NewSelect().Model(&lists).
			Where("board_id = ? AND archived_at IS NOT NULL AND deleted_at IS NULL", board).
			Order("archived_at DESC", "id").Scan(ctx)
		if err != nil {
			return fmt.Errorf("read archived lists: %w", err)
		}
		var cards []cardRow
		err = tx.NewSelect().Model(&cards).ColumnExpr(slim).
			Join("JOIN lists AS l ON l.id = card.list_id").
			Where("card.board_id = ?", board).
			Where("card.archived_at IS NOT NULL OR card.deleted_at IS NOT NULL OR l.archived_at IS NOT NULL").
			OrderExpr("coalesce(card.deleted_at, card.archived_at, l.archived_at) DESC, card.rank, card.id").Scan(ctx)
		if err != nil {
			return fmt.Errorf("read archived cards: %w", err)
		}
		archive = shared.Archive{Seq: p.Head, Lists: entities[listRow, shared.List](lists), Cards: p.visible(actor, entities[cardRow, shared.Card](cards))}
		return nil
	})
	return archive, err
}
