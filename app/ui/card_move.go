package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const (
	cardMoveID     = "card-move"
	cardMoveMenuID = "card-move-menu"
	cardMoveListID = "card-move-list"
)

// whereabouts names the card's list, and moves it without dragging.
func (d *cardPanel) whereabouts(card shared.Card) app.UI {
	t := text.T().Card
	lists := d.page.board.View().Lists()
	name := ""
	for _, l := range lists {
		if l.ID == card.List {
			name = l.Title
		}
	}
	if !d.may(shared.CanMove, card) {
		return app.Span().Title(t.MoveOnly).Text(name)
	}
	return app.Div().Class("menu-anchor").Body(
		app.Button().Type("button").ID(cardMoveID).Class("button card-move").Attr("popovertarget", cardMoveMenuID).
			Aria("haspopup", "dialog").Aria("label", t.MoveTo+": "+name).
			Body(app.Span().Class("clip grow").Text(name), Icon("chevron-down").UI()).
			OnClick(func(app.Context, app.Event) {
				if field := app.Window().GetElementByID(cardMoveListID); field.Truthy() {
					field.Set("value", string(card.List))
				}
			}, app.EventScope(string(card.ID)+string(card.List))),
		app.Div().ID(cardMoveMenuID).Class("menu menu-start card-move-menu").Attr("popover", "auto").Role("dialog").Aria("label", t.MoveTo).Body(
			app.Div().Class("menu-label").Aria("hidden", true).Text(t.MoveTo),
			app.Select().ID(cardMoveListID).Class("input").Aria("label", t.List).Body(
				app.Range(lists).Slice(func(i int) app.UI {
					return app.Option().Value(lists[i].ID).Text(lists[i].Title)
				})),
			app.Div().Class("row card-move-ends").Body(
				app.Button().Type("button").Class("button").Body(Icon("arrow-up").UI(), app.Span().Text(t.Top)).
					OnClick(func(app.Context, app.Event) { d.moveTo(true) }),
				app.Button().Type("button").Class("button").Body(Icon("arrow-down").UI(), app.Span().Text(t.Bottom)).
					OnClick(func(app.Context, app.Event) { d.moveTo(false) })),
		))
}

// moveTo moves the card to the top or the bottom of the list that is chosen.
func (d *cardPanel) moveTo(top bool) {
	move := shared.MoveCard{Card: d.id, List: shared.ListID(value(cardMoveListID))}
	if menu := app.Window().GetElementByID(cardMoveMenuID); menu.Truthy() {
		menu.Call("hidePopover")
	}
	others := []shared.CardID{}
	for _, card := range d.page.board.View().Column(move.List) {
		if card.ID != d.id {
			others = append(others, card.ID)
		}
	}
	switch {
	case len(others) == 0:
	case top:
		move.Before = others[0]
	default:
		move.After = others[len(others)-1]
	}
	p := d.page
	p.on(p.id, func(ctx app.Context) {
		if p.moveCard(ctx, move) {
			at := len(others) + 1
			if top {
				at = 1
			}
			p.canvas.say(text.T().List.Moved(p.canvas.titleOf(move.Card), p.canvas.listTitle(move.List), at, len(others)+1))
		}
	})
}
