package ui

import (
	"math"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/app/views"
	"incharge/shared"
)

// focused is the card whose row has the focus.
func (t *timeline) focused() shared.CardID {
	active := document().Get("activeElement")
	if !active.Truthy() || !t.list.Call("contains", active).Bool() {
		return ""
	}
	if item, ok := closest(active, "[data-card]"); ok {
		return shared.CardID(data(item, "card"))
	}
	return ""
}

func (t *timeline) focusin(e app.Value) {
	if item, ok := closest(e.Get("target"), "[data-card]"); ok {
		t.setStop(shared.CardID(data(item, "card")))
	}
}

// setStop has the tab key stop at one row of all.
func (t *timeline) setStop(id shared.CardID) {
	if old, ok := find(t.list, `.timeline-name[tabindex="0"]`); ok {
		attr(old, "tabindex", "-1")
	}
	t.stop = id
	if row := t.rows.all[id]; row != nil {
		if link, ok := find(row.element, ".timeline-name"); ok {
			attr(link, "tabindex", "0")
		}
	}
}

// focusRow goes to a row, wherever it lies.
func (t *timeline) focusRow(at int) {
	if at < 0 || at >= len(t.spans) {
		return
	}
	id := t.spans[at].Card.ID
	if t.rows.all[id] == nil {
		t.wrap.Set("scrollTop", max(0, float64(at)*t.rows.height-t.wrap.Get("clientHeight").Float()/2))
		t.lay()
	}
	row := t.rows.all[id]
	if row == nil {
		return
	}
	if link, ok := find(row.element, ".timeline-name"); ok {
		link.Call("focus", map[string]any{"preventScroll": true})
		row.element.Call("scrollIntoView", map[string]any{"block": "nearest", "inline": "nearest"})
	}
}

func (t *timeline) spanOf(id shared.CardID) (views.Span, int) {
	at := slices.IndexFunc(t.spans, func(s views.Span) bool { return s.Card.ID == id })
	if at < 0 {
		return views.Span{}, at
	}
	return t.spans[at], at
}

// keydown is every key pressed within the timeline.
func (t *timeline) keydown(e app.Value) {
	key := e.Get("key").String()
	if key == "Escape" && t.lifted == nil && t.page.drawer != drawerNone {
		t.page.on(t.page.id, t.page.closeDrawer)
		return
	}
	id := t.focused()
	if id == "" {
		return
	}
	span, at := t.spanOf(id)
	plain := !e.Get("ctrlKey").Bool() && !e.Get("metaKey").Bool() && !e.Get("altKey").Bool()
	taken := true
	switch {
	case t.lifted != nil:
		taken = t.carryBy(key, e.Get("shiftKey").Bool(), e.Get("ctrlKey").Bool())
	case !plain:
		return
	case key == "ArrowUp":
		t.focusRow(at - 1)
	case key == "ArrowDown":
		t.focusRow(at + 1)
	case key == "Home":
		t.focusRow(0)
	case key == "End":
		t.focusRow(len(t.spans) - 1)
	case key == "ArrowLeft" || key == "ArrowRight":
		t.reach(span.From)
	case key == " ", (key == "m" || key == "M") && plainKeys():
		if t.mayMove(span.Card) {
			t.lifted = &stretched{was: span, is: span}
			t.page.canvas.say(text.T().Views.LiftedSpan(span.Card.Title, t.says(span)))
			t.show()
		}
	default:
		return
	}
	if taken {
		e.Call("preventDefault")
	}
}

func (t *timeline) mayMove(card shared.Card) bool {
	if t.page.board.Can(shared.CanPlan, &card) {
		return true
	}
	t.page.env.toasts.fail(text.T().Card.PlanOnly)
	return false
}

// carryBy moves what is lifted: all of it, its deadline with Shift, its start
// with Ctrl.
func (t *timeline) carryBy(key string, shift, ctrl bool) bool {
	end, by := views.Whole, 0
	switch {
	case shift:
		end = views.Right
	case ctrl:
		end = views.Left
	}
	switch key {
	case "ArrowLeft":
		by = -1
	case "ArrowRight":
		by = 1
	case "ArrowUp":
		by = -7
	case "ArrowDown":
		by = 7
	case " ", "Enter", "m", "M":
		is := t.lifted.is
		t.lifted = nil
		t.schedule(is)
		t.show()
		return true
	case "Escape":
		t.letGo()
		return true
	default:
		return key != "Tab"
	}
	t.lifted.is = t.lifted.is.Moved(end, by)
	t.page.canvas.say(t.says(t.lifted.is))
	t.show()
	return true
}

func (t *timeline) letGo() {
	t.lifted = nil
	t.page.canvas.say(text.T().List.Dropped)
	t.show()
}

// schedule gives a card the dates of a span.
func (t *timeline) schedule(span views.Span) {
	p := t.page
	card, ok := p.cardAt(span.Card.ID)
	if !ok {
		return
	}
	span.Card = card
	command, moved := span.Schedule(t.clock)
	if !moved {
		p.canvas.say(text.T().List.Dropped)
		return
	}
	p.on(p.id, func(ctx app.Context) {
		said := text.T().Views.Planned(card.Title, t.says(span))
		if p.act(ctx, command, p.undoable(said)) {
			p.canvas.say(said)
		}
	})
}

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
	if !t.mayMove(t.gripped.was.Card) {
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
