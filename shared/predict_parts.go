package shared

import (
	"cmp"
	"slices"
)

// What a card has on it may not be known whole here: then only the server can
// tell what becomes of all of it.

func (tx *memoryTx) Checklists(card CardID) ([]Checklist, error) {
	all := tx.state.checklistsOf(card)
	if !tx.state.Whole(card) {
		return nil, ErrUnpredictable
	}
	return all, nil
}

func (tx *memoryTx) Items(checklist ChecklistID) ([]Item, error) {
	c, err := tx.Checklist(checklist)
	if err == nil && !tx.state.Whole(c.Card) {
		err = ErrUnpredictable
	}
	return tx.state.itemsOf(checklist), err
}

func (tx *memoryTx) ItemsWith(id UserID) ([]Item, error) {
	return sorted(tx.state.items.all(), func(i Item) bool { return i.Card != "" && i.PIC != nil && *i.PIC == id }, nil), nil
}

func (tx *memoryTx) Blockers(card CardID) ([]CardID, error) {
	all, settings := []CardID{}, tx.state.Board().Settings
	for next := []CardID{card}; len(next) > 0; next = next[1:] {
		c, ok := tx.state.cards.find(next[0])
		if !ok || !Visible(tx.actor, settings, c) {
			return nil, ErrUnpredictable // it may wait for others
		}
		for _, id := range c.BlockedBy {
			if !slices.Contains(all, id) {
				all, next = append(all, id), append(next, id)
			}
		}
	}
	return all, nil
}

func (tx *memoryTx) ChecklistGap(card CardID, self, after, before ChecklistID) (lo, hi string, err error) {
	lo, hi = among(tx.state.checklistsOf(card), Checklist{ID: self}, Checklist{ID: after}, Checklist{ID: before}, func(c Checklist) string { return c.Rank })
	return lo, hi, nil
}

func (tx *memoryTx) ItemGap(checklist ChecklistID, self, after, before ItemID) (lo, hi string, err error) {
	lo, hi = among(tx.state.itemsOf(checklist), Item{ID: self}, Item{ID: after}, Item{ID: before}, func(i Item) string { return i.Rank })
	return lo, hi, nil
}

func (tx *memoryTx) ChecklistAt(card CardID, rank string, self ChecklistID) (ChecklistID, error) {
	for _, c := range tx.state.checklistsOf(card) {
		if c.Rank == rank && c.ID != self {
			return c.ID, nil
		}
	}
	return "", nil
}

func (tx *memoryTx) ItemAt(checklist ChecklistID, rank string, self ItemID) (ItemID, error) {
	for _, i := range tx.state.itemsOf(checklist) {
		if i.Rank == rank && i.ID != self {
			return i.ID, nil
		}
	}
	return "", nil
}

// among finds the ranks on both sides of a place in an order, self left out.
func among[E Entity](order []E, self, after, before E, rankOf func(E) string) (lo, hi string) {
	ids, ranks := []Key{}, map[Key]string{}
	for _, e := range order {
		if e.Key() != self.Key() {
			ids, ranks[e.Key()] = append(ids, e.Key()), rankOf(e)
		}
	}
	return gap(ids, after.Key(), before.Key(), func(key Key) string { return ranks[key] })
}

func (s *State) checklistsOf(card CardID) []Checklist {
	return sorted(s.checklists.all(), func(c Checklist) bool { return c.Card == card },
		func(a, b Checklist) int { return cmp.Compare(a.Rank, b.Rank) })
}

func (s *State) itemsOf(checklist ChecklistID) []Item {
	return sorted(s.items.all(), func(i Item) bool { return i.Checklist == checklist },
		func(a, b Item) int { return cmp.Compare(a.Rank, b.Rank) })
}
