package shared

import "slices"

// added says whether the change has made that.
func (p Past) added(key Key) bool {
	return slices.ContainsFunc(p.Touched, func(t Touched) bool { return t.Key == key && t.Before == nil })
}

// apart leaves out what is on a card that the same change has made: it goes with
// the card into the trash, and comes back with it.
func (p Past) apart(tx Tx) []Touched {
	return slices.DeleteFunc(slices.Clone(p.Touched), func(t Touched) bool {
		return t.Before == nil && p.added(Key{KindCard, string(cardOf(tx, t.Key))})
	})
}

// cardOf is the card that something is on; empty where that isn't known.
func cardOf(tx Tx, key Key) CardID {
	switch key.Kind {
	case KindComment:
		c, _ := tx.Comment(CommentID(key.ID))
		return c.Card
	case KindChecklist:
		c, _ := tx.Checklist(ChecklistID(key.ID))
		return c.Card
	case KindItem:
		i, _ := tx.Item(ItemID(key.ID))
		return i.Card
	case KindAttachment:
		a, _ := tx.Attachment(AttachmentID(key.ID))
		return a.Card
	}
	return ""
}

func undoChecklist(tx Tx, past Past, touched Touched) error {
	now, err := tx.Checklist(ChecklistID(touched.Key.ID))
	if err == nil {
		err = mayOn(tx, CanEdit, now.Card)
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
		err = mayOn(tx, CanEdit, now.Card)
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
			if err != nil {
				return err
			}
			if checklist.DeletedAt == nil {
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
