package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const remarkID = "card-comment"

func remarkEditID(c shared.CommentID) string { return "card-comment-" + string(c) }

// remarks are the comments on a card.
type remarks struct {
	panel  *cardPanel
	drafts map[shared.CardID]string // not sent yet
	back   map[shared.CardID]bool   // nor when the page was last open, and nothing was typed since
	edits  map[shared.CommentID]*rewording
	sure   shared.CommentID // is asked about: delete
	shown  bool             // the new one as it will look
}

// rewording is a comment being written anew.
type rewording struct {
	card        shared.CardID
	read, words string
	shown       bool // as it will look
	back        bool // it was not saved when the page was last open, and nothing was typed since
}

func (r *remarks) UI(card shared.Card) app.UI {
	t := text.T().Card
	all := r.panel.page.board.View().Comments(card.ID)
	known := card.Comments == len(all) // as they are when the board was kept whole
	return app.Section().Class("card-part").Body(
		app.Div().Class("card-part-head").Body(Icon("comment").UI(), app.H3().Text(t.Comments)),
		app.Div().Body(r.form(card)),
		app.Div().Body(
			app.If(!known && r.panel.status == loading, func() app.UI { return app.Span().Class("skeleton") }).
				ElseIf(!known && r.panel.status == broken, func() app.UI {
					return app.Div().Class("notice notice-warn").Body(Icon("alert").UI(), app.Span().Class("grow").Text(explain(r.panel.err)),
						app.Button().Type("button").Class("button button-small").Text(text.T().Common.Retry).OnClick(func(app.Context, app.Event) {
							r.panel.status = loading
							r.panel.load(r.panel.ctx, 3) // the button is gone then
						}))
				}).
				ElseIf(len(all) == 0, func() app.UI { return app.P().Class("faint").Text(t.NoComments) })),
		app.Ul().Class("remarks").Body(app.Range(all).Slice(func(i int) app.UI { return r.one(card, all[len(all)-1-i]) })),
	)
}

func (r *remarks) form(card shared.Card) app.UI {
	t := text.T().Card
	if !r.panel.may(shared.CanComment, card) {
		return app.P().Class("small faint remark-form").Text(t.CommentOnly)
	}
	return app.Form().Class("remark-form").OnSubmit(r.send).Body(
		pad{
			panel: r.panel, id: remarkID, whose: string(card.ID), label: t.Write, hint: t.Write, rows: 2, shown: r.shown,
			words: func() string { return r.drafts[card.ID] },
			write: func(words string) { r.write(card.ID, words) },
			look:  func(shown bool) { r.shown = shown },
			send:  r.send,
		}.UI(),
		backNote(r.back[card.ID], string(card.ID), func() { r.write(card.ID, "") }),
		app.Div().Class("row row-end").Body(
			app.Span().Class("small faint remark-hint").Text(t.SendHint(keyNames("Mod+Enter"))),
			submit(t.Send, false)))
}

// write takes in what is being written; nothing once it is sent, or given up.
func (r *remarks) write(card shared.CardID, words string) {
	r.drafts[card] = words
	delete(r.back, card)
	r.panel.keep(commentOn(card), "", 0, words)
	if words == "" && card == r.panel.id {
		fill(remarkID, "")
	}
}

// sends says whether a key sends what is in a field of several lines.
func sends(e app.Event) bool {
	return e.Get("key").String() == "Enter" && (e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool()) && !composing(e.Value)
}

func (r *remarks) send(_ app.Context, e app.Event) {
	e.PreventDefault()
	body := strings.TrimSpace(r.drafts[r.panel.id])
	if body == "" {
		focus(remarkID)
		return
	}
	p, card := r.panel.page, r.panel.id
	p.on(p.id, func(ctx app.Context) {
		if p.act(ctx, shared.CommentCard{Comment: shared.NewID[shared.CommentID](), Card: card, Body: body}) {
			r.shown = false
			r.write(card, "")
			p.changed.fire()
		}
	})
}

func (r *remarks) sync() {
	refill(remarkID, string(r.panel.id), asShown(r.drafts[r.panel.id]))
	for id, edit := range r.edits {
		// A comment that somebody adds moves the others to fields of their own.
		if refill(remarkEditID(id), string(id), asShown(edit.words)) && !edit.back && unfocused() {
			focus(remarkEditID(id))
		}
	}
}
