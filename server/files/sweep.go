package files

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/uptrace/bun"
	"gocloud.dev/gcerrors"
)

// Sweep takes away, for good, the files that were made before a time and that no
// attachment refers to. One that the bucket won't let go of keeps no other.
func (s *Service) Sweep(ctx context.Context, before time.Time) error {
	var last fileID
	var failed error
	for {
		var next fileID
		err := s.db.NewRaw(`SELECT id FROM files f WHERE made_at < ? AND (? = '' OR id > nullif(?, '')::uuid)
			AND NOT EXISTS (SELECT FROM attachment_files WHERE file_id = f.id) ORDER BY id LIMIT 1`, before, last, last).Scan(ctx, &next)
		if errors.Is(err, sql.ErrNoRows) {
			return failed
		}
		if err != nil {
			return errors.Join(failed, fmt.Errorf("find a file that nothing refers to: %w", err))
		}
		if err := s.remove(ctx, next); err != nil && failed == nil {
			failed = err
		}
		last = next
	}
}

// Drop takes a file away at once that was kept for nothing. One that an
// attachment refers to after all stays.
func (s *Service) Drop(ctx context.Context, file File) error { return s.remove(ctx, file.ID) }

// remove takes a file away unless something refers to it. The row is held from
// the last look at that until the bytes are gone: who would link it meanwhile
// waits, and then finds nothing.
func (s *Service) remove(ctx context.Context, file fileID) error {
	return s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		var held fileID
		err := tx.NewRaw(`SELECT id FROM files WHERE id = ? FOR UPDATE SKIP LOCKED`, file).Scan(ctx, &held)
		if errors.Is(err, sql.ErrNoRows) { // gone, or somebody has it in hand
			return nil
		}
		if err != nil {
			return fmt.Errorf("hold a file: %w", err)
		}
		done, err := tx.NewRaw(`DELETE FROM files WHERE id = ?0 AND NOT EXISTS (SELECT FROM attachment_files WHERE file_id = ?0)`, file).Exec(ctx)
		if err != nil {
			return fmt.Errorf("forget a file: %w", err)
		}
		if n, err := done.RowsAffected(); err != nil || n == 0 {
			return err
		}
		for _, key := range []string{file.original(), file.preview()} {
			if err := s.bucket.Delete(ctx, key); err != nil && gcerrors.Code(err) != gcerrors.NotFound {
				return fmt.Errorf("take a file out of the bucket: %w", err)
			}
		}
		return nil
	})
}
