package ui

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/shared"
)

const (
	// Until a card has been seen it is taken to be so high; it takes part in
	// nothing but how long a scroll bar is.
	usualHeight = 92.0
	// What is so near to what is seen is in the document already: of a list by
	// its height, of the board by px.
	above, beyond = 0.5, 340.0
)

// fill brings into the document what is near what is seen, and takes out what
// is not.
func (c *canvas) fill() {
	c.look()
	c.layLanes()
	stays := map[shared.CardID]bool{}
	wanted := make([][]slot, len(c.order))
	must := c.must()
	for i, id := range c.order {
		wanted[i] = c.wanted(c.columns[id], c.sight.near(i), must)
		for _, s := range wanted[i] {
			stays[s.card] = true
		}
	}
	for id, node := range c.cards {
		if !stays[id] {
			c.discard(id, node)
		}
	}
	for i, id := range c.order {
		c.lay(c.columns[id], wanted[i])
	}
}

// fillColumn does so for one list.
func (c *canvas) fillColumn(col *column) {
	i := slices.Index(c.order, col.id)
	if i < 0 {
		return
	}
	wanted := c.wanted(col, c.sight.near(i), c.must())
	for _, was := range col.slots {
		node := c.cards[was.card]
		if node != nil && node.in == col.id && !slices.ContainsFunc(wanted, func(s slot) bool { return s.card == was.card }) {
			c.discard(was.card, node)
		}
	}
	c.lay(col, wanted)
}

// must says which cards are there wherever they lie: the one that has the
// focus, the one that is carried, and the one that is to be brought into sight.
func (c *canvas) must() func(shared.CardID) bool {
	var focused, carried shared.CardID
	if item, ok := closest(document().Get("activeElement"), "[data-card]"); ok {
		focused = shared.CardID(data(item, "card"))
	}
	if c.lifted != nil {
		carried = c.lifted.card
	}
	return func(id shared.CardID) bool { return id == focused || id == carried || id == c.brought }
}

// wanted is what of a list is to be in the document.
func (c *canvas) wanted(col *column, near bool, must func(shared.CardID) bool) []slot {
	if len(c.scene.lanes) > 0 {
		return c.wantedInLanes(col, near, must)
	}
	col.order = c.rowOf(col.id)
	if col.stack.old || !slices.Equal(col.stack.row, col.order) {
		col.stack = stackOf(col.order, c.heights.of)
	}
	if !near || col.shown.folded {
		return col.stack.slots(0, 0, must)
	}
	from, to := col.stack.within(col.scrolled-above*c.sight.height, col.scrolled+(1+above)*c.sight.height)
	return col.stack.slots(from, to, must)
}

// lay brings the document to what is wanted of a list.
func (c *canvas) lay(col *column, wanted []slot) {
	var known, want []string
	rooms := 0
	for _, s := range wanted {
		key := s.key(rooms)
		want = append(want, key)
		if s.card == "" {
			col.room(rooms, s.room)
			rooms++
			continue
		}
		node := c.node(s.card)
		node.stand(s.at, len(col.order))
	}
	for _, key := range col.keys {
		node := c.cards[shared.CardID(key)]
		if slices.Contains(want, key) && (node == nil || node.in == col.id) {
			known = append(known, key)
		} else if room, err := strconv.Atoi(key); err == nil && node == nil && room < len(col.rooms) {
			col.rooms[room].Call("remove")
		}
	}
	for _, s := range rearrange(known, want) {
		before := any(nil)
		if s.before != "" {
			before = c.element(col, s.before)
		}
		col.cards.Call("insertBefore", c.element(col, s.item), before)
		if node := c.cards[shared.CardID(s.item)]; node != nil {
			node.in = col.id
		}
	}
	if none := len(col.order) == 0; none != col.none {
		col.none = none
		flag(col.cards, "data-none", none)
	}
	col.slots, col.keys = wanted, want
	c.setStop(col)
}

// bring has a card be in the document, wherever it lies. False says that it
// isn't on the board.
func (c *canvas) bring(id shared.CardID) bool {
	c.brought = id
	if c.cards[id] == nil {
		c.moved(func() {
			c.growUp()
			c.fill()
		})
	}
	return c.cards[id] != nil
}

// element is what stands for a key in a list.
func (c *canvas) element(col *column, key string) app.Value {
	if node := c.cards[shared.CardID(key)]; node != nil {
		return node.item
	}
	room, _ := strconv.Atoi(key) // nothing else is no card
	return col.rooms[room]
}
