package board

import (
	"context"
	"fmt"

	"incharge/shared"
)

// Boards lists those that actor is a member of, by title. Those in the trash are
// there for their supervisors, who can restore them. A board was changed last
// when its newest change was made; of a trimmed one that is known still.
func (s *Service) Boards(ctx context.Context, actor shared.UserID) (shared.Boards, error) {
	boards := []shared.BoardSummary{}
	err := s.db.NewSelect().TableExpr("members AS m").
		Join("JOIN boards AS b ON b.id = m.board_id").
		Join("LEFT JOIN changes AS c ON c.board_id = b.id AND c.seq = b.head").
		Join("LEFT JOIN stars AS s ON s.user_id = m.user_id AND s.board_id = b.id").
		ColumnExpr("b.id, b.title, m.role, b.head AS seq, s.user_id IS NOT NULL AS starred, b.background").
		ColumnExpr("coalesce(c.at, b.created_at) AS updated_at, b.archived_at, b.deleted_at").
		Where("m.user_id = ?", actor).Where("b.deleted_at IS NULL OR m.role = ?", shared.Supervisor).
		OrderExpr("lower(b.title), b.id").
		Scan(ctx, &boards)
	if err != nil {
		return shared.Boards{}, fmt.Errorf("list boards: %w", err)
	}
	for i := range boards {
		b := &boards[i]
		b.UpdatedAt, b.ArchivedAt, b.DeletedAt = b.UpdatedAt.UTC(), utc(b.ArchivedAt), utc(b.DeletedAt)
	}
	return shared.Boards{Boards: boards}, nil
}

// Star puts a board among the first of actor's, or back among the others.
func (s *Service) Star(ctx context.Context, actor shared.UserID, board shared.BoardID, on bool) error {
	if _, err := placeOf(ctx, s.db, actor, board); err != nil {
		return err
	}
	query := "DELETE FROM stars WHERE board_id = ? AND user_id = ?"
	if on { // who is just leaving gets none
		query = `INSERT INTO stars (board_id, user_id)
			SELECT board_id, user_id FROM members WHERE board_id = ? AND user_id = ? FOR KEY SHARE ON CONFLICT DO NOTHING`
	}
	if _, err := s.db.NewRaw(query, board, actor).Exec(ctx); err != nil {
		return fmt.Errorf("star a board: %w", err)
	}
	return nil
}
