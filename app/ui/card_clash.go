package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/state"
	"incharge/app/store"
	"incharge/app/text"
	"incharge/shared"
	"incharge/shared/merge"
)

// weaving is two versions of a text being made one.
type weaving struct {
	clash store.Clash
	draft state.Draft
	words string
}

// clashKey tells clashes apart.
func clashKey(c store.Clash) string { return string(c.Card) + c.Field + strconv.FormatInt(c.Seq, 10) }

// clashes are the texts of the card that wait for a decision.
func (d *cardPanel) clashes(card shared.Card) app.UI {
	own := d.page.env.clashes.of(card.ID)
	return app.Div().Role("status").Class("clashes").Body(app.Range(own).Slice(func(i int) app.UI {
		if w := d.weaving[clashKey(own[i])]; w != nil {
			return d.weave(w)
		}
		return d.clash(card, own[i])
	}))
}

// clash shows both versions, and lets one be chosen.
func (d *cardPanel) clash(card shared.Card, c store.Clash) app.UI {
	t := text.T()
	theirs := stands(card, c)
	pieces := merge.Compare(c.Other, theirs)
	may := d.may(shared.CanEdit, card)
	why := ""
	if !may {
		why = t.Card.EditOnly
	}
	scope := app.EventScope(clashKey(c))
	return app.Section().Class("clash").Aria("label", t.Clash.Title(c.Field)).Body(
		app.Header().Class("clash-head").Body(
			Icon("split").UI(),
			app.Div().Body(app.H3().Text(t.Clash.Title(c.Field)), app.P().Class("small").Text(t.Clash.Why))),
		app.Div().Class("clash-sides").Body(
			clashSide(t.Clash.Theirs, clashLines(pieces, false),
				app.Button().Type("button").Class("button button-small").Text(t.Clash.KeepTheirs).
					OnClick(func(app.Context, app.Event) { d.decide(c) }, scope)),
			clashSide(t.Clash.Mine, clashLines(pieces, true),
				app.Button().Type("button").Class("button button-small").Text(t.Clash.UseMine).Disabled(!may).Title(why).
					OnClick(func(app.Context, app.Event) { d.settle(c, d.page.board.Begin(c.Card, state.Field(c.Field)), c.Other) }, scope))),
		app.Footer().Class("row").Body(
			app.Button().Type("button").Class("button button-quiet button-small").Disabled(!may).Title(why).
				Body(Icon("edit").UI(), app.Text(t.Clash.Weave)).
				OnClick(func(app.Context, app.Event) { d.beginWeaving(card, c) }, scope)))
}

// stands is what the card says now, which somebody may have changed again.
func stands(card shared.Card, c store.Clash) string {
	switch {
	case c.Field == string(state.Title):
		return card.Title
	case card.Description != nil:
		return *card.Description
	default: // not read yet
		return c.Kept
	}
}

func clashSide(title string, lines []clashLine, choose app.UI) app.UI {
	return app.Div().Class("clash-side").Body(
		app.H4().Class("clash-title").Text(title),
		app.Div().Class("clash-text").TabIndex(0).Role("group").Aria("label", title).Body(
			app.If(len(lines) == 0, func() app.UI { return app.Span().Class("faint").Text(text.T().Clash.Nothing) }),
			app.Range(lines).Slice(func(i int) app.UI { return lines[i].UI() })),
		choose)
}

// beginWeaving puts both versions into one field.
func (d *cardPanel) beginWeaving(card shared.Card, c store.Clash) {
	draft := d.page.board.Begin(c.Card, state.Field(c.Field))
	d.weaving[clashKey(c)] = &weaving{clash: c, draft: draft, words: merge.Together(c.Other, stands(card, c))}
	d.page.later(func() {
		d.syncClashes()
		focus(weavingID(c))
	})
}

func (d *cardPanel) syncClashes() {
	for key, w := range d.weaving {
		refill(weavingID(w.clash), key, w.words)
	}
}

func weavingID(c store.Clash) string { return "clash-" + clashKey(c) }

func (d *cardPanel) weave(w *weaving) app.UI {
	t := text.T()
	id := weavingID(w.clash)
	scope := app.EventScope(id)
	leave := func() {
		delete(d.weaving, clashKey(w.clash))
		d.page.later(func() { focus(cardID) })
	}
	return app.Form().Class("clash").Aria("label", t.Clash.Title(w.clash.Field)).
		OnSubmit(func(_ app.Context, e app.Event) {
			e.PreventDefault()
			wrote := strings.TrimRight(w.words, " \t\n")
			if w.clash.Field == string(state.Title) {
				wrote = oneLine(wrote)
			}
			d.settle(w.clash, w.draft, wrote)
		}, scope).
		Body(
			app.Label().Class("field-label").For(id).Text(t.Clash.WeaveTitle(w.clash.Field)),
			app.P().Class("field-hint").Text(t.Clash.WeaveWhy),
			app.Textarea().ID(id).Class("input card-text-field").Rows(6).
				OnInput(func(ctx app.Context, _ app.Event) { w.words = typed(ctx) }, scope).
				OnKeyDown(func(_ app.Context, e app.Event) {
					if e.Get("key").String() == "Escape" && !composing(e.Value) {
						e.PreventDefault()
						leave()
					}
				}, scope),
			app.Div().Class("row").Body(
				submit(t.Card.Save, false),
				app.Button().Type("button").Class("button button-quiet").Text(t.Common.Cancel).
					OnClick(func(app.Context, app.Event) { leave() }, scope)))
}

// settle writes what has been decided.
func (d *cardPanel) settle(c store.Clash, draft state.Draft, words string) {
	p := d.page
	p.on(p.id, func(ctx app.Context) {
		if words == draft.Read || p.write(ctx, draft, words) {
			d.decide(c)
		}
	})
}

// decide ends it: what stands is what was wanted.
func (d *cardPanel) decide(c store.Clash) {
	delete(d.weaving, clashKey(c))
	p := d.page
	p.ctx.Async(func() { p.env.clashes.decide(p.ctx, c) })
	p.later(func() { focus(cardID) })
}
