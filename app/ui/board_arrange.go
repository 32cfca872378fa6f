package ui

import (
	"slices"

	"incharge/shared"
)

// markOpen shows which card is open beside the board.
func (c *canvas) markOpen() {
	if c.opened == c.page.opened {
		return
	}
	if node := c.cards[c.opened]; node != nil {
		node.item.Get("classList").Call("remove", "card-open")
	}
	c.opened = c.page.opened
	if node := c.cards[c.opened]; node != nil {
		node.item.Get("classList").Call("add", "card-open")
	}
}

// arrangeLists brings the lists into their order.
func (c *canvas) arrangeLists() {
	want := c.scene.lists
	if c.lifted != nil && c.lifted.card == "" {
		want = placed(want, c.lifted.list, c.lifted.at)
	}
	keep := map[shared.ListID]bool{}
	for _, id := range want {
		keep[id] = true
	}
	var known []shared.ListID
	for _, id := range c.order {
		if keep[id] {
			known = append(known, id)
			continue
		}
		c.columns[id].root.Call("remove")
		delete(c.columns, id)
	}
	if c.adding == nil {
		c.adding = newListPlace()
		c.host.Call("appendChild", c.adding)
	}
	steps := rearrange(known, want)
	if len(steps) > 0 || len(known) < len(c.order) {
		c.sight.known = false
	}
	for _, s := range steps {
		before := c.adding
		if s.before != "" {
			before = c.columns[s.before].root
		}
		c.host.Call("insertBefore", c.columns[s.item].root, before)
	}
	c.order = want
}

// rowOf is the order of a list's cards on screen, with what is being carried
// where it is held.
func (c *canvas) rowOf(list shared.ListID) []shared.CardID {
	row := c.scene.ranks[list]
	if c.lifted == nil || c.lifted.card == "" {
		return row
	}
	if c.lifted.list == list {
		return placed(row, c.lifted.card, c.lifted.at)
	}
	if !slices.Contains(row, c.lifted.card) {
		return row
	}
	return without(row, c.lifted.card)
}
