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
	t := text.T().Outbox
	waiting, refused, clashes := m.env.outbox.Count(), len(m.env.outbox.Refusals()), len(m.env.clashes.current())
	return app.Div().Class("outbox").Body(
		app.Div().Body(app.If(waiting+refused+clashes > 0, func() app.UI {
			return app.Button().Type("button").ID("pending").Class("button button-quiet pending").
				Aria("haspopup", "dialog").Title(t.Title).OnClick(m.open).
				Body(
					m.waiting(waiting),
					troubles(refused, t.Refused, "badge-danger"),
					troubles(clashes, t.Undecided, "badge-warn"))
		})),
		dialog{id: outboxDialogID, title: t.Title, env: m.env, shut: !m.shown,
			closed: func(app.Context, app.Event) { m.shown = false }}.UI(
			app.If(m.shown, func() app.UI { return m.list() })),
	)
}

// waiting turns while things are being sent. Offline it rests: there is nothing
// to wait for.
func (m *outboxMark) waiting(n int) app.UI {
	if n == 0 {
		return app.Span().Hidden(true)
	}
	icon, class := app.UI(app.Span().Class("spinner").Aria("hidden", true)), "badge pending-waits"
	if m.env.offline() {
		icon, class = Icon("clock").UI(), "badge pending-rests"
	}
	return pendingBadge(class, icon, text.T().Outbox.ToSend(n), n)
}

func troubles(n int, words func(int) string, class string) app.UI {
	if n == 0 {
		return app.Span().Hidden(true)
	}
	return pendingBadge("badge "+class, Icon("alert").UI(), words(n), n)
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

// openOutbox opens the list from elsewhere.
func openOutbox(app.Context) {
	if b := app.Window().GetElementByID("pending"); b.Truthy() {
		b.Call("click")
	}
}

// refused tells of something that will not be carried out: in one toast where
// there is much of it. It stays in the list until it is dismissed.
func (e *env) refused(r outbox.Refusal) {
	t := text.T().Outbox
	e.toasts.count("refused", func(n int) toast {
		message := t.ToastMany(n)
		if n == 1 {
			message = t.Toast(deedOf(r.Entry))
		}
		return toast{message: message, danger: true, label: t.Show, do: openOutbox}
	})
}
