package board

import (
	"context"
	"fmt"

	"incharge/shared"
)

// changesAtOnce is how many changes are read in one go.
const changesAtOnce = 500

// errGone answers a since that the log doesn't go on from.
var errGone = &shared.Error{Code: shared.CodeGone, Message: "The board's log doesn't go there; read the board anew."}

// Changes reads what has happened to a board after since, in order and without
// gaps, at most 500 changes at once. It answers Gone when the log doesn't
// reach back that far, and for a since that is ahead of the board.
func (s *Service) Changes(ctx context.Context, actor shared.UserID, board shared.BoardID, since int64) (shared.Changes, error) {
	if since < 0 {
		return shared.Changes{}, shared.Invalid("since", "must not be negative")
	}
	p, err := placeOf(ctx, s.db, actor, board)
	if err != nil {
		return shared.Changes{}, err
	}
	if since < p.LogStart || since > p.Head {
		return shared.Changes{}, errGone
	}
	if since == p.Head { // as for nearly all who resume
		return shared.Changes{Seq: p.Head, Changes: []shared.Change{}}, nil
	}
	var rows []changeRow
	err = s.db.NewSelect().Model(&rows).Column("seq", "change").
		Where("board_id = ? AND seq > ?", board, since).
		Order("seq").Limit(changesAtOnce).Scan(ctx)
	if err != nil {
		return shared.Changes{}, fmt.Errorf("read the log: %w", err)
	}
	changes := shared.Changes{Seq: p.Head, Changes: make([]shared.Change, len(rows))}
	for i, row := range rows {
		if row.Change == nil { // trimmed, since the log was asked where it starts
			return shared.Changes{}, errGone
		}
		changes.Changes[i] = *row.Change
		changes.Seq = max(changes.Seq, row.Seq)
	}
	return changes, nil
}
