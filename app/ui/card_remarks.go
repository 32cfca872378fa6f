package ui

import (
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const (
	remarkID     = "card-comment"
	remarkEditID = "card-comment-edit"
)

// remarks are the comments on a card.
type remarks struct {
	panel   *cardPanel
	drafts  map[shared.CardID]string // not sent yet
	editing shared.CommentID
	words   string           // of the one that is edited
	sure    shared.CommentID // is asked about: delete
}

func (r *remarks) UI(card shared.Card) app.UI {
	t := text.T().Card
	all := r.panel.page.board.View().Comments(card.ID)
	known := card.Comments == 0 || len(all) > 0 || r.panel.status != loading
	return app.Section().Class("card-part").Body(
		app.Div().Class("card-part-head").Body(Icon("comment").UI(), app.H3().Text(t.Comments)),
		app.Div().Body(r.form(card)),
		app.Div().Body(
			app.If(!known, func() app.UI { return app.Span().Class("skeleton") }).
				ElseIf(r.panel.status == broken, func() app.UI {
					return app.Div().Class("notice notice-warn").Body(Icon("alert").UI(), app.Span().Class("grow").Text(explain(r.panel.err)),
						app.Button().Type("button").Class("button button-small").Text(text.T().Common.Retry).OnClick(func(ctx app.Context, _ app.Event) {
							r.panel.status = loading
							r.panel.load(ctx, 3)
						}))
				}).
				ElseIf(len(all) == 0, func() app.UI { return app.P().Class("faint").Text(t.NoComments) })),
		app.Ul().Class("remarks").Body(app.Range(all).Slice(func(i int) app.UI { return r.one(card, all[len(all)-1-i]) })),
	)
}

func (r *remarks) form(card shared.Card) app.UI {
	t := text.T().Card
	if !r.panel.may(shared.CanComment, card) {
		why := t.CommentOnly
		if r.panel.page.env.offline() {
			why = text.T().Board.ReadOnly
		}
		return app.P().Class("small faint remark-form").Text(why)
	}
	return app.Form().Class("remark-form").OnSubmit(r.send).Body(
		app.Textarea().ID(remarkID).Class("input").Rows(2).Aria("label", t.Write).Placeholder("%s", t.Write).
			OnInput(func(app.Context, app.Event) { r.drafts[r.panel.id] = value(remarkID) }).
			OnKeyDown(func(ctx app.Context, e app.Event) {
				if sends(e) {
					r.send(ctx, e)
				}
			}),
		app.Div().Class("row row-end").Body(
			app.Span().Class("small faint remark-hint").Text(t.SendHint),
			submit(t.Send, false)))
}

// sends says whether a key sends what is in a field of several lines.
func sends(e app.Event) bool {
	return e.Get("key").String() == "Enter" && (e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool()) && !composing(e.Value)
}

func (r *remarks) send(_ app.Context, e app.Event) {
	e.PreventDefault()
	body := strings.TrimSpace(value(remarkID))
	if body == "" {
		focus(remarkID)
		return
	}
	p, card := r.panel.page, r.panel.id
	p.on(p.id, func(ctx app.Context) {
		if p.act(ctx, shared.CommentCard{Comment: shared.NewID[shared.CommentID](), Card: card, Body: body}) {
			delete(r.drafts, card)
			fill(remarkID, "")
		}
	})
}

// fill puts what was written on a card back into the field.
func (r *remarks) fill() {
	if field := app.Window().GetElementByID(remarkID); field.Truthy() {
		field.Set("value", r.drafts[r.panel.id])
	}
}

func (r *remarks) one(card shared.Card, c shared.Comment) app.UI {
	t := text.T()
	me := r.panel.page.board.Me()
	own := c.Author != nil && *c.Author == me.User.ID || c.Author == nil && me.Role == shared.Supervisor
	may := own && r.panel.may(shared.CanComment, card)
	author := shared.UserID("")
	if c.Author != nil {
		author = *c.Author
	}
	when := app.Time().DateTime(c.At.Format(time.RFC3339)).Class("small faint").Title(t.Dates.Full(c.At.In(zoneAt(c.At)))).
		Text(t.Dates.Ago(c.At.In(zoneAt(c.At)), r.panel.now))
	return app.Li().Class("remark").DataSet("comment", c.ID).Body(
		avatar(author, c.Name),
		app.Div().Class("grow").Body(
			app.Div().Class("remark-head").Body(
				app.Span().Class("remark-name").Text(c.Name), when,
				app.If(c.EditedAt != nil, func() app.UI { return app.Span().Class("small faint").Text(t.Card.Edited) })),
			app.Div().Body(
				app.If(r.editing == c.ID, func() app.UI { return r.editForm(c) }).
					Else(func() app.UI { return prose(c.Body) })),
			app.If(may && r.editing != c.ID, func() app.UI { return r.ownButtons(c) })))
}

func (r *remarks) ownButtons(c shared.Comment) app.UI {
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
			r.editing, r.words = c.ID, c.Body
			r.panel.page.later(func() {
				fill(remarkEditID, c.Body)
				focus(remarkEditID)
			})
		}, app.EventScope(string(c.ID))),
		quiet(t.Card.Delete).OnClick(func(app.Context, app.Event) { r.sure = c.ID }, app.EventScope(string(c.ID))))
}

func (r *remarks) editForm(c shared.Comment) app.UI {
	t := text.T()
	save := func(_ app.Context, e app.Event) {
		e.PreventDefault()
		body := strings.TrimSpace(value(remarkEditID))
		if body == "" {
			return
		}
		r.editing = ""
		if body != c.Body {
			r.panel.act(shared.EditComment{Comment: c.ID, Body: body})
		}
	}
	return app.Form().Class("stack stack-s").OnSubmit(save, app.EventScope(string(c.ID))).Body(
		app.Textarea().ID(remarkEditID).Class("input").Rows(3).Aria("label", t.Card.Edit).
			OnKeyDown(func(ctx app.Context, e app.Event) {
				switch {
				case sends(e):
					save(ctx, e)
				case e.Get("key").String() == "Escape" && !composing(e.Value):
					e.PreventDefault()
					r.editing = ""
				}
			}, app.EventScope(string(c.ID))),
		app.Div().Class("row").Body(
			submit(t.Card.Save, false),
			app.Button().Type("button").Class("button button-quiet").Text(t.Common.Cancel).
				OnClick(func(app.Context, app.Event) { r.editing = "" })))
}
