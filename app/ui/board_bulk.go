package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// bulkBar stands below the board while cards are chosen, and does things to all
// of them.
type bulkBar struct {
	app.Compo
	watcher
	page *boardPage
}

func (b *bulkBar) OnMount(ctx app.Context) {
	b.watch(ctx, &b.page.chosen.changed, &b.page.changed)
}

// cards are the chosen ones as they are now.
func (b *bulkBar) cards() (all []shared.Card) {
	if b.page.board == nil {
		return nil
	}
	for _, id := range b.page.canvas.chosen() {
		if card, ok := b.page.cardAt(id); ok {
			all = append(all, card)
		}
	}
	return all
}

func (b *bulkBar) Render() app.UI {
	cards := b.cards()
	if len(cards) == 0 {
		return app.Div().Hidden(true)
	}
	t := text.T()
	may := func(c shared.Capability) bool {
		return slices.ContainsFunc(cards, func(card shared.Card) bool { return b.page.board.Can(c, &card) })
	}
	act := func(id, icon, words string, what shared.Capability, do func(app.Context)) app.UI {
		return app.Button().Type("button").ID("bulk-"+id).Class("button button-quiet bulk-do").Disabled(!may(what)).
			Title(words).Body(Icon(icon).UI(), app.Span().Text(words)).
			OnClick(func(app.Context, app.Event) { b.page.on(b.page.id, do) })
	}
	menu := func(id, icon, words string, what shared.Capability, content app.UI) app.UI {
		return app.Div().Class("menu-anchor").Body(
			app.Button().Type("button").ID("bulk-"+id).Class("button button-quiet bulk-do").Disabled(!may(what)).
				Attr("popovertarget", "bulk-menu-"+id).Aria("haspopup", "dialog").Title(words).
				Body(Icon(icon).UI(), app.Span().Text(words)),
			app.Div().ID("bulk-menu-"+id).Class("menu menu-start label-menu").Attr("popover", "auto").Role("dialog").Aria("label", words).
				Body(content))
	}
	return app.Div().ID("bulk").Class("bulk").Role("group").Aria("label", t.Canvas.Bulk(len(cards))).OnKeyDown(b.key).Body(
		app.Span().Class("bulk-count").Aria("hidden", true).Text(t.Canvas.Count(len(cards))),
		act("move", "move", t.Canvas.Move, shared.CanMove, func(ctx app.Context) { b.page.moving.open(ctx, ids(b.cards())) }),
		menu("assign", "person", t.Card.PIC, shared.CanAssign, b.people()),
		menu("label", "label", t.Labels.Title, shared.CanEdit, b.labels(cards)),
		menu("deadline", "calendar", t.Dates.Deadline, shared.CanPlan, b.deadlines()),
		act("archive", "archive", t.Card.Archive, shared.CanArchive, func(ctx app.Context) {
			b.do(ctx, t.Canvas.Archived, func(card shared.Card) shared.Command { return shared.ArchiveCard{Card: card.ID} })
		}),
		act("trash", "trash", t.Canvas.Trash, shared.CanArchive, func(ctx app.Context) {
			b.do(ctx, t.Canvas.Trashed, func(card shared.Card) shared.Command { return shared.DeleteCard{Card: card.ID} })
		}),
		app.Button().Type("button").ID("bulk-none").Class("button button-quiet button-icon").Aria("label", t.Canvas.ChooseNone).
			Title(t.Canvas.ChooseNone).Body(Icon("x").UI()).
			OnClick(func(app.Context, app.Event) { b.page.on(b.page.id, func(app.Context) { b.page.chooseNone() }) }))
}

// key lets the chosen cards go on Escape, unless that closes a menu.
func (b *bulkBar) key(_ app.Context, e app.Event) {
	if _, open := find(document(), ":popover-open"); open || e.Get("key").String() != "Escape" {
		return
	}
	e.PreventDefault()
	b.page.on(b.page.id, func(app.Context) { b.page.chooseNone() })
}

// chooseNone lets the chosen cards go, and gives the focus back to the board.
func (p *boardPage) chooseNone() {
	from := p.chosen.from
	if p.canvas.chooseNone() && !p.canvas.focusCard(from) {
		focus("main")
	}
}

// do does one thing to each of the chosen cards; no command leaves one out.
func (b *bulkBar) do(ctx app.Context, words func(n int) string, of func(shared.Card) shared.Command) {
	var commands []shared.Command
	for _, card := range b.cards() {
		if command := of(card); command != nil {
			commands = append(commands, command)
		}
	}
	if b.page.actAll(ctx, commands, words) > 0 && len(b.cards()) == 0 {
		focus("main") // the bar is gone
	}
}

// chooseOpened chooses the card that is open, and goes back to the board for more.
func (p *boardPage) chooseOpened() {
	id := p.opened
	p.on(p.id, func(ctx app.Context) {
		p.closeCard(ctx)
		p.chosen.tapped, p.chosen.from = coarse(), id
		p.canvas.choose(true, id)
	})
}
