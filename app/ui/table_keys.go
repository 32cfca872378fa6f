package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/views"
	"incharge/shared"
)

func (t *table) click(e app.Value) {
	b, ok := closest(e.Get("target"), "[data-do]")
	if !ok {
		return
	}
	switch data(b, "do") {
	case "sort":
		t.sortBy(views.Column(data(b, "col")))
	case "edit":
		if at, ok := cellOf(b); ok {
			e.Call("preventDefault") // a button with a menu would open it by itself as well
			t.startEdit(at)
		}
	case "set":
		t.set(data(b, "value"))
	}
}

// keydown is every key pressed within the table.
func (t *table) keydown(e app.Value) {
	key := e.Get("key").String()
	if composing(e) {
		return
	}
	if t.edit != nil && e.Get("target").Equal(t.edit.field) {
		switch key {
		case "Enter":
			t.endEdit(true, true)
		case "Escape":
			t.endEdit(false, true)
		default:
			return
		}
		e.Call("preventDefault")
		e.Call("stopPropagation")
		return
	}
	if e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool() || e.Get("altKey").Bool() {
		return
	}
	if key == "Escape" && t.page.drawer != drawerNone {
		t.page.on(t.page.id, t.page.closeDrawer)
		return
	}
	at, ok := cellOf(e.Get("target"))
	if !ok {
		return
	}
	if key == "F2" || (key == "e" || key == "E") && plainKeys() {
		e.Call("preventDefault")
		t.startEdit(at)
		return
	}
	if t.walk(key, at) {
		e.Call("preventDefault")
	}
}

// walk moves the focus from cell to cell.
func (t *table) walk(key string, at cellAt) bool {
	row := slices.IndexFunc(t.cards, func(card *shared.Card) bool { return card.ID == at.card })
	col := slices.Index(tableColumns, at.col)
	page := max(1, int(t.wrap.Get("clientHeight").Float()/t.rows.height)-2)
	switch key {
	case "ArrowUp":
		row--
	case "ArrowDown":
		row++
	case "PageUp":
		row = max(0, row-page)
	case "PageDown":
		row = min(len(t.cards)-1, row+page)
	case "ArrowLeft":
		col--
	case "ArrowRight":
		col++
	case "Home":
		col = 0
	case "End":
		col = len(tableColumns) - 1
	default:
		return false
	}
	if row >= 0 && row < len(t.cards) && col >= 0 && col < len(tableColumns) {
		t.focus(cellAt{t.cards[row].ID, tableColumns[col]})
	}
	return true
}

// focusout ends what is being written when its field is left.
func (t *table) focusout(e app.Value) {
	if t.edit != nil && e.Get("target").Equal(t.edit.field) {
		t.endEdit(true, false)
	}
}
