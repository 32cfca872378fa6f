package ui

import (
	"slices"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

func (r *remarks) one(card shared.Card, c shared.Comment) app.UI {
	t := text.T()
	me := r.panel.page.board.Me()
	own := c.Author != nil && *c.Author == me.User.ID || c.Author == nil && me.Role == shared.Supervisor
	may := own && r.panel.may(shared.CanComment, card)
	edit := r.edits[c.ID]
	author := shared.User{Name: c.Name}
	if c.Author != nil {
		author.ID = *c.Author
		if m, ok := r.panel.page.board.View().Member(author.ID); ok {
			author.Avatar = m.User.Avatar
		}
	}
	when := app.Time().DateTime(c.At.Format(time.RFC3339)).Class("small faint").Title(t.Dates.Full(c.At.In(zoneAt(c.At)))).
		Text(t.Dates.Ago(c.At.In(zoneAt(c.At)), r.panel.now))
	return app.Li().Class("remark").DataSet("comment", c.ID).Body(
		portrait(author),
		app.Div().Class("grow").Body(
			app.Div().Class("remark-head").Body(
				app.Span().Class("remark-name").Text(c.Name),
				app.If(r.declines(c), func() app.UI { return app.Span().Class("small").Text(t.Card.Did(declining, "", "")) }),
				when,
				app.If(c.EditedAt != nil, func() app.UI { return app.Span().Class("small faint").Text(t.Card.Edited) })),
			app.Div().Body(
				app.If(edit != nil, func() app.UI { return r.editForm(c, edit) }).
					Else(func() app.UI { return r.panel.marks.UI(string(c.ID), c.Body, nil) })),
			app.If(may && edit == nil, func() app.UI { return r.ownButtons(card, c) })))
}

var declining = shared.DeclineCard{}.Type()

// declines says whether a comment is why its author has declined the card: it
// was written in that moment.
func (r *remarks) declines(c shared.Comment) bool {
	return c.Author != nil && slices.ContainsFunc(r.panel.page.history[c.Card], func(a shared.Activity) bool {
		return a.Type == declining && a.Actor == *c.Author && a.At.Equal(c.At)
	})
}

func (r *remarks) ownButtons(card shared.Card, c shared.Comment) app.UI {
	t := text.T()
	quiet := func(words string) app.HTMLButton {
		return app.Button().Type("button").Class("button button-quiet button-small").Text(words)
	}
	if r.sure == c.ID {
		return app.Div().Class("remark-own").Body(
			app.Button().Type("button").Class("button button-danger button-small").Text(t.Card.Delete).
				OnClick(func(app.Context, app.Event) {
					r.sure = ""
					r.panel.act(shared.DeleteComment{Comment: c.ID}, r.panel.page.undoable(t.Card.CommentGone))
				}, app.EventScope(string(c.ID)+"sure")),
			quiet(t.Common.Cancel).OnClick(func(app.Context, app.Event) { r.sure = "" }, app.EventScope(string(c.ID)+"sure")))
	}
	return app.Div().Class("remark-own").Body(
		quiet(t.Card.Edit).OnClick(func(app.Context, app.Event) {
			r.edits[c.ID] = &rewording{card: card.ID, read: c.Body, words: c.Body}
			r.panel.page.later(func() {
				r.sync()
				focus(remarkEditID(c.ID))
			})
		}, app.EventScope(string(c.ID)+c.Body)),
		quiet(t.Card.Delete).OnClick(func(app.Context, app.Event) { r.sure = c.ID }, app.EventScope(string(c.ID))))
}

func (r *remarks) editForm(c shared.Comment, edit *rewording) app.UI {
	t := text.T()
	scope := app.EventScope(string(c.ID))
	leave := func() {
		delete(r.edits, c.ID)
		r.panel.forget(rewordingOf(edit.card, c.ID))
	}
	save := func(_ app.Context, e app.Event) {
		e.PreventDefault()
		body := strings.TrimSpace(edit.words)
		if body == "" {
			return
		}
		if body == edit.read {
			leave()
			return
		}
		p := r.panel.page
		p.on(p.id, func(ctx app.Context) {
			if p.act(ctx, shared.EditComment{Comment: c.ID, Body: body}) {
				leave()
				p.changed.fire()
			}
		})
	}
	return app.Form().Class("stack stack-s").OnSubmit(save, scope).Body(
		pad{
			panel: r.panel, id: remarkEditID(c.ID), whose: string(c.ID), label: t.Card.Edit, rows: 3, shown: edit.shown,
			words: func() string { return edit.words },
			write: func(words string) {
				edit.words, edit.back = words, false
				r.panel.keep(rewordingOf(edit.card, c.ID), edit.read, 0, edit.words)
			},
			look:  func(shown bool) { edit.shown = shown },
			send:  save,
			leave: leave,
		}.UI(),
		backNote(edit.back, string(c.ID), leave),
		app.Div().Class("row").Body(
			submit(t.Card.Save, false),
			app.Button().Type("button").Class("button button-quiet").Text(t.Common.Cancel).
				OnClick(func(app.Context, app.Event) { leave() }, scope)))
}
