package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// click is every click within the board. The buttons that the canvas builds say
// what they do.
func (c *canvas) click(e app.Value) {
	b, ok := closest(e.Get("target"), "[data-do]")
	if !ok {
		return
	}
	if menu, ok := closest(b, ".menu:popover-open"); ok {
		menu.Call("hidePopover") // before it is built anew, without what was clicked
	}
	var list shared.ListID
	if root, ok := closest(b, "[data-list]"); ok {
		list = shared.ListID(data(root, "list"))
	}
	switch does := data(b, "do"); does {
	case "card-menu":
		// It has opened: see chooseClick.
	case "rename-card", "move-card", "choose-card", "archive-card", "trash-card":
		c.doCard(does)
	case "fold", "fold-lane":
		key := string(list)
		if does == "fold-lane" {
			key = data(b, "lane")
		}
		p := c.page
		p.on(p.id, func(app.Context) {
			if does == "fold" {
				p.foldList(list)
			} else {
				p.fold(key)
			}
		})
	case "choose-list":
		c.chooseList(list)
	case "rename":
		c.startRename(list)
	case "add-card":
		c.startCard(list)
	case "cancel-card":
		c.endCard(list)
	case "add-list":
		c.startList()
	case "cancel-list":
		c.endList()
	default:
		p, category, color := c.page, shared.Category(data(b, "category")), shared.Color(data(b, "color"))
		p.on(p.id, func(ctx app.Context) { p.doList(ctx, does, list, category, color) })
	}
}

// doList does what an item of a list's menu says.
func (p *boardPage) doList(ctx app.Context, does string, id shared.ListID, category shared.Category, color shared.Color) {
	list, ok := p.board.View().List(id)
	if !ok {
		return
	}
	switch does {
	case "category":
		if category != list.Category {
			p.act(ctx, shared.EditList{List: id, Category: &category})
		}
	case "color":
		p.colorList(ctx, list, color)
	case "limit":
		p.limit.open(ctx, list)
	case "left":
		p.shiftList(ctx, id, -1)
	case "right":
		p.shiftList(ctx, id, 1)
	case "archive-list":
		p.act(ctx, shared.ArchiveList{List: id}, p.undoable(text.T().List.Archived(list.Title)))
	}
}

// shiftList moves a list by one place.
func (p *boardPage) shiftList(ctx app.Context, id shared.ListID, by int) {
	var row []shared.ListID
	for _, l := range p.board.View().Lists() {
		row = append(row, l.ID)
	}
	at := slices.Index(row, id) + by
	if at < 0 || at >= len(row) {
		return
	}
	row = placed(row, id, at)
	after, before := beside(row, id)
	if p.act(ctx, shared.MoveList{List: id, After: after, Before: before}) {
		p.canvas.say(text.T().List.ListMoved(p.canvas.listTitle(id), at+1, len(row)))
		p.canvas.columns[id].root.Call("scrollIntoView", map[string]any{"block": "nearest", "inline": "nearest"})
	}
}

// moveCard moves a card, and offers to take that back where it went to another
// list: that is a change of its status.
func (p *boardPage) moveCard(ctx app.Context, move shared.MoveCard) bool {
	card, ok := p.board.View().Card(move.Card)
	if !ok {
		return false
	}
	if card.List == move.List {
		return p.act(ctx, move)
	}
	return p.act(ctx, move, p.undoable(text.T().List.MovedTo(card.Title, p.canvas.listTitle(move.List))))
}
