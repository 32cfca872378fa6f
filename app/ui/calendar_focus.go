package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/shared"
)

// order is the cards that are in the document, as they are read.
func (c *calendar) order() []shared.CardID {
	all := c.host.Call("querySelectorAll", "[data-card]")
	found := make([]shared.CardID, all.Length())
	for i := range found {
		found[i] = shared.CardID(data(all.Index(i), "card"))
	}
	return found
}

func (c *calendar) linkOf(id shared.CardID) (app.Value, bool) {
	return find(c.host, `[data-card="`+string(id)+`"] > a`)
}

// focused is the card that has the focus.
func (c *calendar) focused() shared.CardID {
	active := document().Get("activeElement")
	if !active.Truthy() || !c.host.Call("contains", active).Bool() {
		return ""
	}
	item, _ := closest(active, "[data-card]")
	if item == nil || !item.Truthy() {
		return ""
	}
	return shared.CardID(data(item, "card"))
}

func (c *calendar) focusCard(id shared.CardID) {
	if link, ok := c.linkOf(id); ok {
		link.Call("focus", map[string]any{"preventScroll": true})
		link.Call("scrollIntoView", map[string]any{"block": "nearest", "inline": "nearest"})
	}
}

func (c *calendar) focusin(e app.Value) {
	if item, ok := closest(e.Get("target"), "[data-card]"); ok {
		c.stop = shared.CardID(data(item, "card"))
		c.setStop()
	}
}

// setStop has the tab key stop at one card of the days and at one of those
// without one: where the focus was last, else at the first that is there.
func (c *calendar) setStop() {
	for _, part := range []app.Value{c.grid, c.side} {
		if old, ok := find(part, `.day-card[tabindex="0"]`); ok {
			attr(old, "tabindex", "-1")
		}
		link, ok := find(part, `[data-card="`+string(c.stop)+`"] > a`)
		if !ok {
			link, ok = find(part, ".day-card")
		}
		if ok {
			attr(link, "tabindex", "0")
		}
	}
}
