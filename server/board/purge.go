package board

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// How much Purge does at a time, and in one call. A card may have hundreds of
// things on it, which go with it.
const (
	purgeRows    = 50
	purgeBatches = 20
)

// Purge removes for good what has been in the trash since before a time: boards,
// lists, cards, and what was on cards. more says that there is more of it.
//
// It takes a board's row as a command does, for one small transaction after the
// other, so that nothing comes back in the middle of one. Of a board its members
// go first: from then on it is there for nobody, however long the rest takes.
// What a log tells of what is gone stays until the log is trimmed.
func (s *Service) Purge(ctx context.Context, before time.Time) (more bool, err error) {
	for range purgeBatches {
		board, err := s.toPurge(ctx, before)
		if errors.Is(err, sql.ErrNoRows) {
			return false, nil
		}
		if err == nil {
			err = s.purge(ctx, board, before)
		}
		if err != nil {
			return false, fmt.Errorf("purge the trash of board %s: %w", board, err)
		}
	}
	return true, nil
}

// toPurge finds a board that has something old in the trash, or is there itself.
// A list waits for the cards in it.
func (s *Service) toPurge(ctx context.Context, before time.Time) (board shared.BoardID, err error) {
	err = s.db.NewRaw(`SELECT id FROM boards WHERE deleted_at < ?0
		UNION ALL SELECT board_id FROM cards WHERE deleted_at < ?0
		UNION ALL SELECT board_id FROM comments WHERE deleted_at < ?0
		UNION ALL SELECT board_id FROM checklists WHERE deleted_at < ?0
		UNION ALL SELECT board_id FROM items WHERE deleted_at < ?0
		UNION ALL SELECT board_id FROM attachments WHERE deleted_at < ?0
		UNION ALL SELECT board_id FROM lists WHERE deleted_at < ?0
			AND NOT EXISTS (SELECT 1 FROM cards WHERE cards.board_id = lists.board_id AND list_id = lists.id)
		LIMIT 1`, before).Scan(ctx, &board)
	return board, err
}

// trashed removes some of what is old in the trash of a board.
var trashed = []string{
	`DELETE FROM cards WHERE id IN (SELECT id FROM cards WHERE board_id = ?0 AND deleted_at < ?1 LIMIT ?2)`,
	`DELETE FROM comments WHERE id IN (SELECT id FROM comments WHERE board_id = ?0 AND deleted_at < ?1 LIMIT ?2)`,
	`DELETE FROM checklists WHERE id IN (SELECT id FROM checklists WHERE board_id = ?0 AND deleted_at < ?1 LIMIT ?2)`,
	`DELETE FROM items WHERE id IN (SELECT id FROM items WHERE board_id = ?0 AND deleted_at < ?1 LIMIT ?2)`,
	`DELETE FROM attachments WHERE id IN (SELECT id FROM attachments WHERE board_id = ?0 AND deleted_at < ?1 LIMIT ?2)`,
	`DELETE FROM lists WHERE id IN (SELECT id FROM lists WHERE board_id = ?0 AND deleted_at < ?1
		AND NOT EXISTS (SELECT 1 FROM cards WHERE cards.board_id = lists.board_id AND list_id = lists.id) LIMIT ?2)`,
}

// purge removes one batch of what is old in the trash of one board.
func (s *Service) purge(ctx context.Context, board shared.BoardID, before time.Time) error {
	return s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		var gone bool // itself
		err := tx.NewRaw(`SELECT coalesce(deleted_at < ?, false) FROM boards WHERE id = ? FOR UPDATE`, before, board).Scan(ctx, &gone)
		if errors.Is(err, sql.ErrNoRows) {
			return nil // another server was faster
		}
		if err != nil {
			return fmt.Errorf("lock the board: %w", err)
		}
		if gone {
			return purgeBoard(ctx, tx, board)
		}
		for _, query := range trashed {
			if _, err := tx.NewRaw(query, board, before, purgeRows).Exec(ctx); err != nil {
				return fmt.Errorf("remove what is on it: %w", err)
			}
		}
		return nil
	})
}

// purgeBoard removes some of a whole board, and what is left when that is little.
func purgeBoard(ctx context.Context, tx bun.Tx, board shared.BoardID) error {
	if _, err := tx.NewRaw(`DELETE FROM members WHERE board_id = ?`, board).Exec(ctx); err != nil {
		return fmt.Errorf("remove the members: %w", err)
	}
	for _, query := range []string{
		`DELETE FROM cards WHERE id IN (SELECT id FROM cards WHERE board_id = ?0 LIMIT ?1)`,
		`DELETE FROM changes WHERE board_id = ?0 AND seq IN (SELECT seq FROM changes WHERE board_id = ?0 ORDER BY seq LIMIT ?1)`,
	} {
		done, err := tx.NewRaw(query, board, purgeRows).Exec(ctx)
		if err != nil {
			return fmt.Errorf("remove what it holds: %w", err)
		}
		if n, err := done.RowsAffected(); err != nil || n == purgeRows {
			return err // there may be more
		}
	}
	if _, err := tx.NewRaw(`DELETE FROM boards WHERE id = ?`, board).Exec(ctx); err != nil {
		return fmt.Errorf("remove the board: %w", err)
	}
	return nil
}
