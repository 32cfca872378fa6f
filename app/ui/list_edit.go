package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// startRename turns a list's title into a field.
func (c *canvas) startRename(list shared.ListID) {
	col := c.columns[list]
	if col == nil || col.typing {
		return
	}
	input := tag("input", "input list-rename")
	input.Set("value", col.shown.title)
	input.Set("maxLength", shared.MaxName)
	attr(input, "aria-label", text.T().List.Title)
	col.typing = true
	col.name.Call("replaceWith", input)
	input.Call("focus")
	input.Call("select")
}

// endRename turns the field back into the title, and takes over what was
// written if it is to be kept.
func (c *canvas) endRename(input app.Value, keep bool) {
	root, ok := closest(input, "[data-list]")
	if !ok {
		return
	}
	col := c.columns[shared.ListID(data(root, "list"))]
	if col == nil || !col.typing {
		return
	}
	col.typing = false
	wrote := strings.TrimSpace(input.Get("value").String())
	col.name.Set("textContent", col.shown.title)
	c.moved(func() { input.Call("replaceWith", col.name) })
	if !keep || wrote == "" || wrote == col.shown.title {
		return
	}
	p := c.page
	p.on(p.id, func(ctx app.Context) { p.act(ctx, shared.EditList{List: col.id, Title: &wrote}) })
}

// keyInField is a key pressed in one of the fields above.
func (c *canvas) keyInField(e, field app.Value) {
	if composing(e) {
		return
	}
	key := e.Get("key").String()
	switch {
	case key != "Enter" && key != "Escape":
		return
	case field.Call("matches", ".card-rename").Bool():
		item, _ := closest(field, "[data-card]")
		c.endCardRename(field, key == "Enter")
		c.focusCard(shared.CardID(data(item, "card")))
	case field.Call("matches", ".list-rename").Bool():
		root, _ := closest(field, "[data-list]")
		c.endRename(field, key == "Enter")
		root.Call("focus", map[string]any{"preventScroll": true}) // the title itself would take a second Enter for another wish to rename
	case key == "Enter" && field.Call("matches", ".list-new-card").Bool() && !e.Get("shiftKey").Bool():
		form, _ := closest(field, "form")
		c.addFrom(form)
	case key == "Escape" && field.Call("matches", ".list-new-card").Bool():
		root, _ := closest(field, "[data-list]")
		c.endCard(shared.ListID(data(root, "list")))
	case key == "Escape" && field.Call("matches", ".list-new-title").Bool():
		c.endList()
	default:
		return
	}
	e.Call("preventDefault")
	e.Call("stopPropagation") // Escape is answered; nothing else is to close
}
