package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/state"
	"incharge/app/text"
	"incharge/shared"
)

// title is changed in place.
func (d *cardPanel) title(card shared.Card) app.UI {
	t := text.T().Card
	if !d.may(shared.CanEdit, card) {
		return app.H2().Class("card-title-words").Text(card.Title)
	}
	w := d.titles[card.ID]
	stale := w != nil && d.page.board.Stale(w.draft)
	scope := app.EventScope(string(card.ID))
	return app.Div().Body(app.H2().Class("card-title-words").Body(
		app.Textarea().ID(cardTitleID).Class("input input-bare card-title-field").Rows(1).
			Aria("label", t.Title).MaxLength(shared.MaxTitle).Spellcheck(true).
			OnFocus(func(app.Context, app.Event) { d.beginTitle(card.ID) }, scope).
			OnBlur(func(app.Context, app.Event) { d.endTitle(card.ID) }, scope).
			OnKeyDown(func(_ app.Context, e app.Event) { d.titleKey(card.ID, e) }, scope).
			OnInput(func(ctx app.Context, _ app.Event) { d.typeTitle(ctx, card.ID) }, scope)),
		app.Div().Role("status").Body(app.If(stale, func() app.UI {
			return app.P().Class("notice notice-warn").Body(Icon("alert").UI(), app.Span().Text(t.Changed+" “"+card.Title+"”"))
		})))
}

func (d *cardPanel) syncTitle(card shared.Card) {
	switch w := d.titles[card.ID]; {
	case w != nil:
		if refill(cardTitleID, string(card.ID), w.words) && unfocused() {
			focus(cardTitleID) // leaving it saves it
		}
	case !refill(cardTitleID, string(card.ID), card.Title):
		put(cardTitleID, card.Title)
	}
	fit(cardTitleID)
}

// fit makes a field as high as its text, where the browser doesn't by itself
// (field-sizing in the style sheet).
func fit(id string) {
	field := app.Window().GetElementByID(id)
	if !field.Truthy() || app.Window().Get("CSS").Call("supports", "field-sizing", "content").Bool() {
		return
	}
	style := field.Get("style")
	style.Call("setProperty", "height", "auto")
	style.Call("setProperty", "height", px(field.Get("scrollHeight").Float()+2))
}

func (d *cardPanel) beginTitle(card shared.CardID) {
	if d.titles[card] == nil {
		draft := d.page.board.Begin(card, state.Title)
		d.titles[card] = &writing{draft: draft, words: draft.Read}
	}
}

func (d *cardPanel) typeTitle(ctx app.Context, card shared.CardID) {
	if w := d.titles[card]; w != nil {
		w.words = typed(ctx)
	}
	fit(cardTitleID)
}

// endTitle saves the title when its field is left. Where the field was taken
// away with the card, what was written waits for it to come back.
func (d *cardPanel) endTitle(card shared.CardID) {
	w := d.titles[card]
	if _, there := d.page.cardAt(card); w == nil || !there {
		return
	}
	delete(d.titles, card)
	wrote := oneLine(w.words)
	p := d.page
	p.on(p.id, func(ctx app.Context) {
		if wrote != "" && wrote != w.draft.Read {
			p.write(ctx, w.draft, wrote)
		} else {
			p.changed.fire() // the field shows what holds
		}
	})
}

func (d *cardPanel) titleKey(card shared.CardID, e app.Event) {
	if composing(e.Value) {
		return
	}
	field := app.Window().GetElementByID(cardTitleID)
	switch e.Get("key").String() {
	case "Enter":
		e.PreventDefault()
		field.Call("blur")
		focus(cardID)
	case "Escape":
		e.PreventDefault()
		if w := d.titles[card]; w != nil {
			w.words = w.draft.Read
			field.Set("value", w.words)
		}
		field.Call("blur")
		focus(cardID)
	}
}
