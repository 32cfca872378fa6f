package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// chosenCards are those that something is to be done to together.
type chosenCards struct {
	ids     map[shared.CardID]bool
	from    shared.CardID // where the row began that Shift goes on with
	tapped  bool          // a tap chooses, too: begun on a screen without keys
	changed signal
}

// chosen are the cards that are on the board, in its order: those that a
// filter hides are left out.
func (c *canvas) chosen() (all []shared.CardID) {
	if len(c.page.chosen.ids) == 0 {
		return nil
	}
	for _, list := range c.scene.lists {
		for _, id := range c.scene.ranks[list] {
			if c.page.chosen.ids[id] {
				all = append(all, id)
			}
		}
	}
	return all
}

// choose chooses cards, or lets them go, and shows it.
func (c *canvas) choose(on bool, ids ...shared.CardID) {
	p := c.page
	if p.chosen.ids == nil {
		p.chosen.ids = map[shared.CardID]bool{}
	}
	for _, id := range ids {
		if on {
			p.chosen.ids[id] = true
		} else {
			delete(p.chosen.ids, id)
		}
		if node := c.cards[id]; node != nil {
			c.showCard(id)
		}
	}
	if len(p.chosen.ids) == 0 {
		p.chosen.tapped = false
	}
	c.host.Get("classList").Call("toggle", "board-choosing", len(p.chosen.ids) > 0)
	p.chosen.changed.fire()
	if n := len(p.chosen.ids); n > 0 {
		c.say(text.T().Canvas.Chosen(n))
	} else {
		c.say(text.T().Canvas.NoneChosen)
	}
}

// chooseNone lets all go; false says that there were none.
func (c *canvas) chooseNone() bool {
	if len(c.page.chosen.ids) == 0 {
		return false
	}
	var all []shared.CardID
	for id := range c.page.chosen.ids {
		all = append(all, id)
	}
	c.choose(false, all...)
	return true
}

func (c *canvas) toggleChosen(id shared.CardID) {
	c.page.chosen.from = id
	c.choose(!c.page.chosen.ids[id], id)
}

// chooseTo chooses the row from where one began to a card.
func (c *canvas) chooseTo(id shared.CardID) {
	node := c.cards[id]
	if node == nil || c.columns[node.in] == nil {
		return
	}
	row := c.columns[node.in].order
	from, to := slices.Index(row, c.page.chosen.from), slices.Index(row, id)
	if from < 0 || to < 0 {
		c.page.chosen.from = id
		c.choose(true, id)
		return
	}
	c.choose(true, row[min(from, to):max(from, to)+1]...)
}

// chooseList chooses all that is shown of a list.
func (c *canvas) chooseList(list shared.ListID) {
	if row := c.scene.ranks[list]; len(row) > 0 {
		c.page.chosen.from = row[0]
		c.choose(true, row...)
	}
}

// dropChosen lets those go that are not on the board any more. A card that a
// filter hides stays chosen only until then, so that nothing is done unseen.
func (c *canvas) dropChosen() {
	ids := c.page.chosen.ids
	if len(ids) == 0 {
		return
	}
	left := map[shared.CardID]bool{}
	for _, id := range c.chosen() {
		left[id] = true
	}
	if len(left) == len(ids) {
		return
	}
	c.page.chosen.ids = left
	c.host.Get("classList").Call("toggle", "board-choosing", len(left) > 0)
	c.page.chosen.tapped = c.page.chosen.tapped && len(left) > 0
	c.page.chosen.changed.fire()
}

// choosing says whether a click on a card is meant to choose it, and does so.
func (c *canvas) choosing(e, item app.Value) bool {
	id := shared.CardID(data(item, "card"))
	switch {
	case e.Get("shiftKey").Bool():
		c.chooseTo(id)
	case e.Get("ctrlKey").Bool(), e.Get("metaKey").Bool(), c.page.chosen.tapped:
		c.toggleChosen(id)
	default:
		return false
	}
	return true
}

// chooseClick is every click on a card before it opens that: it may be meant to
// choose it, or be on the button of its menu.
func (c *canvas) chooseClick(e app.Value) {
	target := e.Get("target")
	if b, ok := closest(target, ".card-dots"); ok {
		c.turnFaceMenu(b)
		return
	}
	item, ok := closest(target, "[data-card]")
	if _, field := closest(target, "textarea"); !ok || field || c.drag.dropped || !c.choosing(e, item) {
		return
	}
	e.Call("preventDefault")
	e.Call("stopPropagation")
	c.focusCard(shared.CardID(data(item, "card")))
}
