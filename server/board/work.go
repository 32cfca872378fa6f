package board

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"

	"incharge/shared"
)

// mostWork is how many cards one person's work is told of at once.
const mostWork = 2000

// Work reads what actor has to do on all boards, on one view of them: the
// changes that follow can be taken from the numbers that it tells.
func (s *Service) Work(ctx context.Context, actor shared.UserID) (shared.Work, error) {
	work := shared.Work{Cards: []shared.WorkCard{}, Boards: []shared.WorkBoard{}, Labels: []shared.Label{}}
	err := s.read(ctx, func(ctx context.Context, tx bun.Tx) error {
		err := tx.NewRaw(`SELECT b.id, b.title, b.head AS seq, b.settings, m.role, (SELECT l.id FROM lists l
				WHERE l.board_id = b.id AND l.category = ? AND l.archived_at IS NULL AND l.deleted_at IS NULL ORDER BY l.rank, l.id LIMIT 1) AS done
			FROM boards b JOIN members m ON m.board_id = b.id
			WHERE m.user_id = ? AND b.archived_at IS NULL AND b.deleted_at IS NULL ORDER BY b.id`, shared.Done, actor).Scan(ctx, &work.Boards)
		if err != nil {
			return fmt.Errorf("read where one's boards stand: %w", err)
		}
		cards, err := workCards(ctx, tx, actor)
		if err != nil {
			return err
		}
		work.Partial = len(cards) > mostWork
		work.Cards = cards[:min(len(cards), mostWork)]
		if err := itemsOf(ctx, tx, work.Cards, actor); err != nil {
			return err
		}
		work.Labels, err = labelsOf(ctx, tx, work.Cards)
		return err
	})
	return work, err
}

// workCards are those of actor's, one more than are told of where there are.
func workCards(ctx context.Context, tx bun.Tx, actor shared.UserID) ([]shared.WorkCard, error) {
	var rows []struct {
		cardRow
		Board, BoardTitle string
		Settings          shared.Settings `bun:"type:jsonb"`
		Role              shared.Role
		List, ListTitle   string
		Category          shared.Category
	}
	err := tx.NewSelect().Model((*cardRow)(nil)).ColumnExpr(slim).
		ColumnExpr("b.id AS board, b.title AS board_title, b.settings, m.role, l.id AS list, l.title AS list_title, l.category").
		Join("JOIN boards AS b ON b.id = card.board_id AND b.archived_at IS NULL AND b.deleted_at IS NULL").
		Join("JOIN members AS m ON m.board_id = card.board_id AND m.user_id = ?", actor).
		Join("JOIN lists AS l ON l.id = card.list_id AND l.archived_at IS NULL AND l.deleted_at IS NULL AND l.category <> ?", shared.Done).
		Where(`card.id IN (SELECT id FROM cards WHERE pic = ?0
			UNION ALL SELECT id FROM cards WHERE collaborators <> '{}' AND collaborators @> ARRAY[?0]::uuid[]
			UNION ALL SELECT i.card_id FROM items AS i JOIN checklists AS c ON c.id = i.checklist_id AND c.deleted_at IS NULL
				WHERE i.pic = ?0 AND NOT i.done AND i.deleted_at IS NULL)`, actor).
		Where("card.archived_at IS NULL AND card.deleted_at IS NULL").
		OrderExpr("card.deadline NULLS LAST, lower(b.title), b.id, l.rank, card.rank, card.id").
		Limit(mostWork+1).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("read one's cards: %w", err)
	}
	cards := []shared.WorkCard{}
	for _, row := range rows {
		card := row.cardRow.entity()
		if shared.SightOf(row.Role, row.Settings).Shows(actor, card.Concerned()) { // who has an item of a card need not see it
			cards = append(cards, shared.WorkCard{Card: card,
				Board: shared.BoardRef{ID: shared.BoardID(row.Board), Title: row.BoardTitle},
				List:  shared.ListRef{ID: shared.ListID(row.List), Title: row.ListTitle, Category: row.Category}})
		}
	}
	return cards, nil
}

// itemsOf puts to cards the items of actor's that are still to be done.
func itemsOf(ctx context.Context, tx bun.Tx, work []shared.WorkCard, actor shared.UserID) error {
	cards, place := make([]string, len(work)), map[shared.CardID]int{}
	for i, w := range work {
		cards[i], place[w.Card.ID] = string(w.Card.ID), i
		work[i].Items = []shared.Item{}
	}
	var rows []itemRow
	err := tx.NewSelect().Model(&rows).Join("JOIN checklists AS c ON c.id = item_row.checklist_id AND c.deleted_at IS NULL").
		Where("item_row.pic = ? AND NOT item_row.done AND item_row.deleted_at IS NULL", actor).
		Where("item_row.card_id = ANY(?::uuid[])", pgdialect.Array(cards)).
		OrderExpr("c.rank, c.id, item_row.rank, item_row.id").Scan(ctx)
	if err != nil {
		return fmt.Errorf("read one's items: %w", err)
	}
	for _, item := range entities[itemRow, shared.Item](rows) {
		w := &work[place[item.Card]]
		w.Items = append(w.Items, item)
	}
	return nil
}

// labelsOf reads the labels that cards carry, and takes off them those that are
// no longer there.
func labelsOf(ctx context.Context, tx bun.Tx, work []shared.WorkCard) ([]shared.Label, error) {
	used := []string{}
	for _, w := range work {
		used = append(used, retyped[string](w.Card.Labels)...)
	}
	var rows []labelRow
	err := tx.NewSelect().Model(&rows).Where("id = ANY(?::uuid[]) AND deleted_at IS NULL", pgdialect.Array(used)).Order("id").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the labels of one's cards: %w", err)
	}
	labels := entities[labelRow, shared.Label](rows)
	there := map[shared.LabelID]bool{}
	for _, label := range labels {
		there[label.ID] = true
	}
	for i := range work {
		kept := []shared.LabelID{}
		for _, id := range work[i].Card.Labels {
			if there[id] {
				kept = append(kept, id)
			}
		}
		work[i].Card.Labels = kept
	}
	return labels, nil
}
