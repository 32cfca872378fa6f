package shared

import "incharge/shared/rank"

// Rebalance gives ranks that have grown long, and what is around them, short
// ones in the same order. Incharge sends it to itself.
type Rebalance struct {
	List ListID `json:"list,omitempty"` // whose cards; when empty, the lists of the board
}

func (Rebalance) Type() string { return "rebalance" }

func (c Rebalance) Validate() error {
	if c.List == "" {
		return nil
	}
	return validateID("list", c.List)
}

func (c Rebalance) Do(tx Tx) error {
	if c.List == "" {
		lists, err := tx.Lists()
		if err != nil {
			return err
		}
		return shorten(tx, lists, func(l *List) *string { return &l.Rank })
	}
	cards, err := tx.CardsOf(c.List)
	if err != nil {
		return err
	}
	return shorten(tx, cards, func(c *Card) *string { return &c.Rank })
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
	seen := map[ListID]bool{}
	note := func(order ListID, key string) {
		if rank.Long(key) && !seen[order] {
			seen[order] = true
			all = append(all, Rebalance{List: order})
		}
	}
	for _, card := range c.Cards {
		note(card.List, card.Rank)
	}
	for _, list := range c.Lists {
		note("", list.Rank)
	}
	return all
}
