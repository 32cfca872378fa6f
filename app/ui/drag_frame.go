package ui

import (
	"sort"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/shared"
)

// makeGhost makes the copy that follows the pointer, outside of the board, over
// where the card is.
func (c *canvas) makeGhost(at rect) {
	ghost := c.drag.grip.Call("cloneNode", true)
	for _, name := range []string{"data-card", "data-list", "data-number", "id"} {
		ghost.Call("removeAttribute", name)
	}
	ghost.Get("classList").Call("remove", "card-held", "list-held")
	ghost.Get("classList").Call("add", "ghost")
	attr(ghost, "aria-hidden", "true")
	ghost.Set("inert", true)
	style := ghost.Get("style")
	style.Call("setProperty", "width", px(at.right-at.left))
	style.Call("setProperty", "max-height", px(at.bottom-at.top))
	style.Call("setProperty", "left", px(at.left))
	style.Call("setProperty", "top", px(at.top))
	c.drag.cover = tag("div", "drag-cover")
	c.drag.ghost = ghost
	document().Get("body").Call("append", c.drag.cover, ghost)
}

func px(n float64) string { return strconv.FormatFloat(n, 'f', 1, 64) + "px" }

// frames draws one frame after the other for as long as something is dragged.
func (c *canvas) frames() {
	var next app.Func
	next = app.FuncOf(func(app.Value, []app.Value) any {
		if !c.drag.on {
			next.Release()
			return nil
		}
		c.frame()
		app.Window().Call("requestAnimationFrame", next)
		return nil
	})
	app.Window().Call("requestAnimationFrame", next)
}

// frame brings the ghost to the pointer, scrolls at the edges, and holds what
// is dragged where it would be dropped.
func (c *canvas) frame() {
	d := &c.drag
	d.ghost.Get("style").Call("setProperty", "translate", px(d.x-d.startX)+" "+px(d.y-d.startY))
	board := rectOf(c.host)
	if by := edge(d.x, board.left, board.right, 64); by != 0 {
		c.host.Call("scrollBy", by, 0)
	}
	if d.card == "" {
		c.hold(d.list, 0, c.listAt(d.x))
		return
	}
	list := c.listUnder(d.x)
	if list == "" {
		return
	}
	scrolls := c.columns[list].cards
	if len(c.scene.lanes) > 0 {
		scrolls = c.host
	}
	box := rectOf(scrolls)
	if by := edge(d.y, box.top, box.bottom, 48); by != 0 {
		scrolls.Call("scrollBy", 0, by)
	}
	lane := c.laneAt(d.y)
	c.hold(list, lane, c.cardAt(list, lane, d.y))
}

// laneAt is the lane at a height of the window.
func (c *canvas) laneAt(y float64) int {
	if len(c.scene.lanes) == 0 {
		return 0
	}
	c.look()
	return c.bands.at(y - rectOf(c.host).top + c.sight.top - c.bands.from)
}

// edge is how far to scroll in a frame for a pointer at a place between two
// edges: faster the nearer it is to one, not at all in between.
func edge(at, low, high, zone float64) float64 {
	const fastest = 16.0
	zone = min(zone, (high-low)/4)
	switch {
	case at < low+zone:
		return -fastest * min((low+zone-at)/zone, 1)
	case at > high-zone:
		return fastest * min((at-high+zone)/zone, 1)
	}
	return 0
}

// listUnder is the list at a place from the left; the last for one behind all.
func (c *canvas) listUnder(x float64) shared.ListID {
	if len(c.order) == 0 {
		return ""
	}
	c.look()
	from := x - rectOf(c.host).left + c.sight.left
	at := sort.SearchFloat64s(c.sight.ends, from)
	return c.order[min(at, len(c.order)-1)]
}

// cardAt is where in a list a card dropped at a height goes: before the first
// other card of the lane whose middle is below it.
func (c *canvas) cardAt(list shared.ListID, lane int, y float64) int {
	at, lanes := 0, len(c.scene.lanes) > 0
	if c.columns[list].shown.folded {
		return len(c.columns[list].order)
	}
	for _, s := range c.columns[list].slots {
		if s.card == "" || s.card == c.drag.card || lanes && c.laneOf(s.card) < lane {
			continue
		}
		if lanes && c.laneOf(s.card) > lane {
			break
		}
		r := rectOf(c.cards[s.card].item)
		if (r.top+r.bottom)/2 > y {
			break
		}
		at = s.at + 1
	}
	if held := c.lifted; held != nil && held.list == list && held.at < at {
		at-- // it is itself among those above
	}
	return at
}

// listAt is where a list dropped at a place from the left goes.
func (c *canvas) listAt(x float64) int {
	row := without(c.order, c.drag.list)
	return sort.Search(len(row), func(i int) bool {
		r := rectOf(c.columns[row[i]].root)
		return (r.left+r.right)/2 > x
	})
}
