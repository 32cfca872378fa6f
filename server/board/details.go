package board

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"

	"incharge/shared"
)

// mostDetails is how much Details reads at most, in bytes: it is held in memory
// as a whole. rowOverhead is what a row counts for beside its texts.
const (
	mostDetails = 8 << 20
	rowOverhead = 256
)

// Details reads what the snapshot leaves out of the open cards that actor sees.
// Where that is more than 8 MB, the cards that have changed last have it.
func (s *Service) Details(ctx context.Context, actor shared.UserID, board shared.BoardID) (shared.Details, error) {
	var details shared.Details
	err := s.read(ctx, func(ctx context.Context, tx bun.Tx) error {
		p, err := placeOf(ctx, tx, actor, board)
		if err != nil {
			return err
		}
		seen, all, err := seenCards(ctx, tx, p, actor, board)
		if err != nil {
			return err
		}
		cards, err := latest(ctx, tx, board, mostDetails, seen, all)
		if err != nil {
			return err
		}
		var texts []cardRow
		if err := cards.of(tx.NewSelect().Model(&texts).Column("id", "description").Where("card.description <> ''")).
			Order("card.id").Scan(ctx); err != nil {
			return fmt.Errorf("read descriptions: %w", err)
		}
		var comments []commentRow
		if err := cards.have(tx.NewSelect().Model(&comments).Where("comment_row.deleted_at IS NULL")).
			Scan(ctx); err != nil {
			return fmt.Errorf("read comments: %w", err)
		}
		var checklists []checklistRow
		if err := cards.have(tx.NewSelect().Model(&checklists).Where("checklist_row.deleted_at IS NULL")).Scan(ctx); err != nil {
			return fmt.Errorf("read checklists: %w", err)
		}
		var items []itemRow
		if err := cards.have(tx.NewSelect().Model(&items).Where("item_row.deleted_at IS NULL")).Scan(ctx); err != nil {
			return fmt.Errorf("read checklist items: %w", err)
		}
		var attachments []attachmentRow
		if err := cards.have(tx.NewSelect().Model(&attachments).Where("attachment_row.deleted_at IS NULL")).Scan(ctx); err != nil {
			return fmt.Errorf("read attachments: %w", err)
		}
		details = shared.Details{Seq: p.Head, Partial: cards.Partial, Descriptions: make([]shared.Description, len(texts)),
			Comments:   entities[commentRow, shared.Comment](comments),
			Checklists: entities[checklistRow, shared.Checklist](checklists), Items: entities[itemRow, shared.Item](items),
			Attachments: entities[attachmentRow, shared.Attachment](attachments)}
		for i, row := range texts {
			details.Descriptions[i] = shared.Description{Card: row.ID, Text: row.Description}
		}
		return nil
	})
	return details, err
}

// openCards are the open cards of a board, from the one that has changed last
// down to a certain one.
type openCards struct {
	Board   shared.BoardID
	Seq     int64 // of the last of them
	ID      shared.CardID
	Partial bool // there are more

	all  bool     // the reader sees every card; else
	seen []string // only these
}

// latest finds as many open cards as fit, with all that is on them, into so
// many bytes: of all cards, or of those that are seen.
func latest(ctx context.Context, tx bun.Tx, board shared.BoardID, most int, seen []string, all bool) (openCards, error) {
	var cards openCards
	err := tx.NewRaw(`
		WITH parts AS (
			SELECT card_id, octet_length(body) + octet_length(name) AS size FROM comments WHERE board_id = ?0 AND deleted_at IS NULL
			UNION ALL SELECT card_id, octet_length(title) FROM checklists WHERE board_id = ?0 AND deleted_at IS NULL
			UNION ALL SELECT card_id, octet_length(text) FROM items WHERE board_id = ?0 AND deleted_at IS NULL
			UNION ALL SELECT card_id, octet_length(name) + octet_length(url) FROM attachments WHERE board_id = ?0 AND deleted_at IS NULL
		), sizes AS (
			SELECT card_id, sum(size + ?2) AS size FROM parts GROUP BY card_id
		), running AS (
			SELECT card.seq, card.id, sum(octet_length(card.description) + coalesce(s.size, 0)) OVER (ORDER BY card.seq DESC, card.id DESC) AS total
			FROM cards AS card
			JOIN lists AS l ON l.id = card.list_id AND l.archived_at IS NULL AND l.deleted_at IS NULL
			LEFT JOIN sizes AS s ON s.card_id = card.id
			WHERE card.board_id = ?0 AND card.archived_at IS NULL AND card.deleted_at IS NULL
				AND (?3 OR card.id = ANY (?4::uuid[]))
		)
		SELECT ?0::uuid AS board, coalesce(f.seq, 9223372036854775807) AS seq, coalesce(f.id, ?0) AS id, coalesce(whole.total > ?1, false) AS partial
		FROM (SELECT max(total) AS total FROM running) AS whole
		LEFT JOIN (SELECT seq, id FROM running WHERE total <= ?1 ORDER BY total DESC, seq, id LIMIT 1) AS f ON true`,
		board, most, rowOverhead, all, pgdialect.Array(seen)).Scan(ctx, &cards)
	if err != nil {
		return cards, fmt.Errorf("find the latest cards: %w", err)
	}
	cards.all, cards.seen = all, seen
	return cards, nil
}

// of narrows a query of cards down to these.
func (c openCards) of(query *bun.SelectQuery) *bun.SelectQuery {
	if !c.all {
		query = query.Where("card.id = ANY (?::uuid[])", pgdialect.Array(c.seen))
	}
	return query.Join("JOIN lists AS l ON l.id = card.list_id AND l.archived_at IS NULL AND l.deleted_at IS NULL").
		Where("card.board_id = ? AND card.archived_at IS NULL AND card.deleted_at IS NULL", c.Board).
		Where("(card.seq, card.id) >= (?, ?)", c.Seq, c.ID)
}

// have narrows a query of what cards have down to what these do.
func (c openCards) have(query *bun.SelectQuery) *bun.SelectQuery {
	return c.of(query.Join("JOIN cards AS card ON card.board_id = ?TableAlias.board_id AND card.id = ?TableAlias.card_id")).
		OrderExpr("?TableAlias.id")
}
