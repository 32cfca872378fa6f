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
// gaps, at most 500 changes at once, as actor sees it. It answers Gone when the
// log doesn't reach back that far or actor saw other cards then, and for a since
// that is ahead of the board.
func (s *Service) Changes(ctx context.Context, actor shared.UserID, board shared.BoardID, since int64) (shared.Changes, error) {
	changes, who, err := s.Page(ctx, actor, board, since)
	if err != nil {
		return shared.Changes{}, err
	}
	if since < who.Start {
		return shared.Changes{}, errGone
	}
	for i, change := range changes.Changes {
		changes.Changes[i] = change.For(actor, who.Sight())
	}
	return changes, nil
}

// Page reads what Changes reads, as it is for those who see all: who says what
// actor may be told of it. There is nothing in it that is newer than that.
func (s *Service) Page(ctx context.Context, actor shared.UserID, board shared.BoardID, since int64) (changes shared.Changes, who shared.Onlooker, err error) {
	if since < 0 {
		return changes, who, shared.Invalid("since", "must not be negative")
	}
	p, err := placeOf(ctx, s.db, actor, board)
	if err != nil {
		return changes, who, err
	}
	if since < p.LogStart || since > p.Head {
		return changes, who, errGone
	}
	who = shared.Onlooker{User: actor, Role: p.Role, Settings: p.Settings, Start: p.SightFrom, Seq: p.Head}
	changes = shared.Changes{Seq: p.Head, Changes: []shared.Change{}}
	if since == p.Head { // as for nearly all who resume
		return changes, who, nil
	}
	var rows []changeRow
	err = s.db.NewSelect().Model(&rows).Column("seq", "change", "seen").
		Where("board_id = ? AND seq > ? AND seq <= ?", board, since, p.Head).
		Order("seq").Limit(changesAtOnce).Scan(ctx)
	if err != nil {
		return changes, who, fmt.Errorf("read the log: %w", err)
	}
	for _, row := range rows {
		if row.Change == nil { // trimmed, since the log was asked where it starts
			return changes, who, errGone
		}
		changes.Changes = append(changes.Changes, row.whole())
	}
	return changes, who, nil
}
