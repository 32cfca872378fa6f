package ui

import (
	"math"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// carry is a pointer that carries something about in a view: a mouse or a pen
// lifts it by moving, a finger by staying, since moving scrolls.
type carry struct {
	pointer        int // 0: none is down
	touch, on      bool
	startX, startY float64
	x, y           float64
	press          *time.Timer
	hears          hears // for as long as it is down
	dropped        bool  // a moment ago: the click that this ends with is none

	// grip says whether there is something to be carried where the pointer went
	// down; lift begins to carry it, or says that it can't be.
	grip func(target app.Value) bool
	lift func() bool
	// frame is called for every frame, and drop at the end; put says that it is
	// put down where it is and not back.
	frame func()
	drop  func(put bool)
}

// listen has it follow what goes on in an element.
func (c *carry) listen(h *hears, host app.Value) {
	h.on(host, "pointerdown", c.down)
	h.on(host, "touchmove", func(e app.Value) {
		if c.on && e.Get("cancelable").Bool() {
			e.Call("preventDefault") // what is carried moves, not the page
		}
	}, map[string]any{"passive": false})
	h.on(host, "contextmenu", func(e app.Value) {
		if c.pointer != 0 && c.touch {
			e.Call("preventDefault")
		}
	})
	h.on(host, "dragstart", func(e app.Value) { e.Call("preventDefault") })
	h.on(host, "click", func(e app.Value) {
		if c.dropped {
			e.Call("preventDefault")
			e.Call("stopPropagation")
		}
	}, map[string]any{"capture": true})
}

func (c *carry) down(e app.Value) {
	if e.Get("button").Int() != 0 || !e.Get("isPrimary").Bool() {
		return
	}
	c.cancel()
	if !c.grip(e.Get("target")) {
		return
	}
	c.pointer, c.touch = e.Get("pointerId").Int(), e.Get("pointerType").String() == "touch"
	c.startX, c.startY = e.Get("clientX").Float(), e.Get("clientY").Float()
	c.x, c.y = c.startX, c.startY
	early := map[string]any{"capture": true}
	c.hears.on(app.Window(), "pointermove", c.move, early)
	c.hears.on(app.Window(), "pointerup", func(e app.Value) {
		if e.Get("pointerId").Int() == c.pointer {
			c.end(true)
		}
	}, early)
	c.hears.on(app.Window(), "pointercancel", func(e app.Value) {
		if e.Get("pointerId").Int() == c.pointer {
			c.end(false)
		}
	}, early)
	c.hears.on(app.Window(), "keydown", func(e app.Value) {
		if c.on && e.Get("key").String() == "Escape" {
			e.Call("preventDefault")
			e.Call("stopPropagation")
			c.end(false)
		}
	}, early)
	if c.touch {
		c.press = time.AfterFunc(longPress, c.begin)
	}
}

func (c *carry) move(e app.Value) {
	if e.Get("pointerId").Int() != c.pointer {
		return
	}
	c.x, c.y = e.Get("clientX").Float(), e.Get("clientY").Float()
	switch way := math.Hypot(c.x-c.startX, c.y-c.startY); {
	case c.on:
	case c.touch && way > slack:
		c.cancel() // it scrolls
	case !c.touch && way > threshold:
		c.begin()
	}
}

func (c *carry) begin() {
	if c.pointer == 0 || c.on {
		return
	}
	if !c.lift() {
		c.cancel()
		return
	}
	c.on = true
	var next app.Func
	next = app.FuncOf(func(app.Value, []app.Value) any {
		if !c.on {
			next.Release()
			return nil
		}
		c.frame()
		app.Window().Call("requestAnimationFrame", next)
		return nil
	})
	app.Window().Call("requestAnimationFrame", next)
}

func (c *carry) end(put bool) {
	if c.on {
		c.on = false
		c.dropped = true
		time.AfterFunc(50*time.Millisecond, func() { c.dropped = false })
		c.drop(put)
	}
	c.cancel()
}

// cancel lets go of the pointer.
func (c *carry) cancel() {
	if c.press != nil {
		c.press.Stop()
	}
	if c.on {
		c.on = false
		c.drop(false)
	}
	c.hears.end()
	c.pointer, c.press = 0, nil
}

// shadow is a copy of an element that follows the pointer.
func shadow(e app.Value) app.Value {
	at := rectOf(e)
	ghost := e.Call("cloneNode", true)
	ghost.Call("removeAttribute", "data-card")
	ghost.Get("classList").Call("add", "ghost")
	attr(ghost, "aria-hidden", "true")
	ghost.Set("inert", true)
	style := ghost.Get("style")
	style.Call("setProperty", "width", px(min(at.right-at.left, 280)))
	style.Call("setProperty", "left", px(at.left))
	style.Call("setProperty", "top", px(at.top))
	document().Get("body").Call("appendChild", ghost)
	return ghost
}

// under is what lies below the pointer.
func (c *carry) under() app.Value { return document().Call("elementFromPoint", c.x, c.y) }
