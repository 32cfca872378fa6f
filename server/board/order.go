package board

import (
	"database/sql"
	"errors"
	"fmt"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// Places in an order, as shared.Tx wants them. Ranks never repeat in one
// order, archived and trashed things keep theirs, and all of them count here,
// so that a thing restored comes back to a place of its own.

func (t *rowTx) CardGap(list shared.ListID, self, after, before shared.CardID) (lo, hi string, err error) {
	return t.gap("cards", "list_id", string(list), string(self), string(after), string(before))
}

func (t *rowTx) ListGap(self, after, before shared.ListID) (lo, hi string, err error) {
	return t.gap("lists", "board_id", string(t.board), string(self), string(after), string(before))
}

func (t *rowTx) CardAt(list shared.ListID, rank string, self shared.CardID) (shared.CardID, error) {
	id, err := t.text(t.ranked("cards", "list_id", string(list), string(self)).Column("id").Where("rank = ?", rank))
	return shared.CardID(id), err
}

func (t *rowTx) ListAt(rank string, self shared.ListID) (shared.ListID, error) {
	id, err := t.text(t.ranked("lists", "board_id", string(t.board), string(self)).Column("id").Where("rank = ?", rank))
	return shared.ListID(id), err
}

// gap finds the ranks between which a thing lands in the order that column
// and owner name.
func (t *rowTx) gap(table, column, owner, self, after, before string) (lo, hi string, err error) {
	order := func() *bun.SelectQuery { return t.ranked(table, column, owner, self).Column("rank") }
	if after != "" {
		if lo, err = t.text(order().Where("id = ?", after)); err != nil {
			return "", "", err
		}
		if lo != "" {
			hi, err = t.text(order().Where("rank > ?", lo).Order("rank").Limit(1))
			return lo, hi, err
		}
	}
	if before != "" {
		if hi, err = t.text(order().Where("id = ?", before)); err != nil {
			return "", "", err
		}
		if hi != "" {
			lo, err = t.text(order().Where("rank < ?", hi).Order("rank DESC").Limit(1))
			return lo, hi, err
		}
	}
	lo, err = t.text(order().Order("rank DESC").Limit(1))
	return lo, "", err
}

func (t *rowTx) ranked(table, column, owner, self string) *bun.SelectQuery {
	return t.tx.NewSelect().TableExpr("?", bun.Ident(table)).
		Where("board_id = ?", t.board).
		Where("? = ?", bun.Ident(column), owner).
		Where("id <> ?", self)
}

// text reads one text, empty where there is no row.
func (t *rowTx) text(query *bun.SelectQuery) (string, error) {
	var found string
	err := query.Scan(t.ctx, &found)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("find a place: %w", err)
	}
	return found, nil
}
