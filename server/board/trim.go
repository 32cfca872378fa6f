package board

import (
	"context"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// How much Trim does at a time, and in one call.
const (
	trimRows    = 500
	trimBatches = 20
)

// Trim takes what is older than before off the logs of all boards, oldest
// first: readers who have not got so far start from a snapshot, and what was
// done then can't be undone any more. more says that there is more to trim.
//
// What goes is the payload of a change: what it did, and what it replaced. Its
// row stays for good, with its number, who did it and when, what kind of
// command it was and under which id it was sent: a command that comes again,
// from a device that was off for a year, is answered as done and not done twice.
// Which cards it touched and where it took them stays as well: that is their
// history.
//
// It never makes anybody wait for long: rows of the log that it writes nobody
// else does, and a board's own row it takes last, for as long as a commit takes.
// That order can't deadlock with a command, which takes the board first: of the
// log, a command writes new rows only.
func (s *Service) Trim(ctx context.Context, before time.Time) (more bool, err error) {
	batches := 0
	for {
		var boards []boardRow
		err := s.db.NewSelect().Model(&boards).Column("board_row.id", "board_row.log_start").
			Join("JOIN changes AS c ON c.board_id = board_row.id AND c.seq = board_row.log_start + 1").
			Where("c.at < ?", before).Order("board_row.id").Limit(trimBatches).Scan(ctx)
		if err != nil {
			return false, fmt.Errorf("find logs to trim: %w", err)
		}
		if len(boards) == 0 {
			return false, nil
		}
		for _, board := range boards {
			if batches++; batches > trimBatches {
				return true, nil
			}
			if err := s.trim(ctx, board.ID, board.LogStart, before); err != nil {
				return false, fmt.Errorf("trim the log of board %s: %w", board.ID, err)
			}
		}
	}
}

// trim takes the oldest changes off one board's log, some hundreds at most. By
// the clocks of several servers a change may be older than the one in front of
// it: it waits for that one.
func (s *Service) trim(ctx context.Context, board shared.BoardID, start int64, before time.Time) error {
	var rows []changeRow
	err := s.db.NewSelect().Model(&rows).Column("seq", "at").
		Where("board_id = ? AND seq > ?", board, start).Order("seq").Limit(trimRows).Scan(ctx)
	if err != nil {
		return fmt.Errorf("read the log: %w", err)
	}
	end := start
	for _, row := range rows {
		if !row.At.Before(before) {
			break
		}
		end = row.Seq
	}
	return s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		_, err := tx.NewUpdate().Model((*changeRow)(nil)).Set("change = NULL, touched = NULL, seen = NULL").
			Where("board_id = ? AND seq > ? AND seq <= ?", board, start, end).Exec(ctx)
		if err != nil {
			return fmt.Errorf("clear the oldest changes: %w", err)
		}
		_, err = tx.NewUpdate().Model((*boardRow)(nil)).Set("log_start = greatest(log_start, ?)", end).
			Where("id = ?", board).Exec(ctx)
		if err != nil {
			return fmt.Errorf("move the start of the log: %w", err)
		}
		return nil
	})
}
