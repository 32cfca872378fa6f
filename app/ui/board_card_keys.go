package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/shared"
)

// doByKey does with a card, or with those that are chosen, what a key stands for.
func (c *canvas) doByKey(p press, card shared.CardID) (taken bool) {
	switch {
	case p.fits("F2"):
		c.later(func(app.Context) { c.startCardRename(card) })
	case p.fits("ContextMenu|Shift+F10"):
		c.keyMenu = true
		c.openFaceMenu(card)
	case p.fits("Mod+A"):
		if node := c.cards[card]; node != nil {
			c.chooseList(node.in)
		}
	case p.fits("Shift+ArrowUp"):
		return c.chooseBeside(card, -1)
	case p.fits("Shift+ArrowDown"):
		return c.chooseBeside(card, 1)
	default:
		return plainKeys() && c.doByLetter(p, card)
	}
	return true
}

// doByLetter is for keys that can be switched off.
func (c *canvas) doByLetter(p press, card shared.CardID) (taken bool) {
	switch {
	case p.fits("E"):
		c.later(func(app.Context) { c.startCardRename(card) })
	case p.fits("X"):
		c.toggleChosen(card)
	case p.fits("M"):
		c.liftByKeys(card)
	case p.fits("Shift+M"):
		cards := c.chosen()
		if !slices.Contains(cards, card) {
			cards = []shared.CardID{card}
		}
		c.later(func(ctx app.Context) { c.page.moving.open(ctx, cards) })
	case p.fits("C"):
		if node := c.cards[card]; node != nil {
			c.later(func(app.Context) { c.page.foldList(node.in) })
		}
	default:
		return false
	}
	return true
}

// later does something on the goroutine that draws.
func (c *canvas) later(do func(app.Context)) { c.page.on(c.page.id, do) }

// chooseBeside moves the focus by one and chooses what it passes.
func (c *canvas) chooseBeside(card shared.CardID, step int) (taken bool) {
	node := c.cards[card]
	if node == nil || c.columns[node.in] == nil {
		return false
	}
	row := c.columns[node.in].order
	if !c.page.chosen.ids[card] {
		c.page.chosen.from = card
		c.choose(true, card)
	}
	at := slices.Index(row, card) + step
	if at < 0 || at >= len(row) {
		return true
	}
	next := row[at]
	if c.focusCard(next) {
		if c.page.chosen.ids[next] {
			c.choose(false, card) // back over what was passed
		} else {
			c.choose(true, next)
		}
	}
	return true
}
