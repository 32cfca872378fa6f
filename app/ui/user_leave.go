package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/store"
	"incharge/app/text"
)

const (
	leaveDialogID = "leave"
	leaveStayID   = "leave-stay"
	mostLost      = 8 // changes that are named
)

// unsent is what would be lost with this device: changes that wait, texts that
// were not taken over, and texts that are not saved.
func (e *env) unsent() (waiting, texts, unsaved int) {
	return e.outbox.Count(), len(e.outbox.Refusals()) + len(e.clashes.current()), len(e.unsaved.current())
}

// signOut signs out, unless something would be lost: then it asks first.
func (m *userMenu) signOut(ctx app.Context, _ app.Event) {
	ctx.Async(func() {
		m.env.unsaved.look(ctx) // another window may have more
		ctx.Dispatch(func(ctx app.Context) {
			if waiting, texts, unsaved := m.env.unsent(); waiting+texts+unsaved == 0 {
				m.leave(ctx)
				return
			}
			m.leaving = true
			openDialog(ctx, leaveDialogID)
			ctx.Defer(func(app.Context) { focus(leaveStayID) })
		})
	})
}

func (m *userMenu) leave(ctx app.Context) {
	ctx.Async(func() {
		if err := m.env.session.leave(ctx); err != nil {
			m.env.toasts.fail(explain(err))
		}
	})
}

// leaveDialog says what would be lost. Staying is what Enter and Escape do.
func (m *userMenu) leaveDialog() app.UI {
	t := text.T()
	return dialog{id: leaveDialogID, title: t.Outbox.LeaveTitle, env: m.env, shut: !m.leaving,
		closed: func(app.Context, app.Event) { m.leaving = false }}.UI(
		app.If(m.leaving, func() app.UI {
			return app.Div().Class("dialog-body stack stack-s").Body(m.lost())
		}),
		app.If(m.leaving, func() app.UI {
			label, class := t.Outbox.LeaveAnyway, "button button-risk"
			if waiting, texts, unsaved := m.env.unsent(); waiting+texts+unsaved == 0 {
				label, class = t.Common.SignOut, "button"
			}
			return app.Div().Class("dialog-foot").Body(
				app.Button().Type("button").Class(class).Text(label).OnClick(func(ctx app.Context, _ app.Event) { m.leave(ctx) }),
				app.Button().Type("button").ID(leaveStayID).Class("button button-primary").Text(t.Outbox.Stay).
					OnClick(func(app.Context, app.Event) { closeDialog(leaveDialogID) }))
		}))
}

// lost names what would be lost, as far as it is not too much.
func (m *userMenu) lost() app.UI {
	t := text.T()
	waiting, texts, unsaved := m.env.unsent()
	if waiting+texts+unsaved == 0 {
		return app.P().Text(t.Outbox.LeaveSent)
	}
	var deeds []string
	for _, r := range m.env.outbox.Refusals() {
		deeds = append(deeds, deedOf(r.Entry))
	}
	for _, c := range m.env.clashes.current() {
		deeds = append(deeds, t.Outbox.Clash(c.Title, c.Field))
	}
	for _, e := range m.env.waiting() {
		deeds = append(deeds, deedOf(e))
	}
	for _, u := range m.env.unsaved.current() {
		if u.Field == store.Description {
			deeds = append(deeds, t.Unsaved.Description(u.Title))
		} else {
			deeds = append(deeds, t.Unsaved.Comment(u.Title))
		}
	}
	rest := len(deeds) - mostLost
	return app.Div().Class("stack stack-s").Body(
		app.If(waiting+texts > 0, func() app.UI { return app.P().Text(t.Outbox.LeaveWhy(waiting, texts)) }),
		app.If(unsaved > 0, func() app.UI { return app.P().Text(t.Unsaved.Lost(unsaved)) }),
		app.If(m.env.offline() && waiting > 0, func() app.UI { return app.P().Class("soft").Text(t.Outbox.LeaveOffline) }),
		app.Ul().Class("lost").Body(
			app.Range(deeds[:min(len(deeds), mostLost)]).Slice(func(i int) app.UI { return app.Li().Text(deeds[i]) }),
			app.If(rest > 0, func() app.UI { return app.Li().Class("faint").Text(t.Presence.More(rest)) })))
}
