package ui

import (
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
	for _, s := range rearrange(known, want) {
		before := c.adding
		if s.before != "" {
			before = c.columns[s.before].root
		}
		c.host.Call("insertBefore", c.columns[s.item].root, before)
	}
	c.order = want
}

// arrangeCards brings a list's cards into their order.
func (c *canvas) arrangeCards(list shared.ListID) {
	col := c.columns[list]
	want := c.rowOf(list)
	here := map[shared.CardID]bool{}
	for _, id := range want {
		here[id] = true
	}
	var known []shared.CardID
	for _, id := range col.order {
		// One that went to another list is there, or will be in a moment.
		if node := c.cards[id]; here[id] && node != nil && node.in == list {
			known = append(known, id)
		}
	}
	for _, s := range rearrange(known, want) {
		node := c.cards[s.item]
		before := any(nil)
		if s.before != "" {
			before = c.cards[s.before].item
		}
		col.cards.Call("insertBefore", node.item, before)
		node.in = list
	}
	col.order = want
	c.setStop(col)
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
	return without(row, c.lifted.card)
}
