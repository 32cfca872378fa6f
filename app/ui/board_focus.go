package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/shared"
)

const (
	voiceID = "board-voice" // what is only said, not shown
	keysID  = "board-keys"  // how a card is moved by keys
)

// say has readers of the screen told of something.
func (c *canvas) say(words string) {
	voice := app.Window().GetElementByID(voiceID)
	if !voice.Truthy() {
		return
	}
	if voice.Get("textContent").String() == words {
		words += "\u00a0" // the same again is not news to them
	}
	voice.Set("textContent", words)
}

// setStop has the tab key stop at one card of a list: where the focus was last,
// else the first that is there. The arrow keys go on from there.
func (c *canvas) setStop(col *column) {
	stop := col.stop
	if node := c.cards[stop]; node == nil || node.in != col.id {
		stop = ""
		for _, s := range slices.Backward(col.slots) {
			if s.card != "" {
				stop = s.card
			}
		}
	}
	if node := c.cards[col.stop]; node != nil && col.stop != stop && node.in != col.id {
		// It has another list now, which looks after it.
		col.stop = ""
	}
	if stop == col.stop {
		if node := c.cards[stop]; node != nil {
			node.setStop(true)
		}
		return
	}
	c.unstop(col)
	col.stop = stop
	if node := c.cards[stop]; node != nil {
		node.setStop(true)
	}
}

// setStop does nothing where it is so already: a browser lays out the page when
// that is said anew of what has the focus.
func (n *cardNode) setStop(on bool) {
	if on == n.stop {
		return
	}
	n.stop = on
	index := "-1"
	if on {
		index = "0"
	}
	attr(n.link, "tabindex", index)
}

func (c *canvas) unstop(col *column) {
	if node := c.cards[col.stop]; node != nil {
		node.setStop(false)
	}
}

// focusin follows the focus.
func (c *canvas) focusin(e app.Value) {
	item, ok := closest(e.Get("target"), "[data-card]")
	if !ok {
		c.readyStop(e.Get("target"))
		return
	}
	id := shared.CardID(data(item, "card"))
	node := c.cards[id]
	if node == nil {
		return
	}
	if col := c.columns[node.in]; col != nil && col.stop != id {
		c.unstop(col)
		col.stop = id
		node.setStop(true)
	}
}

// readyStop has a card for the tab key to go on to where the focus has come to
// the head of a list that nothing is there of yet.
func (c *canvas) readyStop(target app.Value) {
	root, ok := closest(target, "[data-list]")
	if !ok || c.moving {
		return
	}
	if col := c.columns[shared.ListID(data(root, "list"))]; col != nil && c.cards[col.stop] == nil && len(col.order) > 0 {
		c.bring(col.order[0])
	}
}

// holdFocus remembers where the focus is within the board; the function puts it
// there again after elements have been moved, or on what took the place of a
// card that went.
func (c *canvas) holdFocus() (restore func()) {
	active := document().Get("activeElement")
	if !active.Truthy() || active.Equal(c.host) || !c.host.Call("contains", active).Bool() {
		return func() {}
	}
	var list shared.ListID
	var at int
	if item, ok := closest(active, "[data-card]"); ok {
		id := shared.CardID(data(item, "card"))
		if node := c.cards[id]; node != nil && c.columns[node.in] != nil {
			list, at = node.in, slices.Index(c.columns[node.in].order, id)
		}
	}
	return func() {
		switch {
		case document().Get("activeElement").Equal(active):
		case active.Get("isConnected").Bool():
			active.Call("focus", map[string]any{"preventScroll": true})
		case c.columns[list] != nil && len(c.columns[list].order) > 0:
			c.focusCard(c.columns[list].order[min(max(at, 0), len(c.columns[list].order)-1)])
		}
	}
}

// focusCard moves the focus to a card and brings it into sight.
func (c *canvas) focusCard(id shared.CardID) bool {
	if !c.bring(id) {
		return false
	}
	if col := c.columns[c.cards[id].in]; col != nil && col.shown.folded {
		col.unfold.Call("focus", map[string]any{"preventScroll": true})
		return true
	}
	c.cards[id].link.Call("focus", map[string]any{"preventScroll": true})
	c.reveal(id)
	return true
}

// reveal brings a card into sight, with what lies beside the board in its place.
func (c *canvas) reveal(id shared.CardID) {
	if node := c.cards[id]; node != nil {
		node.item.Call("scrollIntoView", map[string]any{"block": "nearest", "inline": "nearest"})
	}
}

// shutOut keeps the keyboard off the board while something lies over all of it,
// as on a phone.
func (c *canvas) shutOut(covered bool) {
	covered = covered && app.Window().Call("matchMedia", "(max-width: 36rem)").Get("matches").Bool()
	c.host.Set("inert", covered)
}
