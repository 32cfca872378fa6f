package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/state"
	"incharge/app/text"
	"incharge/shared"
)

const (
	cardTitleID = "card-title"
	cardTextID  = "card-description"
)

// writing is a text that somebody is changing: where they began, and where they
// are. It outlives the panel, so that nothing written is lost by closing it.
type writing struct {
	draft state.Draft
	words string
	peek  bool // the text that others have written is shown too
	shown bool // as it will look, in the place of the field
	back  bool // it was not saved when the page was last open, and nothing was typed since
}

// description is shown as it was written, and changed in a field of its own.
func (d *cardPanel) description(card shared.Card) app.UI {
	t := text.T().Card
	w := d.texts[card.ID]
	may := d.may(shared.CanEdit, card)
	words := ""
	if card.Description != nil {
		words = *card.Description
	}
	known := card.Description != nil || !card.Described
	return app.Section().Class("card-part").Body(
		app.Div().Class("card-part-head").Body(
			Icon("text").UI(),
			app.H3().Class("grow").Text(t.Description),
			app.If(may && w == nil && known && words != "", func() app.UI {
				return app.Button().Type("button").ID("card-description-edit").Class("button button-quiet button-small").Text(t.Edit).OnClick(d.beginText)
			})),
		app.Div().Body(
			app.If(w != nil, func() app.UI { return d.textForm(w, words) }).
				ElseIf(!known && d.status == broken, func() app.UI { return app.P().Class("soft").Text(explain(d.err)) }).
				ElseIf(!known, func() app.UI { return app.Span().Class("skeleton") }).
				ElseIf(words != "", func() app.UI { return d.marks.UI("description", words, d.ticking(card)) }).
				ElseIf(may, func() app.UI {
					return app.Button().Type("button").ID("card-description-edit").Class("button button-quiet card-add-text").
						Body(Icon("plus").UI(), app.Span().Text(t.AddText)).OnClick(d.beginText)
				}).
				Else(func() app.UI { return app.P().Class("faint").Text(t.NoDescription) })))
}

func (d *cardPanel) textForm(w *writing, now string) app.UI {
	t := text.T()
	return app.Form().Class("stack stack-s").OnSubmit(d.saveText).Body(
		pad{
			panel: d, id: cardTextID, whose: string(w.draft.Card), label: t.Card.Description, rows: 6, shown: w.shown,
			words: func() string { return w.words },
			write: func(words string) {
				w.words, w.back = words, false
				d.keep(descriptionOf(w.draft.Card), w.draft.Read, w.draft.Base, w.words)
			},
			look: func(shown bool) { w.shown = shown },
			send: d.saveText,
			leave: func() {
				if w.words == w.draft.Read {
					d.leaveText()
				}
			},
		}.UI(),
		backNote(w.back, string(w.draft.Card), d.leaveText),
		app.Div().Role("status").Body(app.If(d.page.board.Stale(w.draft), func() app.UI {
			return app.Div().Class("notice notice-warn card-notice").Body(
				Icon("alert").UI(),
				app.Div().Class("grow").Body(
					app.P().Text(t.Card.Changed),
					app.If(w.peek, func() app.UI { return d.marks.UI("theirs", now, nil) })),
				app.Button().Type("button").Class("button button-small").Aria("expanded", w.peek).Text(t.Card.TheirText).
					OnClick(func(app.Context, app.Event) { w.peek = !w.peek }, app.EventScope(string(w.draft.Card))))
		})),
		app.Div().Class("row").Body(
			submit(t.Card.Save, false),
			app.Button().Type("button").ID("card-description-leave").Class("button button-quiet").Text(t.Common.Cancel).
				OnClick(func(app.Context, app.Event) { d.leaveText() })),
	)
}

func (d *cardPanel) beginText(app.Context, app.Event) {
	draft := d.page.board.Begin(d.id, state.Description)
	d.texts[d.id] = &writing{draft: draft, words: draft.Read}
	d.page.later(func() {
		d.syncText()
		focus(cardTextID)
	})
}

func (d *cardPanel) syncText() {
	if w := d.texts[d.id]; w != nil {
		if refill(cardTextID, string(d.id), asShown(w.words)) {
			fit(cardTextID)
		}
	}
}

func (d *cardPanel) saveText(ctx app.Context, e app.Event) {
	e.PreventDefault()
	w := d.texts[d.id]
	if w == nil {
		return
	}
	wrote := strings.TrimRight(w.words, " \t\n")
	if wrote == w.draft.Read {
		d.leaveText()
		return
	}
	p := d.page
	p.on(p.id, func(ctx app.Context) {
		if p.write(ctx, w.draft, wrote) {
			delete(d.texts, w.draft.Card)
			d.forget(descriptionOf(w.draft.Card))
			p.changed.fire()
			d.page.later(func() { focus("card-description-edit") })
		}
	})
}

func (d *cardPanel) leaveText() {
	delete(d.texts, d.id)
	d.forget(descriptionOf(d.id))
	d.page.later(func() {
		d.sync() // the boxes have just come back
		focus("card-description-edit")
	})
}
