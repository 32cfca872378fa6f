package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/outbox"
	"incharge/app/text"
)

const outboxDialogID = "outbox"

// outboxMark says in the header what has still to be sent, and what has come
// back; it opens the list of it.
type outboxMark struct {
	app.Compo
	watcher
	env   *env
	shown bool // the list
}

func (m *outboxMark) OnMount(ctx app.Context) {
	m.watch(ctx, &m.env.queued, &m.env.clashes.changed, &m.env.reach.changed, &m.env.connection)
}

func (m *outboxMark) Render() app.UI {
	return app.Div().Class("outbox").Body(
		m.env.pending("pending", m.open),
		dialog{id: outboxDialogID, title: text.T().Outbox.Title, env: m.env, shut: !m.shown,
			closed: func(app.Context, app.Event) { m.shown = false }}.UI(
			app.If(m.shown, func() app.UI { return m.list() })),
	)
}

// pending is the button that says what has still to be sent and what has come
// back, where there is anything.
func (e *env) pending(id string, open app.EventHandler) app.UI {
	t := text.T().Outbox
	waiting, refused, clashes := e.outbox.Count(), len(e.outbox.Refusals()), len(e.clashes.current())
	return app.Div().Body(app.If(waiting+refused+clashes > 0, func() app.UI {
		return app.Button().Type("button").ID(id).Class("button button-quiet pending").
			Aria("haspopup", "dialog").Title(t.Title).OnClick(open).
			Body(
				e.waits(waiting),
				troubles(refused, t.Refused, "alert", "badge-danger"),
				troubles(clashes, t.Undecided, "split", "badge-warn"))
	}))
}

// waits turns while things are being sent. Offline it rests: there is nothing
// to wait for.
func (e *env) waits(n int) app.UI {
	if n == 0 {
		return app.Span().Hidden(true)
	}
	icon, class := app.UI(app.Span().Class("spinner").Aria("hidden", true)), "badge pending-waits"
	if e.offline() {
		icon, class = Icon("clock").UI(), "badge pending-rests"
	}
	if len(e.outbox.Barred()) > 0 {
		icon, class = Icon("alert").UI(), "badge badge-warn"
	}
	return pendingBadge(class, icon, text.T().Outbox.ToSend(n), n)
}

func troubles(n int, words func(int) string, icon Icon, class string) app.UI {
	if n == 0 {
		return app.Span().Hidden(true)
	}
	return pendingBadge("badge "+class, icon.UI(), words(n), n)
}

// pendingBadge has its words where there is room for them, else a number.
func pendingBadge(class string, icon app.UI, words string, n int) app.UI {
	return app.Span().Class(class).Body(icon,
		app.Span().Class("pending-words").Text(words),
		app.Span().Class("pending-number").Aria("hidden", true).Text(n))
}

func (m *outboxMark) open(ctx app.Context, _ app.Event) {
	m.shown = true
	openDialog(ctx, outboxDialogID)
}

// sideMarks are the marks of the header on what covers it on a phone.
type sideMarks struct {
	app.Compo
	watcher
	env *env
}

func (m *sideMarks) OnMount(ctx app.Context) {
	m.watch(ctx, &m.env.queued, &m.env.clashes.changed, &m.env.reach.changed, &m.env.connection)
}

func (m *sideMarks) Render() app.UI {
	return app.Div().Class("side-marks").Body(
		m.env.pending("side-pending", func(ctx app.Context, _ app.Event) { openOutbox(ctx) }),
		app.Div().Body(app.If(m.env.offline(), func() app.UI { return &connectionMark{env: m.env} })))
}

// openOutbox opens the list from elsewhere.
func openOutbox(app.Context) {
	if b := app.Window().GetElementByID("pending"); b.Truthy() {
		b.Call("click")
	}
}

// refused tells of something that will not be carried out: in one toast where
// there is much of it, and in none to somebody who has the list before them. It
// stays in the list until it is dismissed.
func (e *env) refused(r outbox.Refusal) {
	if _, listed := find(document(), "#"+outboxDialogID+"[open]"); listed {
		return
	}
	t := text.T().Outbox
	e.toasts.count("refused", func(n int) toast {
		message := t.ToastMany(n)
		if n == 1 {
			message = t.Toast(deedIn(r.Entry))
		}
		return toast{message: message, danger: true, label: t.Show, do: openOutbox}
	})
}
