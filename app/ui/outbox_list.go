package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/outbox"
	"incharge/app/state"
	"incharge/app/store"
	"incharge/app/text"
	"incharge/shared"
)

const outboxListID = "outbox-list"

// mostRows of what waits are shown: nobody reads a thousand.
const mostRows = 100

// list is what waits, what was refused, and what is to be decided.
func (m *outboxMark) list() app.UI {
	t := text.T().Outbox
	box := m.env.outbox
	count, refused, clashes := box.Count(), box.Refusals(), m.env.clashes.current()
	return app.Div().ID(outboxListID).TabIndex(-1).Class("dialog-body outbox-list").Body(
		app.Div().Body(app.If(count+len(refused)+len(clashes) == 0, func() app.UI {
			return app.P().Class("soft").Text(t.Nothing)
		})),
		app.Div().Body(app.If(len(refused) > 0, func() app.UI {
			return outboxPart(t.RefusedHead, t.RefusedWhy,
				app.If(len(retriable(refused)) > 1, func() app.UI {
					return app.Li().Class("row outbox-buttons").Body(app.Button().Type("button").ID("outbox-retry-all").Class("button button-small").
						Body(Icon("refresh").UI(), app.Text(t.RetryAll)).
						OnClick(func(app.Context, app.Event) {
							focus(outboxListID)
							m.env.outbox.Retry(retriable(m.env.outbox.Refusals())...)
						}))
				}),
				app.Range(refused).Slice(func(i int) app.UI { return m.refusal(refused[i], refused) }))
		})),
		app.Div().Body(app.If(len(clashes) > 0, func() app.UI {
			return outboxPart(t.ClashHead, text.T().Clash.Why,
				app.Range(clashes).Slice(func(i int) app.UI { return m.clash(clashes[i]) }))
		})),
		app.Div().Body(app.If(count > 0, func() app.UI {
			all := m.env.waiting()
			shown := all[:min(len(all), mostRows)]
			return outboxPart(t.ToSend(count), m.whenSent(),
				app.Range(shown).Slice(func(i int) app.UI { return waitingRow(shown[i]) }),
				app.If(count > len(shown), func() app.UI {
					return app.Li().Class("small faint").Text(text.T().Presence.More(count - len(shown)))
				}))
		})))
}

// waiting is what has still to be sent, board by board.
func (e *env) waiting() (all []state.Entry) {
	for _, board := range e.outbox.Boards() {
		all = append(all, e.outbox.Waiting(board)...)
	}
	return all
}

func (m *outboxMark) whenSent() string {
	t := text.T().Outbox
	if barred := m.env.outbox.Barred(); len(barred) > 0 {
		words := t.Barred(barred[0].Status)
		if m.env.outbox.Unsafe() > 0 {
			words += " " + t.WaitHere
		}
		return words
	}
	switch {
	case m.env.outbox.Unsafe() > 0:
		return t.WaitHere
	case m.env.offline():
		return t.WaitOffline
	default:
		return t.Sending
	}
}

func outboxPart(title, why string, rows ...app.UI) app.UI {
	return app.Section().Class("outbox-part").Body(
		app.H3().Text(title),
		app.P().Class("small soft").Text(why),
		app.Ul().Class("outbox-rows").Body(rows...))
}

func waitingRow(e state.Entry) app.UI {
	return app.Li().Class("outbox-row").Body(Icon("clock").UI(), outboxWords(e))
}

// outboxWords is what was done, where and when.
func outboxWords(e state.Entry) app.UI {
	t := text.T()
	at := e.At.In(zoneAt(e.At))
	return app.Div().Class("grow").Body(
		app.Div().Class("outbox-deed").Text(deedOf(e)),
		app.Div().Class("small faint").Title(t.Dates.Full(at)).Text(t.Outbox.On(e.About.Board, t.Dates.Ago(at, localNow()))))
}

// refusal is what was not carried out, why, and what was written.
func (m *outboxMark) refusal(r outbox.Refusal, all []outbox.Refusal) app.UI {
	t := text.T()
	why := t.Outbox.Reason(r.Code, r.Message, r.Why)
	if notAdded(r, all) {
		why = t.Outbox.NotAdded
	}
	words := wordsOf(r.Entry)
	scope := app.EventScope(string(r.ID))
	return app.Li().Class("outbox-row outbox-refusal").Body(
		Icon("alert").UI(),
		app.Div().Class("grow stack stack-s").Body(
			outboxWords(r.Entry),
			app.P().Class("outbox-why").Text(why),
			app.If(words != "", func() app.UI {
				return app.Div().ID(refusedTextID(r.ID)).Class("outbox-text").TabIndex(0).Role("group").Aria("label", t.Outbox.Yours).Text(words)
			}),
			app.Div().Class("row outbox-buttons").Body(
				app.If(mayRetry(r), func() app.UI {
					return app.Button().Type("button").Class("button button-small").
						Body(Icon("refresh").UI(), app.Text(t.Outbox.Retry)).
						OnClick(func(app.Context, app.Event) { m.answer(r.ID, func(id shared.CommandID) { m.env.outbox.Retry(id) }) }, scope)
				}),
				app.If(words != "", func() app.UI {
					return app.Button().Type("button").Class("button button-small").
						Body(Icon("copy").UI(), app.Text(t.Outbox.Copy)).
						OnClick(func(app.Context, app.Event) { m.env.copy(words, refusedTextID(r.ID)) }, scope)
				}),
				app.Button().Type("button").Class("button button-quiet button-small").Text(t.Common.Dismiss).
					OnClick(func(app.Context, app.Event) { m.answer(r.ID, m.env.outbox.Dismiss) }, scope))))
}

func refusedTextID(id shared.CommandID) string { return "refused-" + string(id) }

// answer does what was chosen about a refusal. Its button goes with it: the
// focus stays in the list.
func (m *outboxMark) answer(id shared.CommandID, do func(shared.CommandID)) {
	focus(outboxListID)
	do(id)
}

// clash leads to the card on which it is decided.
func (m *outboxMark) clash(c store.Clash) app.UI {
	t := text.T().Outbox
	return app.Li().Class("outbox-row").Body(
		Icon("split").UI(),
		app.Div().Class("grow").Body(app.Div().Class("outbox-deed").Text(t.Clash(c.Title, c.Field))),
		app.A().Class("button button-small").Href(cardPath(c.Board, c.Number)).Text(t.Choose).
			OnClick(func(app.Context, app.Event) { closeDialog(outboxDialogID) }))
}
