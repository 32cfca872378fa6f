package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// openMenu builds what is in a list's menu, or a card's, once somebody opens it.
func (c *canvas) openMenu(e app.Value) {
	target := e.Get("target")
	if e.Get("newState").String() != "open" {
		return
	}
	if c.faceMenu.root != nil && target.Equal(c.faceMenu.root) {
		c.fillFaceMenu()
		return
	}
	root, ok := closest(target, "[data-list]")
	if !ok {
		return
	}
	if col := c.columns[shared.ListID(data(root, "list"))]; col != nil {
		col.showMenu()
	}
}

// showMenu builds the list's menu anew: what is for everybody, and below that
// what is for whoever manages lists.
func (c *column) showMenu() {
	t := text.T()
	f := c.shown
	item := func(icon Icon, does, words string, off bool) app.Value {
		b := button("menu-item", does, drawing(icon), says("span", "grow", words))
		attr(b, "role", "menuitem")
		b.Set("disabled", off)
		return b
	}
	items := []any{}
	line := func() { items = append(items, tag("hr", "menu-line")) }
	if f.manage {
		items = append(items,
			item("edit", "rename", t.List.Rename, false),
			item("flag", "limit", t.List.Limit, false))
		line()
	}
	items = append(items,
		item("check", "choose-list", t.Canvas.ChooseAll, f.cards == 0),
		item("chevron-left", "fold", t.Canvas.Fold, false))
	if f.manage {
		line()
		items = append(items, says("div", "menu-label", t.List.Category))
		for _, category := range shared.Categories {
			b := radio("category", "menu-item", category == f.category, says("span", "grow", t.List.Categories(category)))
			attr(b, "data-category", string(category))
			if category == f.category {
				b.Call("appendChild", drawing("check"))
			}
			items = append(items, b)
		}
		line()
		items = append(items, says("div", "menu-label", t.Canvas.ListColor), c.colors())
		line()
		items = append(items,
			item("arrow-left", "left", t.List.MoveLeft, f.first),
			item("arrow-right", "right", t.List.MoveRight, f.last))
		line()
		items = append(items, item("archive", "archive-list", t.List.Archive, false))
	}
	c.menu.Call("replaceChildren", items...)
}

// colors are those that the list can have, and none.
func (c *column) colors() app.Value {
	row := tag("div", "list-colors")
	attr(row, "role", "group")
	attr(row, "aria-label", text.T().Canvas.ListColor)
	for _, color := range append([]shared.Color{""}, shared.Colors...) {
		name := text.T().Canvas.NoColor
		if color != "" {
			name = text.T().Labels.Colors(color)
		}
		chosen := color == c.shown.color
		b := radio("color", "menu-item list-color", chosen)
		attr(b, "data-color", string(color))
		attr(b, "aria-label", name)
		attr(b, "title", name)
		if chosen {
			b.Call("appendChild", drawing("check"))
		}
		row.Call("appendChild", b)
	}
	return row
}

// radio is one of a choice in a menu.
func radio(does, class string, chosen bool, children ...app.Value) app.Value {
	b := button(class, does, children...)
	attr(b, "role", "menuitemradio")
	attr(b, "aria-checked", strconv.FormatBool(chosen))
	return b
}
