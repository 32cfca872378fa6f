package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// gone is shown in place of a card that isn't on the board.
func (d *cardPanel) gone() app.UI {
	t := text.T()
	box := d.page.env.outbox
	if d.unadded = d.unadded || refusedToAdd(box.Refusals(), d.page.id, d.id); d.unadded {
		return empty("alert", t.Card.Unadded, t.Card.UnaddedWhy,
			app.If(len(box.Refusals()) > 0, func() app.UI {
				return app.Button().Type("button").Class("button").Text(t.Outbox.Title).
					OnClick(func(ctx app.Context, _ app.Event) { openOutbox(ctx) }, app.EventScope("unadded"))
			}))
	}
	return empty("archive", t.Card.Gone, t.Card.GoneWhy,
		app.Button().Type("button").Class("button").Text(t.Board.Archive).OnClick(func(app.Context, app.Event) {
			d.page.on(d.page.id, func(ctx app.Context) { d.page.openArchive(ctx, app.Event{}) })
		}, app.EventScope("gone")))
}

// unsaved is what somebody was writing on a card that has been taken off the
// board meanwhile: to be read, and carried elsewhere. It is in its fields again
// when the card is back.
func (d *cardPanel) unsaved() app.UI {
	t := text.T()
	all := d.written(d.id)
	return app.Div().Body(app.If(len(all) > 0, func() app.UI {
		return app.Section().Class("card-part card-unsaved").Body(
			app.Div().Class("card-part-head").Body(Icon("edit").UI(), app.H3().Text(t.Card.Unsaved)),
			app.P().Class("small soft").Text(t.Card.UnsavedWhy),
			app.Div().Class("stack").Body(app.Range(all).Slice(func(i int) app.UI {
				words := all[i]
				return app.Div().Class("stack stack-s").Body(
					app.Div().ID(unsavedTextID(i)).Class("outbox-text").TabIndex(0).Role("group").Aria("label", t.Outbox.Yours).Text(words),
					app.Div().Body(app.Button().Type("button").Class("button button-small").
						Body(Icon("copy").UI(), app.Text(t.Outbox.Copy)).
						OnClick(func(app.Context, app.Event) { d.page.env.copy(words, unsavedTextID(i)) }, app.EventScope(words))))
			})))
	}))
}

func unsavedTextID(i int) string { return "unsaved-" + number(i) }

// written is what was written on a card and is not saved, from top to bottom.
func (d *cardPanel) written(card shared.CardID) []string {
	var all []string
	add := func(words, read string) {
		if strings.TrimSpace(words) != "" && words != read {
			all = append(all, shared.Spoken(words, d.nameOf))
		}
	}
	for _, w := range []*writing{d.titles[card], d.texts[card]} {
		if w != nil {
			add(w.words, w.draft.Read)
		}
	}
	for _, w := range d.weaving {
		if w.clash.Card == card {
			add(w.words, "")
		}
	}
	add(d.remarks.drafts[card], "")
	for _, edit := range d.remarks.edits {
		if edit.card == card {
			add(edit.words, edit.read)
		}
	}
	return all
}
