package board

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// exporting is a board on its way out, on one view of the database.
type exporting struct {
	tx    bun.Tx
	board shared.BoardID
	seq   int64

	labels map[shared.LabelID]bool // that are written out
	order  []shared.CardID         // the cards that are, by number
	cards  map[shared.CardID]bool
}

// head reads all but what is about single cards.
func (e *exporting) head(ctx context.Context, row boardRow, now time.Time) (shared.Export, error) {
	out := shared.Export{Version: shared.ExportVersion, At: now, Board: row.board(), People: []shared.ExportPerson{}}
	err := e.tx.NewRaw(`
		SELECT u.id, u.name, coalesce(m.role, '') AS role FROM users AS u
		LEFT JOIN members AS m ON m.board_id = ?0 AND m.user_id = u.id
		WHERE u.id IN (
			SELECT user_id FROM members WHERE board_id = ?0
			UNION SELECT creator FROM cards WHERE board_id = ?0 AND deleted_at IS NULL
			UNION SELECT author FROM comments WHERE board_id = ?0 AND deleted_at IS NULL
			UNION SELECT author FROM attachments WHERE board_id = ?0 AND deleted_at IS NULL)
		ORDER BY u.name, u.id`, e.board).Scan(ctx, &out.People)
	if err != nil {
		return out, fmt.Errorf("read who is on the board: %w", err)
	}
	var labels []labelRow
	if err := e.tx.NewSelect().Model(&labels).Where("board_id = ? AND deleted_at IS NULL", e.board).Order("id").Scan(ctx); err != nil {
		return out, fmt.Errorf("read labels: %w", err)
	}
	for _, label := range labels {
		e.labels[label.ID] = true
	}
	var lists []listRow
	if err := e.tx.NewSelect().Model(&lists).Where("board_id = ? AND deleted_at IS NULL", e.board).Order("rank", "id").Scan(ctx); err != nil {
		return out, fmt.Errorf("read lists: %w", err)
	}
	err = e.tx.NewSelect().Model((*cardRow)(nil)).Column("card.id").Join("JOIN lists AS l ON l.id = card.list_id AND l.deleted_at IS NULL").
		Where("card.board_id = ? AND card.deleted_at IS NULL", e.board).Order("card.number").Scan(ctx, &e.order)
	if err != nil {
		return out, fmt.Errorf("find the cards: %w", err)
	}
	for _, id := range e.order {
		e.cards[id] = true
	}
	out.Labels, out.Lists = entities[labelRow, shared.Label](labels), entities[listRow, shared.List](lists)
	return out, nil
}

// exportBatch is how many cards an export holds in memory.
const exportBatch = 100

func (e *exporting) all(ctx context.Context, give func(shared.CardDetail) error) error {
	for ids := range slices.Chunk(e.order, exportBatch) {
		batch, err := e.batch(ctx, ids)
		if err != nil {
			return err
		}
		for _, card := range batch {
			if err := give(card); err != nil {
				return err
			}
		}
	}
	return nil
}

func (e *exporting) batch(ctx context.Context, ids []shared.CardID) ([]shared.CardDetail, error) {
	var cards []cardRow
	if err := e.tx.NewSelect().Model(&cards).Where("board_id = ? AND id IN (?)", e.board, bun.List(ids)).Order("number").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read cards: %w", err)
	}
	comments, err := parts[commentRow](ctx, e.tx, e.board, ids, func(c shared.Comment) shared.CardID { return c.Card }, "at", "id")
	if err != nil {
		return nil, err
	}
	checklists, err := parts[checklistRow](ctx, e.tx, e.board, ids, func(c shared.Checklist) shared.CardID { return c.Card }, "rank", "id")
	if err != nil {
		return nil, err
	}
	items, err := parts[itemRow](ctx, e.tx, e.board, ids, func(i shared.Item) shared.CardID { return i.Card }, "rank", "id")
	if err != nil {
		return nil, err
	}
	attachments, err := parts[attachmentRow](ctx, e.tx, e.board, ids, func(a shared.Attachment) shared.CardID { return a.Card }, "at", "id")
	if err != nil {
		return nil, err
	}
	activity, err := activities(ctx, e.tx, e.board, ids, 0)
	if err != nil {
		return nil, err
	}
	batch := make([]shared.CardDetail, len(cards))
	for i, row := range cards {
		card := row.whole()
		card.Labels = slices.DeleteFunc(card.Labels, func(id shared.LabelID) bool { return !e.labels[id] })
		card.BlockedBy = slices.DeleteFunc(card.BlockedBy, func(id shared.CardID) bool { return !e.cards[id] })
		batch[i] = shared.CardDetail{Card: card, Comments: orNone(comments[card.ID]), Checklists: orNone(checklists[card.ID]),
			Items: byChecklist(items[card.ID], checklists[card.ID]), Attachments: orNone(attachments[card.ID]),
			Activity: orNone(activity[card.ID]), Seq: e.seq}
	}
	return batch, nil
}

// byChecklist puts items in the order of their checklists, and leaves out those
// that went into the trash with theirs.
func byChecklist(items []shared.Item, checklists []shared.Checklist) []shared.Item {
	ordered := []shared.Item{}
	for _, list := range checklists {
		for _, item := range items {
			if item.Checklist == list.ID {
				ordered = append(ordered, item)
			}
		}
	}
	return ordered
}

func orNone[T any](all []T) []T {
	if all == nil {
		return []T{}
	}
	return all
}

// parts reads what is of one kind on some cards, in an order, by card.
func parts[R interface{ entity() E }, E any](ctx context.Context, tx bun.Tx, board shared.BoardID, ids []shared.CardID, card func(E) shared.CardID, order ...string) (map[shared.CardID][]E, error) {
	var rows []R
	err := tx.NewSelect().Model(&rows).Where("board_id = ? AND deleted_at IS NULL AND card_id IN (?)", board, bun.List(ids)).
		Order(order...).Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read what is on cards: %w", err)
	}
	by := map[shared.CardID][]E{}
	for _, row := range rows {
		part := row.entity()
		by[card(part)] = append(by[card(part)], part)
	}
	return by, nil
}
