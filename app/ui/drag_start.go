package ui

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

func (c *canvas) startDrag() {
	if c.drag.pointer == 0 || c.drag.on {
		return
	}
	at := rectOf(c.drag.grip) // before anything changes: then the page would have to be laid out for it
	var ok bool
	if c.drag.card != "" {
		ok = c.lift(c.drag.card)
	} else {
		ok = c.liftList(c.drag.list)
	}
	if !ok {
		c.cancelDrag()
		c.ignoreClick()
		return
	}
	c.drag.on = true
	c.host.Call("setPointerCapture", c.drag.pointer)
	c.host.Get("classList").Call("add", "board-dragging")
	if selection := app.Window().Call("getSelection"); selection.Truthy() {
		selection.Call("removeAllRanges")
	}
	if c.drag.touch && app.Window().Get("navigator").Get("vibrate").Truthy() {
		app.Window().Get("navigator").Call("vibrate", 12)
	}
	c.makeGhost(at)
	c.during(document(), "selectstart", func(e app.Value) { e.Call("preventDefault") })
	c.during(app.Window(), "keydown", func(e app.Value) {
		if e.Get("key").String() == "Escape" {
			e.Call("preventDefault")
			e.Call("stopPropagation")
			c.cancelDrag()
			c.putBack()
		}
	})
	c.frames()
}

func (c *canvas) pointerup(e app.Value) {
	if e.Get("pointerId").Int() != c.drag.pointer {
		return
	}
	c.drag.x, c.drag.y = e.Get("clientX").Float(), e.Get("clientY").Float()
	on := c.drag.on
	if on {
		c.frame()
	}
	c.cancelDrag()
	if on {
		c.ignoreClick()
		c.drop()
	}
}

// ignoreClick leaves out the click that a browser makes of the same press.
func (c *canvas) ignoreClick() {
	c.drag.dropped = true
	time.AfterFunc(30*time.Millisecond, func() { c.drag.dropped = false })
}

// cancelDrag forgets the pointer, and leaves what is lifted as it is.
func (c *canvas) cancelDrag() {
	d := c.drag
	c.drag = drag{}
	if d.press != nil {
		d.press.Stop()
	}
	if d.ghost != nil {
		d.ghost.Call("remove")
		d.cover.Call("remove")
	}
	if d.on {
		c.host.Get("classList").Call("remove", "board-dragging")
		if c.host.Call("hasPointerCapture", d.pointer).Bool() {
			c.host.Call("releasePointerCapture", d.pointer)
		}
	}
	for _, stop := range d.stops {
		stop()
	}
}
