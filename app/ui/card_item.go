package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const itemNewID = "item-new"

func itemID(id shared.ItemID) string { return "item-" + string(id) }

func editItemID(id shared.ItemID) string { return "item-edit-" + string(id) }

func addItemID(list shared.ChecklistID) string { return "item-add-" + string(list) }

// item is a line of a checklist: ticked, changed by its pen, moved by dragging
// or with Alt and the arrows.
func (l *checklists) item(card shared.Card, items []shared.Item, at int, may bool) app.UI {
	item := items[at]
	if may && l.editing == item.ID {
		return app.Li().Class("item-open").Body(l.editor(card, items, at))
	}
	d, t := l.panel, text.T()
	why := ""
	if !may {
		why = t.Card.EditOnly
	}
	scope := app.EventScope(string(item.ID) + string(item.Checklist) + strconv.Itoa(at))
	row := app.Li().Class("item-row").DataSet("item", item.ID).Body(
		app.Label().Class("check item grow").Title(why).Body(
			app.Input().Type("checkbox").ID(itemID(item.ID)).Disabled(!may).
				OnChange(func(app.Context, app.Event) {
					d.act(shared.CheckItem{Item: item.ID, Done: ticked(itemID(item.ID))})
				}, app.EventScope(string(item.ID))).
				OnKeyDown(func(_ app.Context, e app.Event) { l.itemKey(item.ID, e) }, scope),
			app.Span().Class("item-words").Text(item.Text)),
		app.Span().Class("item-facts").Body(l.itemPIC(item), l.itemDue(item)),
		app.If(may, func() app.UI {
			return app.Button().Type("button").ID(editItemID(item.ID)).Class("button button-quiet button-icon button-small item-edit").
				Aria("label", t.Checklist.EditItem(item.Text)).Title(t.Card.Edit).Body(Icon("edit").UI()).
				OnClick(func(app.Context, app.Event) { l.edit(item.ID) }, app.EventScope(string(item.ID)))
		}))
	if !may {
		return row
	}
	return row.Draggable(true).
		On("dragstart", func(_ app.Context, e app.Event) {
			l.held = item.ID
			carried := e.Get("dataTransfer")
			carried.Set("effectAllowed", "move")
			carried.Call("setData", "text/plain", item.Text) // some browsers drag nothing that says nothing
		}, scope).
		On("dragend", func(app.Context, app.Event) { l.held = "" }, scope).
		On("dragover", l.dragOver).
		On("drop", func(_ app.Context, e app.Event) { l.drop(e, item.Checklist, item.ID) }, scope)
}

func (l *checklists) itemPIC(item shared.Item) app.UI {
	if item.PIC == nil {
		return app.Span()
	}
	m, ok := l.panel.page.board.View().Member(*item.PIC)
	if !ok {
		return app.Span()
	}
	return app.Span().Title(m.User.Name).Body(portrait(m.User), app.Span().Class("hush").Text(text.T().Card.InCharge(m.User.Name)))
}

func (l *checklists) itemDue(item shared.Item) app.UI {
	if item.Due == nil {
		return app.Span()
	}
	due := dueOf(item.Due, item.Done, l.panel.now)
	class := "badge"
	switch due.state {
	case dueOver:
		class += " badge-danger"
	case dueSoon:
		class += " badge-warn"
	}
	return app.Span().Class(class).Title(text.T().Dates.Deadline).Body(Icon("calendar").UI(), app.Span().Text(due.text))
}

// itemForm adds items one after another: Enter adds one and asks for the next.
func (l *checklists) itemForm(list shared.ChecklistID) app.UI {
	t := text.T()
	scope := app.EventScope(string(list))
	leave := func() {
		l.adding = ""
		l.panel.page.later(func() { focus(addItemID(list)) })
	}
	return app.Form().Class("row checklist-name").OnSubmit(func(_ app.Context, e app.Event) {
		e.PreventDefault()
		l.add(list, oneLine(value(itemNewID)))
	}, scope).OnKeyDown(escapes(leave), scope).Body(
		app.Input().Type("text").ID(itemNewID).Class("input grow").MaxLength(shared.MaxItem).
			Aria("label", t.Checklist.AddItem).Placeholder("%s", t.Checklist.AddItem).AutoComplete(false).
			OnKeyDown(func(_ app.Context, e app.Event) {
				if e.Get("key").String() == "Enter" && composing(e.Value) {
					e.PreventDefault() // it ends the syllable, not the item
				}
			}),
		submit(t.Checklist.Create, false),
		app.Button().Type("button").Class("button button-quiet").Text(t.Common.Close).
			OnClick(func(app.Context, app.Event) { leave() }, scope))
}

// addTo opens the field for new items of a checklist.
func (l *checklists) addTo(list shared.ChecklistID) {
	l.adding, l.editing, l.naming, l.renaming = list, "", false, ""
	l.panel.page.later(func() { focus(itemNewID) })
}

func (l *checklists) add(list shared.ChecklistID, words string) {
	if words == "" {
		focus(itemNewID)
		return
	}
	p := l.panel.page
	p.on(p.id, func(ctx app.Context) {
		add := shared.AddItem{Item: shared.NewID[shared.ItemID](), Checklist: list, Text: words}
		if items := p.board.View().Items(list); len(items) > 0 {
			add.After = items[len(items)-1].ID
		}
		if p.act(ctx, add) {
			fill(itemNewID, "")
			p.later(func() { focus(itemNewID) })
		}
	})
}

func (l *checklists) sync(card shared.Card) {
	view := l.panel.page.board.View()
	for _, list := range view.Checklists(card.ID) {
		for _, item := range view.Items(list.ID) {
			tick(itemID(item.ID), item.Done)
		}
	}
}
