package board

import (
	"database/sql"
	"errors"
	"fmt"

	"incharge/server/db"
	"incharge/shared"
)

// Places in an order, as shared.Tx wants them. Ranks never repeat in one
// order, archived and trashed things keep theirs, and all of them count here,
// so that a thing restored comes back to a place of its own.

func (t *rowTx) CardGap(list shared.ListID, self, after, before shared.CardID) (lo, hi string, err error) {
	return t.gap(cardOrder, string(list), string(self), string(after), string(before))
}

func (t *rowTx) ListGap(self, after, before shared.ListID) (lo, hi string, err error) {
	return t.gap(listOrder, string(t.board), string(self), string(after), string(before))
}

func (t *rowTx) CardAt(list shared.ListID, rank string, self shared.CardID) (shared.CardID, error) {
	id, err := t.text(cardOrder.at, t.board, list, self, rank)
	return shared.CardID(id), err
}

func (t *rowTx) ListAt(rank string, self shared.ListID) (shared.ListID, error) {
	id, err := t.text(listOrder.at, t.board, t.board, self, rank)
	return shared.ListID(id), err
}

// gap finds the ranks between which a thing lands in an order of owner's.
func (t *rowTx) gap(order order, owner, self, after, before string) (lo, hi string, err error) {
	if after != "" {
		if lo, hi, err = t.pair(order.above, t.board, owner, self, after); err != nil || lo != "" {
			return lo, hi, err
		}
	}
	if before != "" {
		if hi, lo, err = t.pair(order.below, t.board, owner, self, before); err != nil || hi != "" {
			return lo, hi, err
		}
	}
	lo, err = t.text(order.last, t.board, owner, self)
	return lo, "", err
}

// order is fixed queries about things by rank, but for one of them: $1 is the
// board, $2 whose order it is, and $3 the one.
type order struct {
	above, below string // rank of $4, and the one after it or before it
	last         string
	at           string // what has rank $4
}

var (
	cardOrder = newOrder("cards", "list_id")
	listOrder = newOrder("lists", "board_id")

	checklistOrder = newOrder("checklists", "card_id")
	itemOrder      = newOrder("items", "checklist_id")
)

func newOrder(table, owner string) order {
	but := " FROM " + table + " WHERE board_id = $1 AND " + owner + " = $2 AND id <> $3"
	named := " FROM (SELECT rank" + but + " AND id = $4) AS named"
	return order{
		above: "SELECT rank, coalesce((SELECT rank" + but + " AND rank > named.rank ORDER BY rank LIMIT 1), '') AS neighbour" + named,
		below: "SELECT rank, coalesce((SELECT rank" + but + " AND rank < named.rank ORDER BY rank DESC LIMIT 1), '') AS neighbour" + named,
		last:  "SELECT rank" + but + " ORDER BY rank DESC LIMIT 1",
		at:    "SELECT id" + but + " AND rank = $4",
	}
}

// pair reads a rank and its neighbour's, empty where there are none.
func (t *rowTx) pair(query string, values ...any) (rank, neighbour string, err error) {
	var row struct{ Rank, Neighbour string }
	err = db.One(t.ctx, t.tx, &row, query, values...)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", "", fmt.Errorf("find a place: %w", err)
	}
	return row.Rank, row.Neighbour, nil
}

// text reads one text, empty where there is no row.
func (t *rowTx) text(query string, values ...any) (string, error) {
	var found string
	err := db.One(t.ctx, t.tx, &found, query, values...)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("find a place: %w", err)
	}
	return found, nil
}
