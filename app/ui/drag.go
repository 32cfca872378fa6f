package ui

import (
	"math"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/shared"
)

// drag is a pointer that is down on a card or on the head of a list. A mouse or
// a pen lifts it by moving; a finger by staying, since moving scrolls.
type drag struct {
	pointer int // 0: none is down
	card    shared.CardID
	list    shared.ListID
	grip    app.Value // what was gripped: its copy follows the pointer
	touch   bool
	on      bool // lifted
	startX  float64
	startY  float64
	x, y    float64
	ghost   app.Value // follows the pointer
	cover   app.Value // lies over the page below it
	press   *time.Timer
	stops   []func()
	dropped bool // a moment ago: the click that this ends with is none
}

const (
	threshold = 5.0 // px that a mouse moves before it drags
	slack     = 8.0 // px that a finger may tremble
	longPress = 300 * time.Millisecond
)

func (c *canvas) listenDrag(host app.Value) {
	c.listen(host, "pointerdown", c.pointerdown)
	c.listen(host, "touchmove", func(e app.Value) {
		if c.drag.on && e.Get("cancelable").Bool() {
			e.Call("preventDefault") // what is carried moves, not the page
		}
	}, map[string]any{"passive": false})
	c.listen(host, "contextmenu", func(e app.Value) {
		if c.drag.pointer != 0 && c.drag.touch {
			e.Call("preventDefault")
		}
	})
	c.listen(host, "dragstart", func(e app.Value) { e.Call("preventDefault") })
	c.listen(host, "click", func(e app.Value) {
		if c.drag.dropped {
			e.Call("preventDefault")
			e.Call("stopPropagation")
		}
	}, map[string]any{"capture": true})
}

func (c *canvas) pointerdown(e app.Value) {
	target := e.Get("target")
	if e.Get("button").Int() != 0 || !e.Get("isPrimary").Bool() {
		return
	}
	if c.drag.pointer != 0 { // it came up where nobody could see it
		c.cancelDrag()
		c.putBack()
	}
	if c.lifted != nil {
		return
	}
	if _, ok := closest(target, "button:not(.list-name), input, textarea, .menu"); ok {
		return
	}
	d := drag{
		pointer: e.Get("pointerId").Int(), touch: e.Get("pointerType").String() == "touch",
		startX: e.Get("clientX").Float(), startY: e.Get("clientY").Float(),
	}
	if item, ok := closest(target, "[data-card]"); ok {
		d.card, d.grip = shared.CardID(data(item, "card")), item
	} else if _, ok := closest(target, ".list-head"); ok {
		d.grip, _ = closest(target, "[data-list]")
		d.list = shared.ListID(data(d.grip, "list"))
	} else {
		return
	}
	d.x, d.y = d.startX, d.startY
	c.drag = d
	c.during(app.Window(), "pointermove", c.pointermove)
	c.during(app.Window(), "pointerup", c.pointerup)
	c.during(app.Window(), "pointercancel", func(e app.Value) {
		if e.Get("pointerId").Int() == c.drag.pointer {
			c.cancelDrag()
			c.putBack()
		}
	})
	if d.touch {
		c.drag.press = time.AfterFunc(longPress, c.startDrag)
	}
}

// during listens for as long as the pointer is down.
func (c *canvas) during(target app.Value, event string, f func(app.Value)) {
	handler := app.FuncOf(func(_ app.Value, args []app.Value) any {
		f(args[0])
		return nil
	})
	target.Call("addEventListener", event, handler, true)
	c.drag.stops = append(c.drag.stops, func() {
		target.Call("removeEventListener", event, handler, true)
		handler.Release()
	})
}

func (c *canvas) pointermove(e app.Value) {
	if e.Get("pointerId").Int() != c.drag.pointer {
		return
	}
	c.drag.x, c.drag.y = e.Get("clientX").Float(), e.Get("clientY").Float()
	if c.drag.on {
		return // the next frame looks where it is
	}
	switch way := math.Hypot(c.drag.x-c.drag.startX, c.drag.y-c.drag.startY); {
	case c.drag.touch && way > slack:
		c.cancelDrag() // it scrolls
	case !c.drag.touch && way > threshold:
		c.startDrag()
	}
}
