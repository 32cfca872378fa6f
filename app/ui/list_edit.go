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

// startCard opens the form below a list in which cards are added, one after
// the other.
func (c *canvas) startCard(list shared.ListID) {
	col := c.columns[list]
	if col == nil {
		return
	}
	t := text.T()
	input := tag("textarea", "input list-new-card")
	input.Set("rows", 2)
	attr(input, "aria-label", t.List.CardTitle)
	attr(input, "placeholder", t.List.CardHint)
	attr(input, "enterkeyhint", "enter")
	add := says("button", "button button-primary", t.List.AddCard)
	add.Set("type", "submit")
	leave := button("button button-quiet button-icon", "cancel-card", drawing("x"))
	attr(leave, "aria-label", t.Common.Cancel)
	form := tag("form", "list-form", input, tag("div", "row", add, leave))
	attr(form, "data-form", "card")
	col.foot.Call("replaceChildren", form)
	input.Call("focus")
	form.Call("scrollIntoView", map[string]any{"block": "nearest", "inline": "nearest"})
}

func (c *canvas) endCard(list shared.ListID) {
	if col := c.columns[list]; col != nil {
		b := addCardButton(col.shown.title)
		col.foot.Call("replaceChildren", b)
		b.Call("focus", map[string]any{"preventScroll": true})
	}
}

// mostLines is how many cards can be pasted at once.
const mostLines = 100

// addCards adds a card for each title, at the end of a list.
func (c *canvas) addCards(list shared.ListID, titles []string) {
	p := c.page
	p.on(p.id, func(ctx app.Context) {
		added := 0
		for _, title := range titles {
			if !p.act(ctx, shared.AddCard{Card: shared.NewID[shared.CardID](), List: list, Title: title}) {
				break
			}
			added++
		}
		if added == 0 {
			return
		}
		c.say(text.T().List.Added(added))
		if col := c.columns[list]; col != nil {
			col.cards.Set("scrollTop", col.cards.Get("scrollHeight"))
		}
	})
}

// startList opens the form behind the lists.
func (c *canvas) startList() {
	t := text.T()
	input := tag("input", "input list-new-title")
	input.Set("maxLength", shared.MaxName)
	attr(input, "aria-label", t.List.Title)
	attr(input, "placeholder", t.List.TitleHint)
	add := says("button", "button button-primary", t.List.Add)
	add.Set("type", "submit")
	leave := button("button button-quiet button-icon", "cancel-list", drawing("x"))
	attr(leave, "aria-label", t.Common.Cancel)
	form := tag("form", "list-form", input, tag("div", "row", add, leave))
	attr(form, "data-form", "list")
	c.adding.Call("replaceChildren", form)
	input.Call("focus")
	c.adding.Call("scrollIntoView", map[string]any{"block": "nearest", "inline": "nearest"})
}

func (c *canvas) endList() {
	place := newListPlace()
	c.adding.Call("replaceWith", place)
	c.adding = place
	if b, ok := find(place, "button"); ok {
		b.Call("focus", map[string]any{"preventScroll": true})
	}
}

// submit is Enter or the button of one of the forms.
func (c *canvas) submit(e app.Value) {
	e.Call("preventDefault")
	c.addFrom(e.Get("target"))
}

// addFrom adds what is written in one of the forms.
func (c *canvas) addFrom(form app.Value) {
	input, ok := find(form, ".input")
	if !ok {
		return
	}
	wrote := strings.TrimSpace(input.Get("value").String())
	input.Call("focus")
	if wrote == "" {
		return
	}
	input.Set("value", "")
	if data(form, "form") == "card" {
		root, _ := closest(form, "[data-list]")
		c.addCards(shared.ListID(data(root, "list")), []string{oneLine(wrote)})
		return
	}
	p := c.page
	p.on(p.id, func(ctx app.Context) {
		p.act(ctx, shared.AddList{List: shared.NewID[shared.ListID](), Title: wrote})
		c.adding.Call("scrollIntoView", map[string]any{"block": "nearest", "inline": "nearest"})
	})
}

// paste makes several lines several cards.
func (c *canvas) paste(e app.Value) {
	input, ok := closest(e.Get("target"), ".list-new-card")
	if !ok {
		return
	}
	lines := linesOf(e.Get("clipboardData").Call("getData", "text").String())
	if len(lines) < 2 {
		return
	}
	e.Call("preventDefault")
	if len(lines) > mostLines {
		c.page.env.toasts.fail(text.T().List.TooMany(mostLines))
		return
	}
	root, _ := closest(input, "[data-list]")
	c.addCards(shared.ListID(data(root, "list")), lines)
}

// linesOf are the lines of a text that say something.
func linesOf(words string) []string {
	var lines []string
	for line := range strings.Lines(words) {
		if line = oneLine(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// oneLine is a text as a title can hold it.
func oneLine(words string) string { return strings.Join(strings.Fields(words), " ") }

// keyInField is a key pressed in one of the fields above.
func (c *canvas) keyInField(e, field app.Value) {
	if composing(e) {
		return
	}
	key := e.Get("key").String()
	switch {
	case key != "Enter" && key != "Escape":
		return
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
