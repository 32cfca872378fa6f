package board

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// MayAttach looks, before a file is received, whether it could be put onto a
// card: where the log has the command already, done is what it did and found is
// true. Attach decides.
func (s *Service) MayAttach(ctx context.Context, actor shared.UserID, board shared.BoardID, id shared.CommandID, card shared.CardID) (done shared.Outcome, found bool, err error) {
	err = s.read(ctx, func(ctx context.Context, tx bun.Tx) error {
		p, err := placeOf(ctx, tx, actor, board)
		if err != nil {
			return err
		}
		known, logged, err := logged(ctx, tx, board, id)
		if err != nil {
			return err
		}
		if logged {
			if known.Actor != actor || known.Type != (shared.AttachFile{}).Type() {
				return shared.Conflict("This command id has been used for something else.")
			}
			found, done.Seq = true, known.Seq
			done.Change, err = retold(ctx, tx, actor, known)
			return err
		}
		var row cardRow
		err = tx.NewSelect().Model(&row).Where("board_id = ? AND id = ?", board, card).Scan(ctx)
		if errors.Is(err, sql.ErrNoRows) {
			return shared.NotFound("")
		}
		if err != nil {
			return fmt.Errorf("find the card: %w", err)
		}
		onto, member := row.entity(), shared.Member{User: shared.User{ID: actor}, Role: p.Role}
		return shared.Allowed(member, shared.CanEdit, &onto, p.Settings)
	})
	return done, found, err
}

// Attach puts a file onto a card that has been received. link has the attachment
// refer to it, in the transaction that makes the attachment; where the log has
// the command already, it is not called.
func (s *Service) Attach(ctx context.Context, actor shared.UserID, board shared.BoardID, id shared.CommandID, command shared.AttachFile, link func(ctx context.Context, tx bun.Tx) error) (shared.Outcome, error) {
	return s.executeAlso(ctx, actor, board, id, command, link)
}

// Attachment reads one that is on a card which actor sees.
func (s *Service) Attachment(ctx context.Context, actor shared.UserID, board shared.BoardID, id shared.AttachmentID) (shared.Attachment, error) {
	if !shared.ValidID(id) {
		return shared.Attachment{}, shared.NotFound("")
	}
	p, err := placeOf(ctx, s.db, actor, board)
	if err != nil {
		return shared.Attachment{}, err
	}
	var row attachmentRow
	err = s.db.NewSelect().Model(&row).Where("board_id = ? AND id = ? AND deleted_at IS NULL", board, id).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return shared.Attachment{}, shared.NotFound("")
	}
	if err != nil {
		return shared.Attachment{}, fmt.Errorf("find the attachment: %w", err)
	}
	var card cardRow
	err = s.db.NewSelect().Model(&card).Where("board_id = ? AND id = ?", board, row.CardID).Scan(ctx)
	if err != nil {
		return shared.Attachment{}, fmt.Errorf("find its card: %w", err)
	}
	if !shared.SightOf(p.Role, p.Settings).Shows(actor, card.entity().Concerned()) {
		return shared.Attachment{}, shared.NotFound("")
	}
	return row.entity(), nil
}
