package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/app/views"
	"incharge/shared"
)

// openMenu offers what a cell can be changed to.
func (t *table) openMenu(at cellAt, card shared.Card, f rowFace) {
	p, words := t.page, text.T()
	view := p.board.View()
	may, why := f.may[1], words.Card.MoveOnly
	var items []any
	add := func(value, name string, chosen bool, parts ...app.Value) {
		b := button("menu-item", "set", append(parts, says("span", "grow clip", name))...)
		attr(b, "role", "menuitemradio")
		attr(b, "data-value", value)
		attr(b, "aria-checked", "false")
		if chosen {
			attr(b, "aria-checked", "true")
			b.Call("appendChild", drawing("check"))
		}
		items = append(items, b)
	}
	switch at.col {
	case views.ByList:
		for _, list := range view.Lists() {
			add(string(list.ID), list.Title, list.ID == card.List)
		}
	case views.ByPIC:
		may, why = f.may[2], words.Card.AssignOnly
		add(nobody, words.Card.Nobody, card.PIC == nil)
		for _, m := range view.Members() {
			if m.Role == shared.Observer || p.board.Me().Role != shared.Supervisor && m.User.ID != p.board.Actor() {
				continue
			}
			picture := tag("span", "avatar "+avatarGround(m.User.ID), says("span", "", initials(m.User.Name)))
			attr(picture, "aria-hidden", "true")
			showPicture(picture, m.User.Avatar)
			add(string(m.User.ID), m.User.Name, card.PIC != nil && *card.PIC == m.User.ID, picture)
		}
	case views.ByPriority:
		may, why = f.may[3], words.Card.PlanOnly
		for _, priority := range shared.Priorities {
			add(string(priority), words.Card.Priorities(priority), priority == card.Priority)
		}
	default:
		return
	}
	if !may {
		p.env.toasts.fail(why)
		return
	}
	cell, ok := t.stop(at)
	if !ok {
		return
	}
	if old, there := find(t.body, "[popovertarget]"); there {
		old.Call("removeAttribute", "popovertarget")
	}
	t.menu.Call("replaceChildren", items...)
	attr(t.menu, "aria-label", columnName(at.col))
	attr(t.menu, "data-for", string(at.card))
	attr(t.menu, "data-col", string(at.col))
	attr(cell, "popovertarget", "table-menu") // menu.js puts it there
	cell.Call("focus")
	t.menu.Call("showPopover")
}

// set does what was chosen in the menu.
func (t *table) set(value string) {
	at := cellAt{shared.CardID(data(t.menu, "for")), views.Column(data(t.menu, "col"))}
	p := t.page
	p.on(p.id, func(ctx app.Context) {
		card, ok := p.cardAt(at.card)
		if !ok {
			return
		}
		switch at.col {
		case views.ByList:
			move := shared.MoveCard{Card: card.ID, List: shared.ListID(value)}
			if move.List != card.List {
				if column := p.board.View().Column(move.List); len(column) > 0 {
					move.After = column[len(column)-1].ID
				}
				p.moveCard(ctx, move)
			}
		case views.ByPIC:
			pic := shared.Clear[shared.UserID]()
			if value != nobody {
				pic = shared.Some(shared.UserID(value))
			}
			if (card.PIC == nil) != (pic.Value == nil) || card.PIC != nil && *card.PIC != *pic.Value {
				p.act(ctx, shared.AssignCard{Card: card.ID, PIC: pic})
			}
		case views.ByPriority:
			if priority := shared.Priority(value); priority != card.Priority {
				p.act(ctx, shared.EditCard{Card: card.ID, Priority: &priority})
			}
		}
		t.focus(at)
	})
}
