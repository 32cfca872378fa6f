package shared

import (
	"slices"

	"incharge/shared/rank"
)

// Rebalance gives ranks that have grown long, and what is around them, short
// ones in the same order. It names one order; Incharge sends it to itself.
type Rebalance struct {
	List      ListID      `json:"list,omitempty"`      // its cards
	Card      CardID      `json:"card,omitempty"`      // its checklists
	Checklist ChecklistID `json:"checklist,omitempty"` // its items; when all are empty, the lists of the board
}

func (Rebalance) Type() string { return "rebalance" }

func (c Rebalance) Validate() error {
	var check Check
	CheckOptionalID(&check, "list", c.List)
	CheckOptionalID(&check, "card", c.Card)
	CheckOptionalID(&check, "checklist", c.Checklist)
	return check.Err()
}

func (c Rebalance) Do(tx Tx) error {
	switch {
	case c.List != "":
		cards, err := tx.CardsOf(c.List)
		if err != nil {
			return err
		}
		return shorten(tx, cards, func(c *Card) *string { return &c.Rank })
	case c.Card != "":
		checklists, err := tx.Checklists(c.Card)
		if err != nil {
			return err
		}
		return shorten(tx, checklists, func(c *Checklist) *string { return &c.Rank })
	case c.Checklist != "":
		items, err := tx.Items(c.Checklist)
		if err != nil {
			return err
		}
		return shorten(tx, items, func(i *Item) *string { return &i.Rank })
	}
	lists, err := tx.Lists()
	if err != nil {
		return err
	}
	return shorten(tx, lists, func(l *List) *string { return &l.Rank })
}

func shorten[E Entity](tx Tx, order []E, rankOf func(*E) *string) error {
	ranks := make([]string, len(order))
	for i := range order {
		ranks[i] = *rankOf(&order[i])
	}
	for i, fresh := range rank.Shorten(ranks) {
		if fresh == ranks[i] {
			continue
		}
		*rankOf(&order[i]) = fresh
		if err := tx.Put(order[i]); err != nil {
			return err
		}
	}
	return nil
}

// Rebalances says which orders a change has left with a long rank.
func (c Change) Rebalances() []Rebalance {
	var all []Rebalance
	note := func(order Rebalance, key string) {
		if rank.Long(key) && !slices.Contains(all, order) {
			all = append(all, order)
		}
	}
	for _, card := range c.Cards {
		note(Rebalance{List: card.List}, card.Rank)
	}
	for _, list := range c.Lists {
		note(Rebalance{}, list.Rank)
	}
	for _, checklist := range c.Checklists {
		note(Rebalance{Card: checklist.Card}, checklist.Rank)
	}
	for _, item := range c.Items {
		note(Rebalance{Checklist: item.Checklist}, item.Rank)
	}
	return all
}
