package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const (
	checklistNewID  = "checklist-new"
	checklistNameID = "checklist-name"
)

// checklists are those of the card that is open. One thing is changed at a time:
// a title, or an item.
type checklists struct {
	panel    *cardPanel
	naming   bool               // a new one is being given its title
	renaming shared.ChecklistID // whose title is being changed
	adding   shared.ChecklistID // where an item is being added
	editing  shared.ItemID      // what is being changed
	read     shared.Item        // what it was when that began
	held     shared.ItemID      // what a pointer drags
}

// reset ends whatever is being changed: another card is open.
func (l *checklists) reset() { *l = checklists{panel: l.panel} }

func (l *checklists) UI(card shared.Card) app.UI {
	all := l.panel.page.board.View().Checklists(card.ID)
	may := l.panel.may(shared.CanEdit, card)
	return app.Div().Class("stack").Body(
		app.Div().Class("stack checklists").Body(app.Range(all).Slice(func(i int) app.UI { return l.one(card, all, i, may) })),
		app.Div().Body(
			app.If(may && l.naming, func() app.UI { return l.nameForm(card, "") }).
				ElseIf(may, func() app.UI {
					return app.Button().Type("button").ID(checklistNewID).Class("button button-quiet card-add-text").
						Body(Icon("checklist").UI(), app.Span().Text(text.T().Checklist.Add)).
						OnClick(func(app.Context, app.Event) { l.name("", text.T().Checklist.Title) })
				})))
}

func (l *checklists) one(card shared.Card, all []shared.Checklist, at int, may bool) app.UI {
	t := text.T()
	list := all[at]
	items := l.panel.page.board.View().Items(list.ID)
	done := 0
	for _, item := range items {
		if item.Done {
			done++
		}
	}
	return app.Section().Class("card-part checklist").DataSet("checklist", list.ID).Aria("label", list.Title).Body(
		app.Div().Body(
			app.If(may && l.renaming == list.ID, func() app.UI { return l.nameForm(card, list.ID) }).
				Else(func() app.UI {
					return app.Div().Class("card-part-head").Body(
						Icon("checklist").UI(),
						app.H3().Class("grow").Text(list.Title),
						app.Span().Class("small faint").Text(t.Card.Done(done, len(items))),
						app.If(may, func() app.UI { return l.menu(all, at) }))
				})),
		app.Progress().Class("progress").Max(max(len(items), 1)).Value(done).Aria("label", list.Title),
		app.Ul().Class("items").Body(app.Range(items).Slice(func(i int) app.UI { return l.item(card, items, i, may) })),
		app.Div().Body(
			app.If(may && l.adding == list.ID, func() app.UI { return l.itemForm(list.ID) }).
				ElseIf(may, func() app.UI {
					return app.Button().Type("button").ID(addItemID(list.ID)).Class("button button-quiet button-small card-add-text").
						Body(Icon("plus").UI(), app.Span().Text(t.Checklist.AddItem)).
						OnClick(func(app.Context, app.Event) { l.addTo(list.ID) }, app.EventScope(string(list.ID))).
						On("dragover", l.dragOver).
						On("drop", func(_ app.Context, e app.Event) { l.drop(e, list.ID, "") }, app.EventScope(string(list.ID)))
				})))
}

// menu is what else can be done with a checklist.
func (l *checklists) menu(all []shared.Checklist, at int) app.UI {
	t := text.T().Checklist
	list := all[at]
	id := "menu-checklist-" + string(list.ID)
	entry := func(icon Icon, words string, off bool, do func()) app.UI {
		return app.Button().Type("button").Class("menu-item").Role("menuitem").Disabled(off).
			Body(icon.UI(), app.Text(words)).
			OnClick(func(app.Context, app.Event) { do() }, app.EventScope(id+list.Title))
	}
	return app.Div().Class("menu-anchor").Body(
		app.Button().Type("button").Class("button button-quiet button-icon button-small").
			Attr("popovertarget", id).Aria("haspopup", "menu").Aria("label", t.More(list.Title)).Body(Icon("dots").UI()),
		app.Div().ID(id).Class("menu").Attr("popover", "auto").Role("menu").Body(
			entry("edit", t.Rename, false, func() { l.name(list.ID, list.Title) }),
			entry("arrow-up", t.Up, at == 0, func() { l.shift(list, -1) }),
			entry("arrow-down", t.Down, at == len(all)-1, func() { l.shift(list, 1) }),
			app.Hr().Class("menu-line"),
			entry("trash", text.T().Card.Delete, false, func() {
				l.panel.act(shared.DeleteChecklist{Checklist: list.ID}, l.panel.page.undoable(t.Deleted(list.Title)))
				l.panel.page.later(func() { focus(checklistNewID) })
			})))
}

// name opens the field for the title of a checklist; "" is a new one.
func (l *checklists) name(id shared.ChecklistID, now string) {
	l.naming, l.renaming, l.adding, l.editing = id == "", id, "", ""
	l.panel.page.later(func() {
		fill(checklistNameID, now)
		focus(checklistNameID)
		if field := app.Window().GetElementByID(checklistNameID); field.Truthy() {
			field.Call("select")
		}
	})
}

func (l *checklists) nameForm(card shared.Card, id shared.ChecklistID) app.UI {
	t := text.T()
	scope := app.EventScope(string(card.ID) + string(id))
	leave := func() {
		l.naming, l.renaming = false, ""
		l.panel.page.later(func() { focus(checklistNewID) })
	}
	save := t.Checklist.Create
	if id != "" {
		save = t.Card.Save
	}
	return app.Form().Class("row checklist-name").OnSubmit(func(_ app.Context, e app.Event) {
		e.PreventDefault()
		title := oneLine(value(checklistNameID))
		if title == "" {
			focus(checklistNameID)
			return
		}
		leave()
		l.entitle(card.ID, id, title)
	}, scope).OnKeyDown(escapes(leave), scope).Body(
		app.Input().Type("text").ID(checklistNameID).Class("input grow").MaxLength(shared.MaxName).
			Aria("label", t.Checklist.Name).AutoComplete(false),
		submit(save, false),
		app.Button().Type("button").Class("button button-quiet").Text(t.Common.Cancel).
			OnClick(func(app.Context, app.Event) { leave() }, scope))
}

// entitle gives a checklist its title. A new one is the last, and its first item
// is asked for at once.
func (l *checklists) entitle(card shared.CardID, id shared.ChecklistID, title string) {
	p := l.panel.page
	p.on(p.id, func(ctx app.Context) {
		if id != "" {
			p.act(ctx, shared.EditChecklist{Checklist: id, Title: title})
			return
		}
		add := shared.AddChecklist{Checklist: shared.NewID[shared.ChecklistID](), Card: card, Title: title}
		if all := p.board.View().Checklists(card); len(all) > 0 {
			add.After = all[len(all)-1].ID
		}
		if p.act(ctx, add) && p.opened == card {
			l.addTo(add.Checklist)
			p.changed.fire()
		}
	})
}

// escapes leaves a form by Escape, and nothing around it.
func escapes(leave func()) app.EventHandler {
	return func(_ app.Context, e app.Event) {
		if e.Get("key").String() == "Escape" && !composing(e.Value) {
			e.PreventDefault()
			leave()
		}
	}
}
