package ui

import (
	"slices"

	"incharge/app/text"
	"incharge/shared"
)

// lifted is a card, or a list, that is being carried to another place, by a
// pointer or by keys. On screen it lies where it would be put down; the board
// itself doesn't know of it until then.
type lifted struct {
	card shared.CardID // "": a list
	list shared.ListID // the list itself, or the one that the card is held in
	at   int           // among the others there
	lane int           // that it is held in
	keys bool
}

// lift picks a card up, if this person may move it.
func (c *canvas) lift(card shared.CardID) bool {
	node := c.cards[card]
	if node == nil {
		return false
	}
	if !node.movable {
		c.page.env.toasts.fail(text.T().List.CantMove)
		return false
	}
	c.lifted = &lifted{card: card, list: node.in, at: slices.Index(c.columns[node.in].order, card), lane: c.scene.lane[card]}
	node.item.Get("classList").Call("add", "card-held")
	c.page.tell()
	return true
}

func (c *canvas) liftList(list shared.ListID) bool {
	if !c.scene.manage {
		c.page.env.toasts.fail(text.T().List.CantLists)
		return false
	}
	c.lifted = &lifted{list: list, at: slices.Index(c.order, list)}
	c.columns[list].root.Get("classList").Call("add", "list-held")
	return true
}

// hold moves what is lifted to another place on screen.
func (c *canvas) hold(list shared.ListID, lane, at int) {
	l := c.lifted
	if l.card == "" {
		at = min(max(at, 0), len(c.order)-1)
		if at != l.at {
			l.at = at
			c.moved(func() {
				c.arrangeLists()
				c.fill()
			})
		}
		return
	}
	others := len(c.scene.ranks[list])
	if slices.Contains(c.scene.ranks[list], l.card) {
		others--
	}
	at = min(max(at, 0), others)
	if len(c.scene.lanes) > 0 {
		from, to := c.span(list, lane)
		at = min(max(at, from), to)
	}
	if list == l.list && at == l.at && lane == l.lane {
		return
	}
	l.list, l.at, l.lane = list, at, lane
	c.bands.known = false
	c.moved(c.fill)
	if l.keys {
		c.focusCard(l.card)
	}
}

// moved does what moves elements about, without the focus getting lost.
func (c *canvas) moved(do func()) {
	c.moving = true
	focus := c.holdFocus()
	do()
	focus()
	c.moving = false
}

func (c *canvas) titleOf(card shared.CardID) string {
	found, _ := c.scene.view.Card(card)
	return found.Title
}

func (c *canvas) listTitle(list shared.ListID) string {
	found, _ := c.scene.view.List(list)
	return found.Title
}
