package board

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/uptrace/bun"

	"incharge/shared"
)

type filtersRow struct {
	bun.BaseModel `bun:"table:filters"`

	BoardID shared.BoardID  `bun:",pk"`
	UserID  shared.UserID   `bun:",pk"`
	Filters []shared.Filter `bun:"type:jsonb"`
}

// Filters are those that actor keeps of a board.
func (s *Service) Filters(ctx context.Context, actor shared.UserID, board shared.BoardID) (shared.Filters, error) {
	all := shared.Filters{Filters: []shared.Filter{}}
	if _, err := placeOf(ctx, s.db, actor, board); err != nil {
		return all, err
	}
	var row filtersRow
	err := s.db.NewSelect().Model(&row).Where("board_id = ? AND user_id = ?", board, actor).Scan(ctx)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return all, fmt.Errorf("read the filters of a board: %w", err)
	}
	if row.Filters != nil {
		all.Filters = row.Filters
	}
	return all, nil
}

// KeepFilters puts others in the place of those that actor keeps of a board.
func (s *Service) KeepFilters(ctx context.Context, actor shared.UserID, board shared.BoardID, filters shared.Filters) (shared.Filters, error) {
	if err := filters.Validate(); err != nil {
		return filters, err
	}
	if filters.Filters == nil {
		filters.Filters = []shared.Filter{}
	}
	err := s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		if _, err := placeOf(ctx, tx, actor, board); err != nil {
			return err
		}
		// The membership stays while this goes on: what hangs on it goes with it.
		held, err := tx.NewSelect().Model((*memberRow)(nil)).Column("seq").
			Where("board_id = ? AND user_id = ?", board, actor).For("KEY SHARE").Exec(ctx)
		if err != nil {
			return fmt.Errorf("hold a membership: %w", err)
		}
		if n, err := held.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, shared.NotFound(""))
		}
		_, err = tx.NewInsert().Model(&filtersRow{BoardID: board, UserID: actor, Filters: filters.Filters}).
			On("CONFLICT (board_id, user_id) DO UPDATE").Set("filters = EXCLUDED.filters").Exec(ctx)
		if err != nil {
			return fmt.Errorf("keep the filters of a board: %w", err)
		}
		return nil
	})
	return filters, err
}
