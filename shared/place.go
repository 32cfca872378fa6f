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

// Rebalance gives the cards of a list fresh, short ranks in the same order.
// Incharge sends it to itself when ranks have grown long.
type Rebalance struct {
	List ListID `json:"list"`
}

func (Rebalance) Type() string      { return "rebalance" }
func (c Rebalance) Validate() error { return validateID("list", c.List) }

func (c Rebalance) Do(tx Tx) error {
	cards, err := tx.CardsOf(c.List)
	if err != nil {
		return err
	}
	for i, fresh := range rank.Spread(len(cards)) {
		cards[i].Rank = fresh
		if err := tx.Put(cards[i]); err != nil {
			return err
		}
	}
	return nil
}
