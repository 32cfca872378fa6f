package ui

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const (
	itemTextID = "item-text"
	itemPICID  = "item-pic"
	itemDueID  = "item-due"
)

// edit opens an item: its words, who sees to it and when it is due.
func (l *checklists) edit(id shared.ItemID) {
	item, ok := l.panel.page.board.View().Item(id)
	if !ok {
		return
	}
	l.read = item
	l.editing, l.adding, l.naming, l.renaming = item.ID, "", false, ""
	l.panel.page.later(func() {
		fill(itemTextID, item.Text)
		pic := nobody
		if item.PIC != nil {
			pic = string(*item.PIC)
		}
		fill(itemPICID, pic)
		due := ""
		if item.Due != nil {
			due = item.Due.In(zoneAt(*item.Due)).Format(fieldTime)
		}
		fill(itemDueID, due)
		focus(itemTextID)
	})
}

func (l *checklists) endEdit(item shared.ItemID) {
	l.editing = ""
	l.panel.page.later(func() {
		l.panel.sync() // the box has just come back
		focus(editItemID(item))
	})
}

func (l *checklists) editor(card shared.Card, items []shared.Item, at int) app.UI {
	t := text.T()
	item := items[at]
	var able []shared.Member
	for _, m := range l.panel.page.board.View().Members() {
		if m.Role != shared.Observer || item.PIC != nil && *item.PIC == m.User.ID {
			able = append(able, m)
		}
	}
	scope := app.EventScope(string(item.ID) + item.Text)
	leave := func() { l.endEdit(item.ID) }
	quiet := func(icon Icon, words string, do func()) app.UI {
		return app.Button().Type("button").Class("button button-quiet button-small").
			Body(icon.UI(), app.Span().Text(words)).OnClick(func(app.Context, app.Event) { do() }, scope)
	}
	return app.Form().Class("panel stack stack-s item-editor").
		OnSubmit(func(_ app.Context, e app.Event) {
			e.PreventDefault()
			l.save()
		}, scope).
		OnKeyDown(escapes(leave), scope).Body(
		app.Input().Type("text").ID(itemTextID).Class("input").MaxLength(shared.MaxItem).Aria("label", t.Checklist.ItemText).AutoComplete(false),
		app.Div().Class("item-editor-facts").Body(
			app.Div().Class("field").Body(
				app.Label().Class("field-label").For(itemPICID).Text(t.Card.PIC),
				app.Select().ID(itemPICID).Class("input").Body(
					app.Option().Value(nobody).Text(t.Card.Nobody),
					app.Range(able).Slice(func(i int) app.UI {
						return app.Option().Value(able[i].User.ID).Text(able[i].User.Name)
					}))),
			app.Div().Class("field").Body(
				app.Label().Class("field-label").For(itemDueID).Text(t.Dates.Deadline),
				app.Input().Type("datetime-local").ID(itemDueID).Class("input").Max("9999-12-31T23:59"))),
		app.Div().Class("row").Body(
			submit(t.Card.Save, false),
			app.Button().Type("button").Class("button button-quiet").Text(t.Common.Cancel).
				OnClick(func(app.Context, app.Event) { leave() }, scope)),
		app.Div().Class("item-editor-more").Body(
			quiet("arrow-up", t.Checklist.Up, func() { l.step(item.ID, -1) }),
			quiet("arrow-down", t.Checklist.Down, func() { l.step(item.ID, 1) }),
			app.If(l.panel.may(shared.CanAddCard, card), func() app.UI {
				return quiet("board", t.Checklist.ToCard, func() { l.toCard(item) })
			}),
			quiet("trash", t.Card.Delete, func() { l.remove(item) })))
}

// save changes what has been changed since the item was opened, and nothing
// that others have changed meanwhile.
func (l *checklists) save() {
	item := l.read
	words := oneLine(value(itemTextID))
	if words == "" {
		focus(itemTextID)
		return
	}
	edit, changed := shared.EditItem{Item: item.ID}, false
	if words != item.Text {
		edit.Text, changed = &words, true
	}
	pic := shared.UserID("")
	if item.PIC != nil {
		pic = *item.PIC
	}
	switch typed := shared.UserID(value(itemPICID)); {
	case typed == nobody && pic != "":
		edit.PIC, changed = shared.Clear[shared.UserID](), true
	case typed != nobody && typed != pic:
		edit.PIC, changed = shared.Some(typed), true
	}
	switch due, ok := fromField(value(itemDueID)); {
	case !ok && item.Due != nil:
		edit.Due, changed = shared.Clear[time.Time](), true
	case ok && (item.Due == nil || due.Format(fieldTime) != item.Due.UTC().Format(fieldTime)):
		edit.Due, changed = shared.Some(due), true
	}
	if !changed {
		l.endEdit(item.ID)
		return
	}
	p := l.panel.page
	p.on(p.id, func(ctx app.Context) {
		if p.act(ctx, edit) {
			l.endEdit(item.ID)
			p.changed.fire()
		}
	})
}

// toCard makes an item a card of its own, under this one.
func (l *checklists) toCard(item shared.Item) {
	l.editing = ""
	l.panel.act(shared.ItemToCard{Item: item.ID, Card: shared.NewID[shared.CardID]()},
		l.panel.page.undoable(text.T().Checklist.BecameCard(item.Text)))
	l.panel.page.later(func() { focus(addItemID(item.Checklist)) })
}

func (l *checklists) remove(item shared.Item) {
	l.editing = ""
	l.panel.act(shared.DeleteItem{Item: item.ID}, l.panel.page.undoable(text.T().Checklist.ItemDeleted(item.Text)))
	l.panel.page.later(func() { focus(addItemID(item.Checklist)) })
}
