package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/shared"
)

// sight is what of the board is seen, in px.
type sight struct {
	known         bool // where the lists stand; else it has to be looked up
	left, top     float64
	width, height float64
	starts, ends  []float64 // of the lists, from left to right
}

// near says whether a list is seen, or nearly.
func (s *sight) near(list int) bool {
	return list < len(s.starts) && s.ends[list] > s.left-beyond && s.starts[list] < s.left+s.width+beyond
}

// look finds out what is seen, where that isn't known. A board that isn't shown
// yet will take about the whole window.
func (c *canvas) look() {
	if c.sight.known {
		return
	}
	s := sight{known: true, left: c.host.Get("scrollLeft").Float(), top: c.host.Get("scrollTop").Float(),
		width: c.host.Get("clientWidth").Float(), height: c.host.Get("clientHeight").Float()}
	if s.width == 0 {
		s.known = false
		s.width, s.height = app.Window().Get("innerWidth").Float(), app.Window().Get("innerHeight").Float()
	}
	end := 0.0
	for _, id := range c.order {
		col := c.columns[id]
		start := end
		if s.known {
			start = col.root.Get("offsetLeft").Float()
			end = start + col.root.Get("offsetWidth").Float()
			col.scrolled = col.cards.Get("scrollTop").Float()
		} else {
			end += usualWidth
		}
		s.starts, s.ends = append(s.starts, start), append(s.ends, end)
	}
	c.sight = s
	c.bands.known = false
	for _, id := range c.order {
		if col := c.columns[id]; s.known && !col.shown.folded {
			c.bands.from = col.cards.Get("offsetTop").Float()
			break
		}
	}
}

// usualWidth of a list is about what it has, before it is laid out.
const usualWidth = 290.0

// listenSight follows what is seen, and how high the cards are.
func (c *canvas) listenSight(host app.Value) {
	early := map[string]any{"capture": true, "passive": true}
	c.listen(host, "scroll", func(e app.Value) {
		target := e.Get("target")
		if target.Equal(c.host) {
			c.sight.left, c.sight.top = c.host.Get("scrollLeft").Float(), c.host.Get("scrollTop").Float()
			c.moved(c.fill)
			return
		}
		root, ok := closest(target, "[data-list]")
		if !ok {
			return
		}
		if col := c.columns[shared.ListID(data(root, "list"))]; col != nil && target.Equal(col.cards) {
			col.scrolled = target.Get("scrollTop").Float()
			c.moved(func() { c.fillColumn(col) })
		}
	}, early)
	refill := app.FuncOf(func(app.Value, []app.Value) any {
		c.refilling = false
		if c.host != nil {
			c.moved(c.fill)
		}
		return nil
	})
	resized := app.FuncOf(func(_ app.Value, args []app.Value) any {
		if c.measure(args[0]) && !c.refilling {
			c.refilling = true
			app.Window().Call("requestAnimationFrame", refill)
		}
		return nil
	})
	c.sizes = app.Window().Get("ResizeObserver").New(resized)
	c.sizes.Call("observe", host)
	c.funcs = append(c.funcs, func() {
		c.sizes.Call("disconnect")
		resized.Release()
	})
}

// measure takes in new sizes of cards and of the board itself; true says that
// something else may have to be in the document now.
func (c *canvas) measure(entries app.Value) (news bool) {
	for i := range entries.Length() {
		e := entries.Index(i)
		target := e.Get("target")
		if target.Equal(c.host) {
			c.sight.known = false
			news = true
			continue
		}
		id := shared.CardID(data(target, "card"))
		node := c.cards[id]
		if node == nil {
			continue
		}
		height := e.Get("borderBoxSize").Index(0).Get("blockSize").Float()
		if col := c.columns[node.in]; height > 0 && c.heights.set(id, height) && col != nil {
			col.stack.old, c.bands.known = true, false
			news = true
		}
	}
	return news
}

// heights are those of the cards that have been seen.
type heights struct {
	all map[shared.CardID]float64
	sum float64
}

// of is a card's height, or what is likely to be it.
func (h *heights) of(id shared.CardID) float64 {
	if height, seen := h.all[id]; seen {
		return height
	}
	if len(h.all) == 0 {
		return usualHeight
	}
	return h.sum / float64(len(h.all))
}

// set keeps one, and says whether it is another than was thought.
func (h *heights) set(id shared.CardID, height float64) bool {
	was, seen := h.all[id]
	if seen && was == height {
		return false
	}
	if h.all == nil {
		h.all = map[shared.CardID]float64{}
	}
	h.all[id] = height
	h.sum += height - was
	return true
}
