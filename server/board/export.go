package board

import (
	"context"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"incharge/server/audit"
	"incharge/shared"
)

// Exporter is handed a board that is written out: all but its cards, then one
// card after the other.
type Exporter interface {
	Begin(board shared.Export) error
	Card(card shared.CardDetail) error
	End() error
}

// NoteExport writes into the security log that a supervisor takes a board out,
// as what; it refuses everybody else. It comes before Export, and answers the
// board's title.
func (s *Service) NoteExport(ctx context.Context, actor shared.UserID, board shared.BoardID, as string) (title string, err error) {
	err = s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		row, err := managed(ctx, tx, actor, board)
		if err != nil {
			return err
		}
		title = row.Title
		return s.audit.Write(ctx, tx, audit.Event{Kind: shared.AuditExported, Actor: actor,
			Detail: map[string]string{"what": "board", "board": string(board), "format": as}})
	})
	return title, err
}

// Export reads a board whole, as it stands at one moment, for a supervisor: the
// archive as well, and the trash not. It holds no more than some cards at a time.
func (s *Service) Export(ctx context.Context, actor shared.UserID, board shared.BoardID, to Exporter) error {
	err := s.read(ctx, func(ctx context.Context, tx bun.Tx) error {
		row, err := managed(ctx, tx, actor, board)
		if err != nil {
			return err
		}
		e := exporting{tx: tx, board: board, seq: row.Head, labels: map[shared.LabelID]bool{}, cards: map[shared.CardID]bool{}}
		head, err := e.head(ctx, row, s.now().UTC().Truncate(time.Microsecond))
		if err != nil {
			return err
		}
		if err := to.Begin(head); err != nil {
			return err
		}
		if err := e.all(ctx, to.Card); err != nil {
			return err
		}
		return to.End()
	})
	if err != nil {
		return fmt.Errorf("export board %s: %w", board, err)
	}
	return nil
}

// managed is the row of a board that actor supervises and that is not in the trash.
func managed(ctx context.Context, tx bun.Tx, actor shared.UserID, board shared.BoardID) (boardRow, error) {
	var row boardRow
	p, err := placeOf(ctx, tx, actor, board)
	if err != nil {
		return row, err
	}
	if err := shared.Allowed(shared.Member{User: shared.User{ID: actor}, Role: p.Role}, shared.CanManage, nil, p.Settings); err != nil {
		return row, err
	}
	if err := tx.NewSelect().Model(&row).Where("id = ?", board).Scan(ctx); err != nil {
		return row, fmt.Errorf("read the board: %w", err)
	}
	if row.DeletedAt != nil {
		return row, shared.Because(shared.Reason{Kind: shared.ReasonInTrash, Thing: shared.KindBoard, Name: row.Title})
	}
	return row, nil
}
