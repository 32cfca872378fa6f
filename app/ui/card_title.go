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
	stale := d.heading != nil && d.page.board.Stale(d.heading.draft)
	return app.Div().Body(app.H2().Class("card-title-words").Body(
		app.Textarea().ID(cardTitleID).Class("input input-bare card-title-field").Rows(1).
			Aria("label", t.Title).MaxLength(shared.MaxTitle).Spellcheck(true).
			OnFocus(d.beginTitle).OnBlur(d.endTitle).OnKeyDown(d.titleKey).
			OnInput(func(app.Context, app.Event) { fit(cardTitleID) })),
		app.Div().Role("status").Body(app.If(stale, func() app.UI {
			return app.P().Class("notice notice-warn").Body(Icon("alert").UI(), app.Span().Text(t.Changed+" “"+card.Title+"”"))
		})))
}

func (d *cardPanel) syncTitle(card shared.Card) {
	put(cardTitleID, card.Title)
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

func (d *cardPanel) beginTitle(app.Context, app.Event) {
	d.heading = &writing{draft: d.page.board.Begin(d.id, state.Title)}
}

func (d *cardPanel) endTitle(app.Context, app.Event) {
	w := d.heading
	d.heading = nil
	if w == nil {
		return
	}
	wrote := oneLine(value(cardTitleID))
	p := d.page
	p.on(p.id, func(ctx app.Context) {
		if wrote != "" && wrote != w.draft.Read {
			p.write(ctx, w.draft, wrote)
		} else {
			p.changed.fire() // the field shows what holds
		}
	})
}

func (d *cardPanel) titleKey(_ app.Context, e app.Event) {
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
		if d.heading != nil {
			field.Set("value", d.heading.draft.Read)
		}
		field.Call("blur")
		focus(cardID)
	}
}
