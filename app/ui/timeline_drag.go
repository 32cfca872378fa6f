package ui

import (
	"math"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/views"
	"incharge/shared"
)

func (t *timeline) grip(target app.Value) bool {
	bar, ok := closest(target, ".timeline-bar")
	item, there := closest(target, "[data-card]")
	if !ok || !there || t.lifted != nil {
		return false
	}
	span, at := t.spanOf(shared.CardID(data(item, "card")))
	if at < 0 {
		return false
	}
	end := views.Whole
	if handle, ok := closest(target, "[data-end]"); ok {
		end = views.End(data(handle, "end"))
	}
	t.gripped, t.shiftX = &stretched{was: span, is: span, end: end, bar: bar}, t.wrap.Get("scrollLeft").Float()
	return true
}

func (t *timeline) lift() bool {
	if !t.mayMove(*t.gripped.was.Card) {
		return false
	}
	t.gripped.bar.Get("classList").Call("add", "timeline-carried")
	return true
}

// frame has the bar be where the pointer has moved it.
func (t *timeline) frame() {
	g := t.gripped
	box := rectOf(t.wrap)
	if by := edge(t.carry.x, box.left, box.right, 64); by != 0 {
		t.wrap.Call("scrollBy", by, 0)
	}
	way := t.carry.x - t.carry.startX + t.wrap.Get("scrollLeft").Float() - t.shiftX
	is := g.was.Moved(g.end, int(math.Round(way/t.width())))
	if is.From != g.is.From || is.To != g.is.To {
		setBar(g.bar, is, t.from)
		attr(g.bar, "data-says", t.says(is))
	}
	g.is = is
}

func (t *timeline) drop(put bool) {
	g := t.gripped
	g.bar.Get("classList").Call("remove", "timeline-carried")
	g.bar.Call("removeAttribute", "data-says")
	if row := t.rows.all[g.was.Card.ID]; row != nil {
		row.face = nil // it is laid over its days anew
	}
	if put {
		t.schedule(g.is)
	}
	p := t.page
	p.on(p.id, func(app.Context) { t.show() })
}
