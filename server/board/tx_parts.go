package board

import (
	"fmt"

	"incharge/shared"
)

// What cards have on them, as shared.Tx wants it.

func (t *rowTx) Checklist(id shared.ChecklistID) (shared.Checklist, error) {
	return seek(t, string(id), shared.KindChecklist, checklistRow.entity)
}

func (t *rowTx) Attachment(id shared.AttachmentID) (shared.Attachment, error) {
	return seek(t, string(id), shared.KindAttachment, attachmentRow.entity)
}

func (t *rowTx) Checklists(card shared.CardID) ([]shared.Checklist, error) {
	return those[checklistRow, shared.Checklist](t, "card_id = ?", card)
}

func (t *rowTx) Items(checklist shared.ChecklistID) ([]shared.Item, error) {
	return those[itemRow, shared.Item](t, "checklist_id = ?", checklist)
}

func (t *rowTx) ItemsWith(id shared.UserID) ([]shared.Item, error) {
	return those[itemRow, shared.Item](t, "pic = ?", id)
}

// those reads things on cards of this board, in order.
func those[R interface{ entity() E }, E shared.Entity](t *rowTx, where string, arg any) ([]E, error) {
	var rows []R
	err := t.tx.NewSelect().Model(&rows).Where("board_id = ?", t.board).Where(where, arg).Order("rank", "id").Scan(t.ctx)
	if err != nil {
		return nil, fmt.Errorf("find what is on a card: %w", err)
	}
	all := entities[R, E](rows)
	for _, e := range all {
		t.see(e)
	}
	return all, nil
}

func (t *rowTx) Blockers(card shared.CardID) ([]shared.CardID, error) {
	var rows []struct{ ID shared.CardID }
	err := t.tx.NewRaw(`WITH RECURSIVE waits (id) AS (
			SELECT unnest(blocked_by) FROM cards WHERE board_id = ?0 AND id = ?1
			UNION SELECT unnest(c.blocked_by) FROM cards c JOIN waits w ON c.id = w.id WHERE c.board_id = ?0)
		SELECT id FROM waits`, t.board, card).Scan(t.ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("find what a card waits for: %w", err)
	}
	all := make([]shared.CardID, len(rows))
	for i, row := range rows {
		all[i] = row.ID
	}
	return all, nil
}

func (t *rowTx) ChecklistGap(card shared.CardID, self, after, before shared.ChecklistID) (lo, hi string, err error) {
	return t.gap(checklistOrder, string(card), string(self), string(after), string(before))
}

func (t *rowTx) ItemGap(checklist shared.ChecklistID, self, after, before shared.ItemID) (lo, hi string, err error) {
	return t.gap(itemOrder, string(checklist), string(self), string(after), string(before))
}

func (t *rowTx) ChecklistAt(card shared.CardID, rank string, self shared.ChecklistID) (shared.ChecklistID, error) {
	id, err := t.text(checklistOrder.at, t.board, card, self, rank)
	return shared.ChecklistID(id), err
}

func (t *rowTx) ItemAt(checklist shared.ChecklistID, rank string, self shared.ItemID) (shared.ItemID, error) {
	id, err := t.text(itemOrder.at, t.board, checklist, self, rank)
	return shared.ItemID(id), err
}
