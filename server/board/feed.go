package board

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// Feed reads what Page reads, for those of whom it is known that they are
// members. It is one statement, so that nothing is trimmed between looking where
// the log begins and reading it.
func (s *Service) Feed(ctx context.Context, board shared.BoardID, since int64) (shared.Changes, error) {
	var rows []struct {
		Head     int64
		LogStart int64
		Seq      *int64
		Change   *shared.Change `bun:"type:jsonb"`
		Seen     []shared.Seen  `bun:"type:jsonb"`
	}
	err := s.db.NewSelect().TableExpr("boards AS b").
		Join("LEFT JOIN changes AS c ON c.board_id = b.id AND c.seq > GREATEST(?, b.log_start)", since).
		ColumnExpr("b.head, b.log_start, c.seq, c.change, c.seen").
		Where("b.id = ?", board).
		OrderExpr("c.seq").Limit(changesAtOnce).Scan(ctx, &rows)
	if err != nil {
		return shared.Changes{}, fmt.Errorf("read the log for everybody: %w", err)
	}
	if len(rows) == 0 {
		return shared.Changes{}, shared.NotFound("")
	}
	if since < rows[0].LogStart {
		return shared.Changes{}, errGone
	}
	feed := shared.Changes{Seq: rows[0].Head, Changes: []shared.Change{}}
	for _, row := range rows {
		if row.Change != nil {
			row.Change.Seen = row.Seen
			feed.Changes = append(feed.Changes, *row.Change)
		}
	}
	return feed, nil
}

// Heads tells where boards stand. Those that aren't there aren't in it.
func (s *Service) Heads(ctx context.Context, boards []shared.BoardID) (map[shared.BoardID]int64, error) {
	if len(boards) == 0 {
		return nil, nil
	}
	var rows []struct {
		ID   shared.BoardID
		Head int64
	}
	if err := s.db.NewSelect().TableExpr("boards").Column("id", "head").Where("id IN (?)", bun.List(boards)).Scan(ctx, &rows); err != nil {
		return nil, fmt.Errorf("ask where %d boards stand: %w", len(boards), err)
	}
	heads := make(map[shared.BoardID]int64, len(rows))
	for _, row := range rows {
		heads[row.ID] = row.Head
	}
	return heads, nil
}
