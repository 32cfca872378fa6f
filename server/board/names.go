package board

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// Names says what members of a board are called today, of those asked for.
func (s *Service) Names(ctx context.Context, board shared.BoardID, users []shared.UserID) (func(shared.UserID) string, error) {
	names := map[shared.UserID]string{}
	of := func(user shared.UserID) string { return names[user] }
	if len(users) == 0 {
		return of, nil
	}
	var rows []struct {
		ID   shared.UserID
		Name string
	}
	err := s.db.NewSelect().TableExpr("members AS m").Join("JOIN users AS u ON u.id = m.user_id").
		Column("u.id", "u.name").Where("m.board_id = ? AND m.user_id IN (?)", board, bun.List(users)).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("read names: %w", err)
	}
	for _, row := range rows {
		names[row.ID] = row.Name
	}
	return of, nil
}
