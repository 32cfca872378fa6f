package board

import (
	"context"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"incharge/server/db"
	"incharge/shared"
)

// noticePatience is how long a job that was written may keep others from being
// written. It is there for a job that came to nothing: what there is to tell is
// then told by the next one.
const noticePatience = 10 * time.Minute

// notice sees to it that a job waits to tell people of the change. The first
// change after such a job began writes the next one: a burst costs one or two.
func (s *Service) notice(ctx context.Context, tx bun.Tx, row boardRow, change shared.Change) error {
	if !s.jobs.Tells(change) || row.NoticesAt != nil && change.At.Sub(*row.NoticesAt) < noticePatience {
		return nil
	}
	if err := db.Do(ctx, tx, `UPDATE boards SET notices_at = $2 WHERE id = $1`, change.Board, change.At); err != nil {
		return fmt.Errorf("say that a job waits: %w", err)
	}
	if err := s.jobs.Changed(ctx, tx, change.Board); err != nil {
		return fmt.Errorf("write the job of the change: %w", err)
	}
	return nil
}
