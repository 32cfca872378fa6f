package board

import (
	"context"
	"fmt"
	"strings"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"

	"incharge/server/search"
	"incharge/shared"
)

// Query is what somebody searches for.
type Query struct {
	Text  string
	Board shared.BoardID // empty: all of theirs
	After string         // Next of the answer before
}

// found is how many cards one answer tells of.
const found = 20

// Search finds cards by words in their texts, among those that actor sees.
func (s *Service) Search(ctx context.Context, actor shared.UserID, query Query) (shared.Found, error) {
	answer := shared.Found{Results: []shared.Hit{}}
	place, last, err := query.after()
	if err != nil {
		return answer, err
	}
	words := search.Words(query.Text)
	err = s.read(ctx, func(ctx context.Context, tx bun.Tx) error {
		if query.Board != "" {
			if _, err := placeOf(ctx, tx, actor, query.Board); err != nil {
				return err
			}
		}
		seen, err := scopeOf(ctx, tx, actor, query.Board)
		if err != nil || len(seen.boards) == 0 || len(words) == 0 {
			return err
		}
		rows, err := seen.find(ctx, tx, words, place, last)
		if err != nil {
			return err
		}
		if len(rows) > found {
			rows = rows[:found]
			answer.Next = rows[found-1].Place + "." + string(rows[found-1].ID)
		}
		for _, row := range rows {
			if seen.shows(row.BoardID, row.cardRow.entity()) {
				answer.Results = append(answer.Results, row.hit(words))
			}
		}
		return nil
	})
	return answer, err
}

// after is behind which card the answer goes on.
func (q Query) after() (place string, card shared.CardID, err error) {
	if q.After == "" {
		return "", "", nil
	}
	place, id, _ := strings.Cut(q.After, ".")
	if card = shared.CardID(id); len(place) != 3 || strings.Trim(place, "0123456789") != "" || !shared.ValidID(card) {
		return "", "", shared.Invalid("after", "must be the next of an answer")
	}
	return place, card, nil
}

// scope is the boards that somebody is on, with what they see of each.
type scope struct {
	actor  shared.UserID
	boards map[shared.BoardID]shared.Sight
}

// scopeOf reads those of all boards that aren't in the trash, or of one.
func scopeOf(ctx context.Context, tx bun.Tx, actor shared.UserID, board shared.BoardID) (scope, error) {
	var rows []struct {
		ID       shared.BoardID
		Role     shared.Role
		Settings shared.Settings `bun:"type:jsonb"`
	}
	query := tx.NewSelect().TableExpr("boards AS b").ColumnExpr("b.id, m.role, b.settings").
		Join("JOIN members AS m ON m.board_id = b.id AND m.user_id = ?", actor).Where("b.deleted_at IS NULL")
	if board != "" {
		query.Where("b.id = ?", board)
	}
	if err := query.Scan(ctx, &rows); err != nil {
		return scope{}, fmt.Errorf("read what somebody sees: %w", err)
	}
	all := scope{actor: actor, boards: map[shared.BoardID]shared.Sight{}}
	for _, row := range rows {
		all.boards[row.ID] = shared.SightOf(row.Role, row.Settings)
	}
	return all, nil
}

func (s scope) shows(board shared.BoardID, card shared.Card) bool {
	return s.boards[board].Shows(s.actor, card.Concerned())
}

// with are the boards of which they have that sight; all of them for none.
func (s scope) with(sight shared.Sight) []string {
	ids := []string{}
	for id, its := range s.boards {
		if sight == shared.SightNone || its == sight {
			ids = append(ids, string(id))
		}
	}
	return ids
}

// foundRow is a card that was found. Best says which of its texts has the words:
// how many of them are missing there, its kind, and its id.
type foundRow struct {
	cardRow
	Place, Best, Body string
	BoardTitle        string
	List, ListTitle   string
	Category          shared.Category
	PutAway           bool
}

// find reads the cards that have all of the words, one more than are told of
// where there are. The longest word finds the cards by the index, and the others
// are looked for on these. Who sees which card is decided by Sight.Shows: what
// stands of it here only leaves out what isn't seen before it is counted.
func (s scope) find(ctx context.Context, tx bun.Tx, words []string, place string, last shared.CardID) ([]foundRow, error) {
	patterns := search.Patterns(words)
	texts := tx.NewSelect().TableExpr("texts AS t").ColumnExpr("t.card_id").GroupExpr("t.card_id").
		ColumnExpr("min((SELECT count(*) FROM unnest(?::text[]) AS pattern WHERE t.body NOT LIKE pattern) || t.kind::text || t.id) AS best", pgdialect.Array(patterns)).
		Where("t.card_id IN (SELECT card_id FROM texts WHERE body LIKE ? AND board_id = ANY (?))", patterns[0], pgdialect.Array(s.with(shared.SightNone))).
		Where("t.body LIKE ANY (?)", pgdialect.Array(patterns))
	for _, pattern := range patterns {
		texts.Having("bool_or(t.body LIKE ?)", pattern)
	}

	ranked := tx.NewSelect().With("found", texts).TableExpr("found").
		Join("JOIN cards AS card ON card.id = found.card_id AND card.deleted_at IS NULL").
		Join("JOIN lists AS l ON l.id = card.list_id AND l.deleted_at IS NULL").
		Join("JOIN boards AS b ON b.id = card.board_id").
		ColumnExpr(slim).ColumnExpr("card.board_id, found.best, b.title AS board_title, l.id AS list, l.title AS list_title, l.category").
		ColumnExpr("coalesce(card.archived_at, l.archived_at, b.archived_at) IS NOT NULL AS put_away").
		ColumnExpr("(coalesce(card.archived_at, l.archived_at, b.archived_at) IS NOT NULL)::integer || left(found.best, 2) AS place").
		Where(`card.board_id = ANY (?0) OR (card.pic = ?3 OR card.creator = ?3 OR ?3 = ANY (card.collaborators)) AND card.board_id = ANY (?1)
			OR (card.pic IS NULL OR card.pic = ?3 OR card.creator = ?3 OR ?3 = ANY (card.collaborators)) AND card.board_id = ANY (?2)`,
			pgdialect.Array(s.with(shared.SightAll)), pgdialect.Array(s.with(shared.SightTheirs)), pgdialect.Array(s.with(shared.SightFree)), s.actor)

	page := tx.NewSelect().With("ranked", ranked).TableExpr("ranked").ColumnExpr("ranked.*").
		ColumnExpr(`CASE substr(best, 2, 1) WHEN '0' THEN title
			WHEN '1' THEN (SELECT description FROM cards WHERE id = substr(best, 3)::uuid)
			WHEN '2' THEN (SELECT text FROM items WHERE id = substr(best, 3)::uuid)
			ELSE (SELECT body FROM comments WHERE id = substr(best, 3)::uuid) END AS body`).
		OrderExpr("place, id DESC").Limit(found + 1)
	if place != "" {
		page.Where("place > ?0 OR place = ?0 AND id < ?1", place, last)
	}
	var rows []foundRow
	if err := page.Scan(ctx, &rows); err != nil {
		return nil, fmt.Errorf("search for %d words: %w", len(words), err)
	}
	return rows, nil
}

func (r foundRow) hit(words []string) shared.Hit {
	where := shared.Wheres[r.Best[1]-'0']
	hit := shared.Hit{Card: r.cardRow.entity(), Archived: r.PutAway, Where: where,
		Board: shared.BoardRef{ID: r.BoardID, Title: r.BoardTitle},
		List:  shared.ListRef{ID: shared.ListID(r.List), Title: r.ListTitle, Category: r.Category},
		Title: search.Pieces(r.Title, words)}
	if where != shared.InTitle {
		hit.Excerpt = search.Excerpt(r.Body, words)
	}
	return hit
}
