package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// shift moves a checklist one place up or down.
func (l *checklists) shift(list shared.Checklist, by int) {
	all := l.panel.page.board.View().Checklists(list.Card)
	to := slices.IndexFunc(all, func(c shared.Checklist) bool { return c.ID == list.ID }) + by
	if to < 0 || to >= len(all) {
		return
	}
	move := shared.MoveChecklist{Checklist: list.ID}
	if by < 0 {
		move.Before = all[to].ID
	} else {
		move.After = all[to].ID
	}
	l.panel.act(move)
}

// itemKey moves an item with Alt and the arrows.
func (l *checklists) itemKey(item shared.ItemID, e app.Event) {
	if !e.Get("altKey").Bool() {
		return
	}
	switch e.Get("key").String() {
	case "ArrowUp":
		e.PreventDefault()
		l.step(item, -1)
	case "ArrowDown":
		e.PreventDefault()
		l.step(item, 1)
	}
}

// step moves an item one place up or down, over the edge of its checklist into
// the next one.
func (l *checklists) step(id shared.ItemID, by int) {
	view := l.panel.page.board.View()
	item, ok := view.Item(id)
	if !ok {
		return
	}
	items := view.Items(item.Checklist)
	at := slices.IndexFunc(items, func(i shared.Item) bool { return i.ID == item.ID })
	move := shared.MoveItem{Item: item.ID, Checklist: item.Checklist}
	if to := at + by; to >= 0 && to < len(items) {
		if by < 0 {
			move.Before = items[to].ID
		} else {
			move.After = items[to].ID
		}
	} else {
		all := view.Checklists(item.Card)
		next := slices.IndexFunc(all, func(c shared.Checklist) bool { return c.ID == item.Checklist }) + by
		if next < 0 || next >= len(all) {
			return
		}
		move.Checklist = all[next].ID
		if others := view.Items(move.Checklist); len(others) > 0 {
			if by < 0 {
				move.After = others[len(others)-1].ID
			} else {
				move.Before = others[0].ID
			}
		}
	}
	l.move(move)
}

// move does so, and leaves the focus with the item.
func (l *checklists) move(move shared.MoveItem) {
	active := document().Get("activeElement").Get("id").String()
	p := l.panel.page
	p.on(p.id, func(ctx app.Context) {
		if !p.act(ctx, move) {
			return
		}
		items := p.board.View().Items(move.Checklist)
		at := slices.IndexFunc(items, func(i shared.Item) bool { return i.ID == move.Item })
		list, _ := p.board.View().Checklist(move.Checklist)
		p.canvas.say(text.T().Checklist.Moved(items[at].Text, list.Title, at+1, len(items)))
		p.later(func() {
			l.panel.sync()
			if active == itemID(move.Item) {
				focus(active)
			}
		})
	})
}

func (l *checklists) dragOver(_ app.Context, e app.Event) {
	if l.held != "" {
		e.PreventDefault() // it may be let go of here
	}
}

// drop puts what is dragged where another item is, or at the end.
func (l *checklists) drop(e app.Event, list shared.ChecklistID, on shared.ItemID) {
	held := l.held
	l.held = ""
	if held == "" || held == on {
		return
	}
	e.PreventDefault()
	move := shared.MoveItem{Item: held, Checklist: list}
	items := l.panel.page.board.View().Items(list)
	place := func(id shared.ItemID) int {
		return slices.IndexFunc(items, func(i shared.Item) bool { return i.ID == id })
	}
	switch from := place(held); {
	case on != "" && from >= 0 && from < place(on):
		move.After = on // from above: it takes the place of what moves up
	case on != "":
		move.Before = on
	case len(items) > 0 && items[len(items)-1].ID != held:
		move.After = items[len(items)-1].ID
	case len(items) > 0:
		return // it is the last already
	}
	l.move(move)
}
