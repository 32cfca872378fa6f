package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/state"
	"incharge/app/text"
	"incharge/shared"
)

// clash is a text of ours that could not be merged with somebody else's, kept
// until the person has seen to it.
type clash struct {
	id int64 // the number of the change
	shared.TextClash
}

// keepClashes notes what a change of ours left out. The change comes twice, as
// an answer and as news.
func (p *boardPage) keepClashes(change shared.Change) {
	if change.Actor != p.board.Me().User.ID || change.Seq <= p.clashed {
		return
	}
	for _, c := range change.Conflicts {
		p.clashes, p.clashed = append(p.clashes, clash{change.Seq, c}), change.Seq
	}
}

// clashNotices say which texts of ours did not make it, and what they were.
func (d *cardPanel) clashNotices(card shared.Card) app.UI {
	var own []clash
	for _, c := range d.page.clashes {
		if c.Card == card.ID {
			own = append(own, c)
		}
	}
	return app.If(len(own) > 0, func() app.UI { return d.clashes(own) })
}

func (d *cardPanel) clashes(own []clash) app.UI {
	t := text.T()
	return app.Div().Role("status").Class("stack stack-s").Body(app.Range(own).Slice(func(i int) app.UI {
		c := own[i]
		scope := app.EventScope(string(c.Card) + c.Field + number(int(c.id)))
		return app.Div().Class("notice notice-warn card-notice").Body(
			Icon("alert").UI(),
			app.Div().Class("grow stack stack-s").Body(
				app.P().Text(t.Card.Clash),
				app.Textarea().Class("input").ReadOnly(true).Rows(3).Aria("label", t.Card.ClashYours).Text(c.Other),
				app.Div().Class("row").Body(
					app.Button().Type("button").Class("button button-small").Text(t.Card.UseYours).
						OnClick(func(app.Context, app.Event) { d.useMine(c) }, scope),
					app.Button().Type("button").Class("button button-quiet button-small").Text(t.Common.Dismiss).
						OnClick(func(app.Context, app.Event) { d.page.dismiss(c) }, scope))))
	}))
}

func (d *cardPanel) useMine(c clash) {
	p := d.page
	p.on(p.id, func(ctx app.Context) {
		if p.write(ctx, p.board.Begin(c.Card, state.Field(c.Field)), c.Other) {
			p.dismiss(c)
		}
	})
}

func (p *boardPage) dismiss(done clash) {
	var left []clash
	for _, c := range p.clashes {
		if c != done {
			left = append(left, c)
		}
	}
	p.clashes = left
	p.changed.fire()
}
