package shared

import (
	"fmt"

	"incharge/shared/rank"
)

// placeCard puts a card where the intent says, with a rank of its own.
func placeCard(tx Tx, card Card, list ListID, after, before CardID) error {
	lo, hi, err := tx.CardGap(list, card.ID, after, before)
	if err != nil {
		return err
	}
	card.List = list
	if card.Rank, err = rank.Between(lo, hi); err != nil {
		return fmt.Errorf("rank for card %s: %w", card.ID, err)
	}
	return tx.Put(card)
}

// placeChecklist puts a checklist where the intent says on its card.
func placeChecklist(tx Tx, checklist Checklist, after, before ChecklistID) error {
	lo, hi, err := tx.ChecklistGap(checklist.Card, checklist.ID, after, before)
	if err != nil {
		return err
	}
	if checklist.Rank, err = rank.Between(lo, hi); err != nil {
		return fmt.Errorf("rank for checklist %s: %w", checklist.ID, err)
	}
	return tx.Put(checklist)
}

// placeItem puts an item where the intent says in its checklist.
func placeItem(tx Tx, item Item, after, before ItemID) error {
	lo, hi, err := tx.ItemGap(item.Checklist, item.ID, after, before)
	if err != nil {
		return err
	}
	if item.Rank, err = rank.Between(lo, hi); err != nil {
		return fmt.Errorf("rank for item %s: %w", item.ID, err)
	}
	return tx.Put(item)
}

// placeList puts a list where the intent says, with a rank of its own.
func placeList(tx Tx, list List, after, before ListID) error {
	lo, hi, err := tx.ListGap(list.ID, after, before)
	if err != nil {
		return err
	}
	if list.Rank, err = rank.Between(lo, hi); err != nil {
		return fmt.Errorf("rank for list %s: %w", list.ID, err)
	}
	return tx.Put(list)
}
