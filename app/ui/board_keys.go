package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// keydown is every key pressed within the board.
func (c *canvas) keydown(e app.Value) {
	target := e.Get("target")
	if _, ok := closest(target, "input, textarea"); ok {
		c.keyInField(e, target)
		return
	}
	if e.Get("key").String() == "Escape" && c.lifted == nil && c.chooseNone() {
		e.Call("preventDefault")
		return
	}
	if e.Get("key").String() == "Escape" && c.lifted == nil && c.page.drawer != drawerNone {
		c.page.on(c.page.id, c.page.closeDrawer)
		return
	}
	item, ok := closest(target, "[data-card]")
	if !ok {
		return
	}
	card, key := shared.CardID(data(item, "card")), e.Get("key").String()
	if c.lifted == nil && c.doByKey(pressed(e), card) {
		e.Call("preventDefault")
		return
	}
	if e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool() || e.Get("altKey").Bool() {
		return
	}
	var taken bool
	if c.lifted != nil && c.lifted.keys {
		taken = c.carryBy(key)
	} else {
		taken = c.walkBy(key, card)
	}
	if taken {
		e.Call("preventDefault")
	}
}

// walkBy moves the focus, or picks a card up.
func (c *canvas) walkBy(key string, card shared.CardID) (taken bool) {
	node := c.cards[card]
	if node == nil || c.columns[node.in] == nil {
		return false
	}
	row := c.columns[node.in].order
	at := slices.Index(row, card)
	switch key {
	case "ArrowUp":
		at--
	case "ArrowDown":
		at++
	case "Home":
		at = 0
	case "End":
		at = len(row) - 1
	case "ArrowLeft":
		c.focusBeside(card, -1, at)
		return true
	case "ArrowRight":
		c.focusBeside(card, 1, at)
		return true
	case " ":
		c.liftByKeys(card)
		return true
	default:
		return false
	}
	if at >= 0 && at < len(row) {
		c.focusCard(row[at])
	}
	return true
}

// focusBeside moves the focus to the next list in a direction that has cards.
func (c *canvas) focusBeside(card shared.CardID, step, at int) {
	for i := slices.Index(c.order, c.cards[card].in) + step; i >= 0 && i < len(c.order); i += step {
		if row := c.columns[c.order[i]].order; len(row) > 0 && !c.columns[c.order[i]].shown.folded {
			if len(c.scene.lanes) > 0 {
				if next, ok := c.besideInLane(card, c.order[i]); ok {
					c.focusCard(next)
					return
				}
				continue
			}
			c.focusCard(row[min(at, len(row)-1)])
			return
		}
	}
}

func (c *canvas) liftByKeys(card shared.CardID) {
	if !c.lift(card) {
		return
	}
	c.lifted.keys = true
	t := text.T().List
	c.say(t.Lifted(c.titleOf(card), c.listTitle(c.lifted.list), c.lifted.at+1, len(c.rowOf(c.lifted.list))))
}

// carryBy moves what is lifted.
func (c *canvas) carryBy(key string) (taken bool) {
	list, lane, at := c.lifted.list, c.lifted.lane, c.lifted.at
	laned := len(c.scene.lanes) > 0
	switch key {
	case "ArrowUp", "ArrowDown":
		step := 1
		if key == "ArrowUp" {
			step = -1
		}
		if laned {
			lane, at = c.stepLane(list, lane, at, step)
		} else {
			at += step
		}
	case "Home":
		at = 0
	case "End":
		at = len(c.rowOf(list)) - 1
	case "ArrowLeft", "ArrowRight":
		step := 1
		if key == "ArrowLeft" {
			step = -1
		}
		if i := slices.Index(c.order, list) + step; i >= 0 && i < len(c.order) {
			list = c.order[i]
		}
	case " ", "Enter", "m", "M":
		c.drop()
		return true
	case "Escape":
		c.putBack()
		c.say(text.T().List.Dropped)
		return true
	default:
		return key != "Tab"
	}
	c.hold(list, lane, at)
	if laned {
		from, to := c.span(list, lane)
		c.say(c.scene.lanes[lane].name + ", " + text.T().List.At(c.listTitle(list), c.lifted.at-from+1, to-from+1))
		return true
	}
	c.say(text.T().List.At(c.listTitle(c.lifted.list), c.lifted.at+1, len(c.rowOf(c.lifted.list))))
	return true
}

// focusout ends carrying by keys when the focus goes elsewhere, and the
// changing of a title.
func (c *canvas) focusout(e app.Value) {
	if c.moving {
		return // the element itself is being moved; the focus comes back to it
	}
	target := e.Get("target")
	if field, ok := closest(target, ".card-rename"); ok {
		c.endCardRename(field, true)
		return
	}
	if input, ok := closest(target, ".list-rename"); ok {
		c.endRename(input, true)
		return
	}
	if _, ok := closest(target, "[data-card]"); ok && c.lifted != nil && c.lifted.keys {
		c.putBack()
		c.say(text.T().List.Dropped)
	}
}
