package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const (
	moveDialogID = "move-card"
	moveListID   = "move-list"
	moveAtID     = "move-at"
)

// moveDialog moves cards to a place that is said, not shown: the way without
// dragging.
type moveDialog struct {
	page  *boardPage
	cards []shared.CardID // none: closed
	title string
	err   string
}

// open asks where to, for cards in the order in which they are to lie. The place
// that it offers is the one of the first.
func (d *moveDialog) open(_ app.Context, cards []shared.CardID) {
	p := d.page
	first, ok := shared.Card{}, false
	if len(cards) > 0 {
		first, ok = p.cardAt(cards[0])
	}
	if !ok {
		return
	}
	t := text.T().Canvas
	d.cards, d.err, d.title = cards, "", t.MoveCards(len(cards))
	if len(cards) == 1 {
		d.title = t.MoveCard(first.Title)
	}
	openDialog(p.ctx, moveDialogID)
	p.later(func() {
		fill(moveListID, string(first.List))
		at := 1
		for i, card := range p.board.View().Column(first.List) {
			if card.ID == first.ID {
				at = i + 1
			}
		}
		fill(moveAtID, strconv.Itoa(at))
		focus(moveListID)
	})
}

func (d *moveDialog) UI() app.UI {
	t := text.T()
	if len(d.cards) == 0 || d.page.board == nil {
		return dialog{id: moveDialogID, closed: d.closed, shut: true}.UI()
	}
	lists := d.page.board.View().Lists()
	return dialog{id: moveDialogID, title: d.title, closed: d.closed, env: d.page.env}.UI(
		app.Form().NoValidate(true).OnSubmit(d.submit).Body(
			app.Div().Class("dialog-body stack").Body(
				app.Div().Class("field").Body(
					app.Label().Class("field-label").For(moveListID).Text(t.Card.List),
					app.Select().ID(moveListID).Class("input").
						OnChange(func(app.Context, app.Event) { d.put(1) }).Body(
						app.Range(lists).Slice(func(i int) app.UI {
							return app.Option().Value(lists[i].ID).Text(d.describe(lists[i]))
						}))),
				app.Div().Class("move-at").Body(
					field{id: moveAtID, name: "position", label: t.Canvas.Position, kind: "number",
						hint: t.Canvas.PositionHint, err: d.err}.UI(),
					app.Button().Type("button").ID("move-top").Class("button").Body(Icon("arrow-up").UI(), app.Span().Text(t.Card.Top)).
						OnClick(func(app.Context, app.Event) { d.put(1) }),
					app.Button().Type("button").ID("move-bottom").Class("button").Body(Icon("arrow-down").UI(), app.Span().Text(t.Card.Bottom)).
						OnClick(func(app.Context, app.Event) { d.put(len(d.others()) + 1) }))),
			app.Div().Class("dialog-foot").Body(
				app.Button().Type("button").Class("button").Text(t.Common.Cancel).
					OnClick(func(app.Context, app.Event) { closeDialog(moveDialogID) }),
				submit(t.Canvas.Move, false)),
		))
}

// describe names a list with how many cards it has, of how many it should.
func (d *moveDialog) describe(l shared.List) string {
	n := len(d.page.board.View().Column(l.ID))
	if l.WIPLimit != nil {
		return l.Title + " (" + number(n) + "/" + number(*l.WIPLimit) + ")"
	}
	return l.Title + " (" + number(n) + ")"
}

func (d *moveDialog) put(at int) { fill(moveAtID, strconv.Itoa(at)) }

// others are the cards of the list that is chosen without those to be moved.
func (d *moveDialog) others() (row []shared.CardID) {
	moved := map[shared.CardID]bool{}
	for _, id := range d.cards {
		moved[id] = true
	}
	for _, card := range d.page.board.View().Column(shared.ListID(value(moveListID))) {
		if !moved[card.ID] {
			row = append(row, card.ID)
		}
	}
	return row
}

func (d *moveDialog) closed(app.Context, app.Event) { d.cards = nil }

func (d *moveDialog) submit(ctx app.Context, e app.Event) {
	e.PreventDefault()
	if d.page.board == nil {
		return
	}
	row := d.others()
	at, err := strconv.Atoi(strings.TrimSpace(value(moveAtID)))
	if err != nil || at < 1 {
		d.err = text.T().Canvas.BadPosition
		d.page.later(func() { focus(moveAtID) })
		return
	}
	cards, list := d.cards, shared.ListID(value(moveListID))
	closeDialog(moveDialogID)
	d.page.moveTo(ctx, cards, list, row, min(at, len(row)+1))
}

// moveTo puts cards at a place, counted from 1, among the others of a list.
func (p *boardPage) moveTo(ctx app.Context, cards []shared.CardID, list shared.ListID, row []shared.CardID, at int) {
	move := shared.MoveCard{List: list}
	if at > 1 {
		move.After = row[at-2]
	}
	if at <= len(row) {
		move.Before = row[at-1]
	}
	t := text.T()
	name := p.canvas.listTitle(list)
	if len(cards) == 1 {
		move.Card = cards[0]
		if card, _ := p.board.View().Card(move.Card); p.moveCard(ctx, move) {
			p.canvas.say(t.List.Moved(card.Title, name, at, len(row)+1))
			if p.drawer != drawerCard {
				p.canvas.focusCard(move.Card)
			}
		}
		return
	}
	var commands []shared.Command
	for _, card := range cards {
		move.Card = card
		commands = append(commands, move)
		move.After = card
	}
	p.actAll(ctx, commands, func(n int) string { return t.Canvas.Moved(n, name) })
}
