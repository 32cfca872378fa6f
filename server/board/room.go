package board

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// tables are those of the kinds that a board holds so many of.
var tables = map[shared.Kind]string{
	shared.KindList:   `SELECT count(*) FROM lists WHERE board_id = $1 AND deleted_at IS NULL`,
	shared.KindCard:   `SELECT count(*) FROM cards WHERE board_id = $1 AND deleted_at IS NULL`,
	shared.KindLabel:  `SELECT count(*) FROM labels WHERE board_id = $1 AND deleted_at IS NULL`,
	shared.KindMember: `SELECT count(*) FROM members WHERE board_id = $1`,

	shared.KindItem:       `SELECT coalesce(sum(items), 0)::bigint FROM cards WHERE board_id = $1`,
	shared.KindAttachment: `SELECT coalesce(sum(attachments), 0)::bigint FROM cards WHERE board_id = $1`,
}

func (t *rowTx) Count(kind shared.Kind) (int, error) { return t.count(tables[kind], t.board) }

// roomForBoard refuses one more board to somebody who is on very many.
func (s *Service) roomForBoard(ctx context.Context, tx bun.Tx, actor shared.UserID) error {
	n, err := tx.NewSelect().Model((*memberRow)(nil)).Where("user_id = ?", actor).Count(ctx)
	if err != nil {
		return fmt.Errorf("count somebody's boards: %w", err)
	}
	if n >= shared.MaxBoards {
		return shared.Conflict(fmt.Sprintf("One person can be on %d boards at most. Leave some first.", shared.MaxBoards))
	}
	return nil
}
