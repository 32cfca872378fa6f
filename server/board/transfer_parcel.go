package board

import (
	"database/sql"
	"fmt"
	"slices"

	"incharge/shared"
)

// pack reads a card with all that is on it and not in the trash.
func (t *rowTx) pack(id shared.CardID) (parcel shared.Parcel, err error) {
	if parcel.Card, err = t.Card(id); err != nil {
		return parcel, err
	}
	for _, id := range parcel.Card.Labels {
		label, err := t.Label(id)
		if err == nil && label.DeletedAt == nil {
			parcel.Labels = append(parcel.Labels, label)
		} else if err != nil && shared.CodeOf(err) != shared.CodeNotFound {
			return parcel, err
		}
	}
	if parcel.Comments, err = packed[commentRow, shared.Comment](t, id); err != nil {
		return parcel, err
	}
	if parcel.Checklists, err = packed[checklistRow, shared.Checklist](t, id); err != nil {
		return parcel, err
	}
	if parcel.Items, err = packed[itemRow, shared.Item](t, id); err != nil {
		return parcel, err
	}
	parcel.Items = slices.DeleteFunc(parcel.Items, func(item shared.Item) bool { // in the trash with its checklist
		return !slices.ContainsFunc(parcel.Checklists, func(c shared.Checklist) bool { return c.ID == item.Checklist })
	})
	parcel.Attachments, err = packed[attachmentRow, shared.Attachment](t, id)
	return parcel, err
}

func packed[R interface{ entity() E }, E shared.Entity](t *rowTx, card shared.CardID) ([]E, error) {
	var rows []R
	err := t.tx.NewSelect().Model(&rows).Where("board_id = ? AND card_id = ? AND deleted_at IS NULL", t.board, card).Order("id").Scan(t.ctx)
	if err != nil {
		return nil, fmt.Errorf("read what is on a card: %w", err)
	}
	return entities[R, E](rows), nil
}

// arrival is what comes from another board: its rows are there already.
type arrival struct {
	from shared.BoardID
	keys map[shared.Key]bool
}

func newArrival(from shared.BoardID, parcel shared.Parcel) *arrival {
	a := &arrival{from: from, keys: map[shared.Key]bool{parcel.Card.Key(): true}}
	for _, e := range parcel.Comments {
		a.keys[e.Key()] = true
	}
	for _, e := range parcel.Checklists {
		a.keys[e.Key()] = true
	}
	for _, e := range parcel.Items {
		a.keys[e.Key()] = true
	}
	for _, e := range parcel.Attachments {
		a.keys[e.Key()] = true
	}
	return a
}

func (a *arrival) brings(e shared.Entity) bool { return a != nil && a.keys[e.Key()] }

// bring takes the row of a card over from its board. The rows of what is on it
// follow by their foreign keys; what is in the trash of it has this change's
// number, too, since that of another board says nothing here.
func (t *rowTx) bring(card *cardRow) error {
	done, err := t.tx.NewUpdate().Model(card).WherePK().Where("board_id = ?", t.arriving.from).Exec(t.ctx)
	if err != nil {
		return err
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return fmt.Errorf("take over a card: %w", sql.ErrNoRows)
	}
	for _, query := range []string{
		`UPDATE comments SET seq = ? WHERE board_id = ? AND card_id = ?`,
		`UPDATE checklists SET seq = ? WHERE board_id = ? AND card_id = ?`,
		`UPDATE items SET seq = ? WHERE board_id = ? AND card_id = ?`,
		`UPDATE attachments SET seq = ? WHERE board_id = ? AND card_id = ?`,
	} {
		if _, err := t.tx.NewRaw(query, t.seq, t.board, card.ID).Exec(t.ctx); err != nil {
			return fmt.Errorf("take over what is on a card: %w", err)
		}
	}
	return nil
}
