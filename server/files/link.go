package files

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// Link has an attachment of a board refer to a file, in the transaction that
// makes the attachment and holds the board's lock.
func (s *Service) Link(ctx context.Context, tx bun.Tx, board shared.BoardID, attachment shared.AttachmentID, file File) error {
	var size int64
	err := tx.NewRaw(`SELECT size FROM files WHERE id = ? FOR KEY SHARE`, file.ID).Scan(ctx, &size)
	if errors.Is(err, sql.ErrNoRows) { // swept away: that it was kept is more than a day ago
		return shared.Conflict("This file came too long ago. Send it again.")
	}
	if err != nil {
		return fmt.Errorf("hold a file: %w", err)
	}
	return s.refer(ctx, tx, board, attachment, file.ID, size)
}

// Copy has an attachment, which is there already, refer to the file of another:
// the bytes are kept once. It does nothing where that is a link. The transaction
// holds the locks of both boards.
func (s *Service) Copy(ctx context.Context, tx bun.Tx, from, to shared.AttachmentID) error {
	var row struct {
		Board shared.BoardID
		File  fileID
		Size  int64
	}
	err := tx.NewRaw(`SELECT a.board_id AS board, f.id AS file, f.size FROM attachment_files l
		JOIN files f ON f.id = l.file_id JOIN attachments a ON a.id = ? WHERE l.attachment_id = ?`, to, from).Scan(ctx, &row)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("find the file to copy: %w", err)
	}
	return s.refer(ctx, tx, row.Board, to, row.File, row.Size)
}

func (s *Service) refer(ctx context.Context, tx bun.Tx, board shared.BoardID, attachment shared.AttachmentID, file fileID, size int64) error {
	if err := s.room(ctx, tx, board, size); err != nil {
		return err
	}
	_, err := tx.NewRaw(`INSERT INTO attachment_files (attachment_id, file_id) VALUES (?, ?)`, attachment, file).Exec(ctx)
	if err != nil {
		return fmt.Errorf("refer to a file: %w", err)
	}
	return nil
}

// Room refuses a file of that size for which a board has no space now. Link and
// Copy ask again, under the board's lock.
func (s *Service) Room(ctx context.Context, board shared.BoardID, size int64) error {
	return s.room(ctx, s.db, board, size)
}

// Fits refuses what has been put onto a board already, with a card, in a
// transaction that holds its lock.
func (s *Service) Fits(ctx context.Context, tx bun.Tx, board shared.BoardID) error {
	return s.room(ctx, tx, board, 0)
}

func (s *Service) room(ctx context.Context, in bun.IDB, board shared.BoardID, size int64) error {
	var taken int64
	err := in.NewRaw(`SELECT coalesce(sum(f.size), 0)::bigint FROM attachments a
		JOIN attachment_files l ON l.attachment_id = a.id JOIN files f ON f.id = l.file_id
		WHERE a.board_id = ?`, board).Scan(ctx, &taken)
	if err != nil {
		return fmt.Errorf("add a board's files up: %w", err)
	}
	if taken+size > s.MaxBoard {
		return shared.Because(shared.Reason{Kind: shared.ReasonStored, Limit: int(s.MaxBoard >> 20)})
	}
	return nil
}
