package ui

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const (
	blockNewID  = "block-new"
	blockFindID = "block-find"
)

// mostFound is how many cards are offered for what is typed.
const mostFound = 8

// blockers are the cards that the one that is open waits for.
type blockers struct {
	panel   *cardPanel
	finding bool
	typed   string
}

func (b *blockers) reset() { *b = blockers{panel: b.panel} }

func (b *blockers) UI(card shared.Card) app.UI {
	t := text.T().Attach
	may := b.panel.may(shared.CanEdit, card)
	return app.Div().Class("stack stack-s").Body(
		app.Div().Body(app.If(len(card.BlockedBy) > 0, func() app.UI {
			return app.Section().Class("card-part").Body(
				app.Div().Class("card-part-head").Body(Icon("lock").UI(), app.H3().Text(t.Blockers)),
				app.Ul().Class("links").Body(app.Range(card.BlockedBy).Slice(func(i int) app.UI {
					return b.one(card, card.BlockedBy[i], may)
				})))
		})),
		app.Div().Body(
			app.If(may && b.finding, func() app.UI { return b.finder(card) }).
				ElseIf(may, func() app.UI {
					return app.Button().Type("button").ID(blockNewID).Class("button button-quiet card-add-text").
						Body(Icon("lock").UI(), app.Span().Text(t.AddBlock)).
						OnClick(func(app.Context, app.Event) {
							b.finding, b.typed = true, ""
							b.panel.page.later(func() {
								fill(blockFindID, "")
								focus(blockFindID)
							})
						})
				})))
}

// one is a card that is waited for, as far as the reader may see it.
func (b *blockers) one(card shared.Card, id shared.CardID, may bool) app.UI {
	t := text.T()
	p := b.panel.page
	other, ok := p.board.View().Card(id)
	title := other.Title
	if !ok {
		title = t.Attach.Unknown
	}
	_, there := p.cardAt(id)
	words := app.UI(app.Span().Class("soft").Text(title))
	if ok && there {
		words = app.A().Href(cardPath(p.id, other.Number)).Text(t.Card.Number(other.Number) + " " + title)
	}
	return app.Li().Class("link-row").DataSet("blocker", id).Body(
		app.Div().Class("grow link-name").Body(words),
		app.If(ok && !waitedFor(p.board.View(), id), func() app.UI {
			return app.Span().Class("badge badge-good").Text(t.Attach.IsDone)
		}),
		app.If(may, func() app.UI {
			return app.Button().Type("button").Class("button button-quiet button-icon button-small").
				Aria("label", t.Attach.Unblock(title)).Title(t.Attach.Unblock(title)).Body(Icon("x").UI()).
				OnClick(func(app.Context, app.Event) {
					b.panel.act(shared.BlockCard{Card: card.ID, By: id}, p.undoable(t.Attach.Unblocked(title)))
					p.later(func() { focus(blockNewID) })
				}, app.EventScope(string(card.ID)+string(id)+title))
		}))
}

// waitedFor says that a card has still to be done: it is on the board, and in no
// list of what is done.
func waitedFor(view *shared.State, id shared.CardID) bool {
	card, ok := view.Card(id)
	if !ok || !card.Open() {
		return false
	}
	list, ok := view.List(card.List)
	return ok && list.Open() && list.Category != shared.Done
}

// blocked says whether a card waits for one that has still to be done.
func blocked(view *shared.State, card shared.Card) bool {
	return slices.ContainsFunc(card.BlockedBy, func(id shared.CardID) bool { return waitedFor(view, id) })
}

func (b *blockers) finder(card shared.Card) app.UI {
	t := text.T()
	found := b.found(card)
	scope := app.EventScope(string(card.ID))
	leave := func() {
		b.reset()
		b.panel.page.later(func() { focus(blockNewID) })
	}
	return app.Form().Class("panel link-form stack stack-s").OnSubmit(func(_ app.Context, e app.Event) {
		e.PreventDefault()
		if now := b.found(card); len(now) > 0 {
			b.wait(card.ID, now[0].ID)
		}
	}, scope).OnKeyDown(escapes(leave), scope).Body(
		app.Div().Class("row").Body(
			app.Input().Type("text").ID(blockFindID).Class("input grow").Aria("label", t.Attach.FindCard).
				Placeholder("%s", t.Attach.FindCard).AutoComplete(false).
				OnInput(func(ctx app.Context, _ app.Event) { b.typed = typed(ctx) }),
			app.Button().Type("button").Class("button button-quiet").Text(t.Common.Cancel).
				OnClick(func(app.Context, app.Event) { leave() }, scope)),
		app.Div().Role("status").Body(app.If(len(found) == 0, func() app.UI {
			return app.P().Class("small faint").Text(t.Attach.NoCard)
		})),
		app.Ul().Class("links").Body(app.Range(found).Slice(func(i int) app.UI {
			other := found[i]
			return app.Li().Body(app.Button().Type("button").Class("button button-quiet block-found").
				Body(app.Span().Class("faint").Text(t.Card.Number(other.Number)), app.Span().Class("clip").Text(other.Title)).
				OnClick(func(app.Context, app.Event) { b.wait(card.ID, other.ID) }, app.EventScope(string(card.ID)+string(other.ID))))
		})))
}

// found are the cards of the board that what is typed may mean: by its number,
// or by words of its title.
func (b *blockers) found(card shared.Card) (found []shared.Card) {
	view := b.panel.page.board.View()
	sought := strings.ToLower(strings.TrimPrefix(oneLine(b.typed), "#"))
	for _, list := range view.Lists() {
		for _, other := range view.Column(list.ID) {
			exact := number(int(other.Number)) == sought
			if other.ID == card.ID || card.BlockedBy.Has(other.ID) || !exact && !strings.Contains(strings.ToLower(other.Title), sought) {
				continue
			}
			if exact {
				found = slices.Insert(found, 0, other)
			} else {
				found = append(found, other)
			}
		}
	}
	return found[:min(len(found), mostFound)]
}

func (b *blockers) wait(card, by shared.CardID) {
	b.reset()
	b.panel.act(shared.BlockCard{Card: card, By: by, On: true})
	b.panel.page.later(func() { focus(blockNewID) })
}
