package shared

import "slices"

// mayPart checks what the actor may do to what is on a card, for taking it back:
// who has added the card by the same change may take all of it back.
func mayPart(tx Tx, past Past, id CardID) error {
	card, err := seen(tx, id)
	if err != nil {
		return err
	}
	added := slices.ContainsFunc(past.Touched, func(t Touched) bool { return t.Key == card.Key() && t.Before == nil })
	if added {
		return require(tx, CanAddCard, &card)
	}
	return require(tx, CanEdit, &card)
}

func undoChecklist(tx Tx, past Past, touched Touched) error {
	now, err := tx.Checklist(ChecklistID(touched.Key.ID))
	if err == nil {
		err = mayPart(tx, past, now.Card)
	}
	if err != nil {
		return err
	}
	back, _, err := revert(tx, past, touched, now)
	if err != nil {
		return err
	}
	taken, err := tx.ChecklistAt(back.Card, back.Rank, back.ID)
	if err != nil {
		return err
	}
	if taken != "" {
		return placeChecklist(tx, back, taken, "")
	}
	return tx.Put(back)
}

func undoItem(tx Tx, past Past, touched Touched) error {
	now, err := tx.Item(ItemID(touched.Key.ID))
	if err == nil {
		err = mayPart(tx, past, now.Card)
	}
	if err != nil {
		return err
	}
	back, fields, err := revert(tx, past, touched, now)
	if err != nil {
		return err
	}
	if back.PIC != nil && back.DeletedAt == nil && (slices.Contains(fields, "pic") || slices.Contains(fields, "deleted_at")) {
		err := canWork(tx, "pic", *back.PIC)
		if CodeOf(err) == CodeInvalid {
			return Because(Reason{Kind: ReasonNoPIC, Thing: KindItem, Name: back.Text})
		}
		if err != nil {
			return err
		}
	}
	taken, err := tx.ItemAt(back.Checklist, back.Rank, back.ID)
	if err != nil {
		return err
	}
	if taken != "" {
		return placeItem(tx, back, taken, "")
	}
	return tx.Put(back)
}

func undoBoard(tx Tx, past Past, touched Touched) error {
	if err := require(tx, CanManage, nil); err != nil {
		return err
	}
	now, err := tx.Board()
	if err != nil {
		return err
	}
	back, fields, err := revert(tx, past, touched, now)
	if err != nil {
		return err
	}
	if !slices.Contains(fields, "archived_at") && !slices.Contains(fields, "deleted_at") {
		if err := now.closed(); err != nil {
			return err
		}
	}
	return tx.Put(back)
}

// stillWhole refuses an undo that would leave an item without its checklist, or
// a card with a cover that has gone.
func stillWhole(tx Tx, past Past) error {
	for _, touched := range past.Touched {
		switch touched.Key.Kind {
		case KindChecklist:
			checklist, err := tx.Checklist(ChecklistID(touched.Key.ID))
			if err != nil || checklist.DeletedAt == nil {
				if err != nil {
					return err
				}
				continue
			}
			items, err := tx.Items(checklist.ID)
			if err != nil {
				return err
			}
			if slices.ContainsFunc(items, func(i Item) bool { return i.DeletedAt == nil }) {
				return Because(Reason{Kind: ReasonFilled, Thing: KindChecklist, Name: checklist.Title})
			}
		case KindItem:
			item, err := tx.Item(ItemID(touched.Key.ID))
			if err != nil {
				return err
			}
			checklist, err := tx.Checklist(item.Checklist)
			if err != nil {
				return err
			}
			if item.DeletedAt == nil && checklist.DeletedAt != nil {
				return Because(Reason{Kind: ReasonTrashed, Thing: KindChecklist, Name: checklist.Title})
			}
		}
	}
	return nil
}
