package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// last says whether somebody is the only supervisor: then they stay it.
func (d *membersDialog) last(m shared.Member) bool {
	if m.Role != shared.Supervisor {
		return false
	}
	for _, other := range d.page.board.View().Members() {
		if other.Role == shared.Supervisor && other.User.ID != m.User.ID {
			return false
		}
	}
	return true
}

// cardsOf is how many open cards somebody is in charge of, in all lists.
func (d *membersDialog) cardsOf(user shared.UserID) (n int) {
	view := d.page.board.View()
	for _, list := range view.Lists() {
		for _, card := range view.Column(list.ID) {
			if card.PIC != nil && *card.PIC == user {
				n++
			}
		}
	}
	return n
}

// load says how much somebody has to do, and marks it where it is too much.
func (d *membersDialog) load(m shared.Member) app.UI {
	t := text.T().Charge
	if m.Role == shared.Observer {
		return app.Div()
	}
	view := d.page.board.View()
	limit := view.Board().Settings.PICLimit
	n := view.InCharge(m.User.ID)
	switch {
	case limit == nil && n == 0:
		return app.Div()
	case limit == nil:
		return app.Div().Class("small faint").Text(t.Cards(n))
	case n > *limit:
		return app.Div().Body(app.Span().Class("badge badge-warn").Body(Icon("alert").UI(), app.Span().Text(t.CardsOf(n, *limit))))
	default:
		return app.Div().Class("small faint").Text(t.CardsOf(n, *limit))
	}
}

const memberSureID = "member-sure"

// ask asks before somebody is removed, or leaves.
func (d *membersDialog) ask(user shared.UserID) {
	d.sure, d.onlook, d.answer = user, "", ""
	d.page.later(func() { focus(memberSureID) })
}

// settled puts the focus back into the dialog: what had it is gone.
func (d *membersDialog) settled() {
	d.page.later(func() {
		d.sync()
		focus(membersListID)
	})
}

// question says what will become of somebody's cards before it is done: that
// they are removed, leave, or only look on.
func (d *membersDialog) question(m shared.Member, me bool) app.UI {
	t := text.T()
	n := d.cardsOf(m.User.ID)
	words, label := t.Members.Sure(m.User.Name)+" "+t.Members.NoCards, t.Members.RemoveWord
	if n > 0 {
		words = t.Members.Sure(m.User.Name) + " " + t.Members.Cards(n)
	}
	do := func() { d.remove(m.User.ID) }
	if me {
		words, label = t.Members.LeaveSure, t.Members.Leave
	}
	if d.onlook == m.User.ID {
		words, label = t.Members.ToObserver(m.User.Name, n), t.Members.Change
		do = func() {
			d.onlook = ""
			d.page.act(d.page.ctx, shared.SetRole{User: m.User.ID, Role: shared.Observer})
			d.settled()
		}
	}
	scope := string(m.User.ID) + string(d.onlook)
	return app.Li().Class("member member-sure").Body(
		app.P().Class("grow").Role("alert").Text(words),
		app.Button().Type("button").Class("button").Text(t.Common.Cancel).
			OnClick(func(app.Context, app.Event) {
				d.sure, d.onlook = "", ""
				d.settled()
			}, app.EventScope(scope)),
		app.Button().Type("button").ID(memberSureID).Class("button button-danger").Text(label).
			OnClick(func(app.Context, app.Event) { do() }, app.EventScope(scope)))
}
