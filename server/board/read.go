package board

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// Boards lists those that actor is a member of, by title.
func (s *Service) Boards(ctx context.Context, actor shared.UserID) (shared.Boards, error) {
	boards := []shared.BoardSummary{}
	err := s.db.NewSelect().TableExpr("members AS m").
		Join("JOIN boards AS b ON b.id = m.board_id").
		ColumnExpr("b.id, b.title, m.role, b.head AS seq").
		Where("m.user_id = ?", actor).
		OrderExpr("lower(b.title), b.id").
		Scan(ctx, &boards)
	if err != nil {
		return shared.Boards{}, fmt.Errorf("list boards: %w", err)
	}
	return shared.Boards{Boards: boards}, nil
}

// Seq tells where a board stands.
func (s *Service) Seq(ctx context.Context, actor shared.UserID, board shared.BoardID) (int64, error) {
	p, err := placeOf(ctx, s.db, actor, board)
	return p.Head, err
}

// Snapshot reads what is open on a board.
func (s *Service) Snapshot(ctx context.Context, actor shared.UserID, board shared.BoardID) (shared.Snapshot, error) {
	var snapshot shared.Snapshot
	err := s.read(ctx, func(ctx context.Context, tx bun.Tx) error {
		if _, err := placeOf(ctx, tx, actor, board); err != nil {
			return err
		}
		var row boardRow
		if err := tx.NewSelect().Model(&row).Where("id = ?", board).Scan(ctx); err != nil {
			return fmt.Errorf("read the board: %w", err)
		}
		var members []memberRow
		err := tx.NewSelect().Model(&members).ColumnExpr("member_row.*, u.name").
			Join("JOIN users AS u ON u.id = member_row.user_id").
			Where("board_id = ?", board).OrderExpr("u.name, u.id").Scan(ctx)
		if err != nil {
			return fmt.Errorf("read members: %w", err)
		}
		var labels []labelRow
		err = tx.NewSelect().Model(&labels).Where("board_id = ? AND deleted_at IS NULL", board).Order("id").Scan(ctx)
		if err != nil {
			return fmt.Errorf("read labels: %w", err)
		}
		var lists []listRow
		err = tx.NewSelect().Model(&lists).
			Where("board_id = ? AND archived_at IS NULL AND deleted_at IS NULL", board).
			Order("rank", "id").Scan(ctx)
		if err != nil {
			return fmt.Errorf("read lists: %w", err)
		}
		var cards []cardRow
		err = tx.NewSelect().Model(&cards).ColumnExpr(slim).
			Join("JOIN lists AS l ON l.id = card.list_id").
			Where("card.board_id = ? AND card.archived_at IS NULL AND card.deleted_at IS NULL", board).
			Where("l.archived_at IS NULL AND l.deleted_at IS NULL").
			Order("l.rank", "l.id", "card.rank", "card.id").Scan(ctx)
		if err != nil {
			return fmt.Errorf("read cards: %w", err)
		}
		snapshot = shared.Snapshot{Seq: row.Head, Board: row.board(), Members: entities[memberRow, shared.Member](members),
			Labels: entities[labelRow, shared.Label](labels), Lists: entities[listRow, shared.List](lists),
			Cards: entities[cardRow, shared.Card](cards)}
		onlyLabels(snapshot.Cards, snapshot.Labels)
		return nil
	})
	return snapshot, err
}

// Archive reads what has been taken off a board and can be restored, newest
// first.
func (s *Service) Archive(ctx context.Context, actor shared.UserID, board shared.BoardID) (shared.Archive, error) {
	var archive shared.Archive
	err := s.read(ctx, func(ctx context.Context, tx bun.Tx) error {
		p, err := placeOf(ctx, tx, actor, board)
		if err != nil {
			return err
		}
		var lists []listRow
		err = tx.NewSelect().Model(&lists).
			Where("board_id = ? AND archived_at IS NOT NULL AND deleted_at IS NULL", board).
			Order("archived_at DESC", "id").Scan(ctx)
		if err != nil {
			return fmt.Errorf("read archived lists: %w", err)
		}
		var cards []cardRow
		err = tx.NewSelect().Model(&cards).ColumnExpr(slim).
			Join("JOIN lists AS l ON l.id = card.list_id").
			Where("card.board_id = ?", board).
			Where("card.archived_at IS NOT NULL OR card.deleted_at IS NOT NULL OR l.archived_at IS NOT NULL").
			OrderExpr("coalesce(card.deleted_at, card.archived_at, l.archived_at) DESC, card.rank, card.id").Scan(ctx)
		if err != nil {
			return fmt.Errorf("read archived cards: %w", err)
		}
		archive = shared.Archive{Seq: p.Head, Lists: entities[listRow, shared.List](lists), Cards: entities[cardRow, shared.Card](cards)}
		return nil
	})
	return archive, err
}

// activityLimit is how many lines of a card's activity are read.
const activityLimit = 200

// Card reads one card with all that a board doesn't show of it.
func (s *Service) Card(ctx context.Context, actor shared.UserID, board shared.BoardID, card shared.CardID) (shared.CardDetail, error) {
	var detail shared.CardDetail
	if !shared.ValidID(card) {
		return detail, shared.NotFound("")
	}
	err := s.read(ctx, func(ctx context.Context, tx bun.Tx) error {
		p, err := placeOf(ctx, tx, actor, board)
		if err != nil {
			return err
		}
		var row cardRow
		err = tx.NewSelect().Model(&row).Where("board_id = ? AND id = ?", board, card).Scan(ctx)
		if errors.Is(err, sql.ErrNoRows) {
			return shared.NotFound("")
		}
		if err != nil {
			return fmt.Errorf("read the card: %w", err)
		}
		var comments []commentRow
		if err := tx.NewSelect().Model(&comments).Where("board_id = ? AND card_id = ? AND deleted_at IS NULL", board, card).
			Order("at", "id").Scan(ctx); err != nil {
			return fmt.Errorf("read comments: %w", err)
		}
		var checklists []checklistRow
		if err := tx.NewSelect().Model(&checklists).Where("board_id = ? AND card_id = ?", board, card).
			Order("rank", "id").Scan(ctx); err != nil {
			return fmt.Errorf("read checklists: %w", err)
		}
		var items []itemRow
		if err := tx.NewSelect().Model(&items).Where("board_id = ? AND card_id = ?", board, card).
			Order("checklist_id", "rank", "id").Scan(ctx); err != nil {
			return fmt.Errorf("read checklist items: %w", err)
		}
		var attachments []attachmentRow
		if err := tx.NewSelect().Model(&attachments).Where("board_id = ? AND card_id = ?", board, card).
			Order("at", "id").Scan(ctx); err != nil {
			return fmt.Errorf("read attachments: %w", err)
		}
		activity, err := activityOf(ctx, tx, board, card)
		if err != nil {
			return err
		}
		detail = shared.CardDetail{Seq: p.Head, Card: row.whole(), Comments: entities[commentRow, shared.Comment](comments),
			Checklists: entities[checklistRow, shared.Checklist](checklists), Items: entities[itemRow, shared.Item](items),
			Attachments: entities[attachmentRow, shared.Attachment](attachments), Activity: activity}
		return nil
	})
	return detail, err
}

func activityOf(ctx context.Context, tx bun.Tx, board shared.BoardID, card shared.CardID) ([]shared.Activity, error) {
	var rows []struct {
		Seq    int64
		At     time.Time
		Type   string
		Actor  *shared.UserID
		Name   *string
		Change shared.Change `bun:"type:jsonb"`
	}
	err := tx.NewSelect().TableExpr("card_changes AS cc").
		Join("JOIN changes AS c ON c.board_id = cc.board_id AND c.seq = cc.seq").
		Join("LEFT JOIN users AS u ON u.id = c.actor").
		ColumnExpr("c.seq, c.at, c.type, c.actor, u.name, c.change").
		Where("cc.board_id = ? AND cc.card_id = ?", board, card).
		OrderExpr("cc.seq DESC").Limit(activityLimit).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("read the activity: %w", err)
	}
	activity := make([]shared.Activity, len(rows))
	for i, row := range rows {
		line := shared.Activity{Seq: row.Seq, At: row.At.UTC(), Type: row.Type}
		if row.Actor != nil {
			line.Actor, line.Name = *row.Actor, *row.Name
		}
		for _, move := range row.Change.Moves {
			if move.Card == card {
				line.From, line.To = move.From, move.To
			}
		}
		activity[i] = line
	}
	return activity, nil
}

// onlyLabels takes ids of labels that are no longer there off the cards.
func onlyLabels(cards []shared.Card, labels []shared.Label) {
	for i := range cards {
		cards[i].Labels = slices.DeleteFunc(cards[i].Labels, func(id shared.LabelID) bool {
			return !slices.ContainsFunc(labels, func(l shared.Label) bool { return l.ID == id })
		})
	}
}

// changesAtOnce is how many changes are read in one go.
const changesAtOnce = 500

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
		return shared.Changes{}, &shared.Error{Code: shared.CodeGone, Message: "The board's log doesn't go there; read the board anew."}
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
		changes.Changes[i] = row.Change
		changes.Seq = max(changes.Seq, row.Seq)
	}
	return changes, nil
}
