package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

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
		t.lay(false)
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
