package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const faceMenuID = "face-menu"

// faceMenu is the menu of the cards on the board: one element for all of them,
// at the button of the one whose it is.
type faceMenu struct {
	root   app.Value
	card   shared.CardID
	button app.Value
}

func newFaceMenu() faceMenu {
	m := faceMenu{root: tag("div", "menu")}
	m.root.Set("id", faceMenuID)
	attr(m.root, "popover", "auto")
	attr(m.root, "role", "menu")
	return m
}

// dotsButton opens the menu of a card. The tab key passes it by: there are as
// many as cards; from a card, its own keys open it.
func dotsButton() outline {
	return draw("button", "card-dots", having("type", "button"), having("data-do", "card-menu"),
		having("tabindex", "-1"), having("aria-haspopup", "menu"), drawn("dots"))
}

// turnFaceMenu has the menu be that of a card, whose button opens it by itself
// from now on.
func (c *canvas) turnFaceMenu(b app.Value) {
	item, ok := closest(b, "[data-card]")
	if !ok {
		return
	}
	if c.faceMenu.root == nil {
		c.faceMenu = newFaceMenu()
		c.host.Call("appendChild", c.faceMenu.root)
	}
	if c.faceMenu.button != nil {
		c.faceMenu.button.Call("removeAttribute", "popovertarget")
	}
	c.faceMenu.card, c.faceMenu.button = shared.CardID(data(item, "card")), b
	attr(b, "popovertarget", faceMenuID)
}

// openFaceMenu opens it by a key.
func (c *canvas) openFaceMenu(card shared.CardID) {
	if node := c.cards[card]; node != nil {
		node.dots.Call("click")
	}
}

// fillFaceMenu builds what is in it once it opens.
func (c *canvas) fillFaceMenu() {
	id := c.faceMenu.card
	card, ok := c.scene.view.Card(id)
	if !ok {
		return
	}
	t := text.T()
	can := func(what shared.Capability) bool { return c.page.board.Can(what, &card) }
	item := func(icon Icon, does, words, keys string, may bool) app.Value {
		b := button("menu-item", does, drawing(icon), says("span", "grow", words))
		if keys != "" {
			key := says("kbd", "menu-key", keys)
			attr(key, "aria-hidden", "true")
			b.Call("appendChild", key)
		}
		attr(b, "role", "menuitem")
		b.Set("disabled", !may)
		return b
	}
	choose := t.Canvas.Choose
	if c.page.chosen.ids[id] {
		choose = t.Canvas.Unchoose
	}
	trash := item("trash", "trash-card", t.Card.ToTrash, "", can(shared.CanArchive))
	trash.Get("classList").Call("add", "menu-item-danger")
	c.faceMenu.root.Call("replaceChildren",
		item("edit", "rename-card", t.Canvas.Rename, "F2", can(shared.CanEdit)),
		item("move", "move-card", t.Canvas.MoveTo, "⇧M", can(shared.CanMove)),
		item("check", "choose-card", choose, "X", true),
		tag("hr", "menu-line"),
		item("archive", "archive-card", t.Card.Archive, "", can(shared.CanArchive)),
		trash)
}

// doCard does what an item of the menu says.
func (c *canvas) doCard(does string) {
	p, id := c.page, c.faceMenu.card
	p.on(p.id, func(ctx app.Context) {
		t := text.T().Card
		card, ok := p.cardAt(id)
		if !ok {
			return
		}
		switch does {
		case "rename-card":
			c.startCardRename(id)
		case "move-card":
			p.moving.open(ctx, []shared.CardID{id})
		case "choose-card":
			p.chosen.tapped = p.chosen.tapped || coarse()
			c.toggleChosen(id)
			c.focusCard(id)
		case "archive-card":
			p.act(ctx, shared.ArchiveCard{Card: id}, p.undoable(t.Archived(card.Title)))
		case "trash-card":
			p.act(ctx, shared.DeleteCard{Card: id}, p.undoable(t.Trashed(card.Title)))
		}
	})
}

// coarse says that a finger is what points here.
func coarse() bool {
	return app.Window().Call("matchMedia", "(pointer: coarse)").Get("matches").Bool()
}
