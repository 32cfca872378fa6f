package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/shared"
)

func (c *calendar) grip(target app.Value) bool {
	item, ok := closest(target, "[data-card]")
	if !ok || c.lifted != nil {
		return false
	}
	c.gripped = shared.CardID(data(item, "card"))
	return true
}

func (c *calendar) liftByPointer() bool {
	if !c.mayMove(c.gripped) {
		return false
	}
	item, ok := find(c.host, `[data-card="`+string(c.gripped)+`"]`)
	if ok {
		c.ghost = shadow(item)
	}
	return ok
}

// frame brings the ghost to the pointer, and marks the day that is under it.
func (c *calendar) frame() {
	d := &c.carry
	c.ghost.Get("style").Call("setProperty", "translate", px(d.x-d.startX)+" "+px(d.y-d.startY))
	body, _ := find(c.host, ".calendar-body")
	box := rectOf(body)
	for _, scrolled := range []app.Value{body, c.grid} {
		if by := edge(d.y, box.top, box.bottom, 48); by != 0 {
			scrolled.Call("scrollBy", 0, by)
		}
	}
	over, ok := closest(d.under(), "[data-day]")
	if !ok {
		over = nil
	}
	if c.over != nil && (over == nil || !over.Equal(c.over)) {
		c.over.Get("classList").Call("remove", "day-over")
	}
	c.over = over
	if over != nil {
		over.Get("classList").Call("add", "day-over")
	}
}

func (c *calendar) drop(put bool) {
	c.frame()
	if c.ghost != nil {
		c.ghost.Call("remove")
	}
	over := c.over
	c.ghost, c.over = nil, nil
	if over == nil {
		return
	}
	over.Get("classList").Call("remove", "day-over")
	if put {
		c.reschedule(c.gripped, data(over, "day"))
	}
}
