package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/state"
	"incharge/app/text"
	"incharge/shared"
)

// renaming is the title of a card being changed on the board.
type renaming struct {
	draft state.Draft
	field app.Value
}

// startCardRename turns a card into a field for its title.
func (c *canvas) startCardRename(id shared.CardID) {
	p := c.page
	card, ok := p.cardAt(id)
	if !ok || !c.bring(id) || c.cards[id].renaming != nil {
		return
	}
	if !p.board.Can(shared.CanEdit, &card) {
		p.env.toasts.fail(text.T().Card.EditOnly)
		return
	}
	node := c.cards[id]
	r := &renaming{draft: p.board.Begin(id, state.Title), field: tag("textarea", "input card-rename")}
	r.field.Set("rows", 2)
	r.field.Set("value", r.draft.Read)
	r.field.Set("maxLength", shared.MaxTitle)
	attr(r.field, "aria-label", text.T().Card.Title)
	node.renaming = r
	node.item.Get("classList").Call("add", "card-renaming")
	node.item.Call("insertBefore", r.field, node.link)
	r.field.Call("focus")
	r.field.Call("select")
	c.reveal(id)
}

// endCardRename turns it back, and saves what was written if it is to be kept.
func (c *canvas) endCardRename(field app.Value, keep bool) {
	item, ok := closest(field, "[data-card]")
	if !ok {
		return
	}
	id := shared.CardID(data(item, "card"))
	node := c.cards[id]
	if node == nil || node.renaming == nil {
		return
	}
	r := node.renaming
	node.renaming = nil
	wrote := oneLine(r.field.Get("value").String())
	c.moved(func() { r.field.Call("remove") })
	node.item.Get("classList").Call("remove", "card-renaming")
	if !keep || wrote == "" || wrote == r.draft.Read {
		return
	}
	p := c.page
	p.on(p.id, func(ctx app.Context) { p.write(ctx, r.draft, wrote) })
}
