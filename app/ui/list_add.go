package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

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
		commands := make([]shared.Command, len(titles))
		for i, title := range titles {
			commands[i] = shared.AddCard{Card: shared.NewID[shared.CardID](), List: list, Title: title}
		}
		added := len(commands)
		if added > 1 {
			added = p.actAll(ctx, commands, text.T().List.Added)
		} else if !p.act(ctx, commands[0]) {
			added = 0
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
	if data(form, "form") == "card" {
		titles := linesOf(wrote)
		if len(titles) > mostLines {
			c.page.env.toasts.fail(text.T().List.TooMany(mostLines))
			return
		}
		input.Set("value", "")
		c.countLines(input)
		root, _ := closest(form, "[data-list]")
		c.addCards(shared.ListID(data(root, "list")), titles)
		return
	}
	input.Set("value", "")
	p := c.page
	p.on(p.id, func(ctx app.Context) {
		p.act(ctx, shared.AddList{List: shared.NewID[shared.ListID](), Title: wrote})
		c.adding.Call("scrollIntoView", map[string]any{"block": "nearest", "inline": "nearest"})
	})
}
