package ui

import (
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/state"
	"incharge/app/store"
	"incharge/app/text"
	"incharge/shared"
)

// keep has a text kept on the device that is being written on a card.
func (d *cardPanel) keep(what store.Written, read string, base int64, words string) {
	card, _ := d.page.cardAt(what.Card)
	d.page.env.unsaved.note(store.Unsaved{
		Written: what, Board: d.page.id, Title: card.Title, At: time.Now(), Read: read, Base: base, Words: words,
	})
}

// forget has a text kept no longer: it is saved, or given up.
func (d *cardPanel) forget(what store.Written) {
	d.page.env.unsaved.note(store.Unsaved{Written: what, At: time.Now()})
}

// recall puts back into the fields of the card what was not saved when they
// were last gone.
func (d *cardPanel) recall(ctx app.Context) {
	p, board, card := d.page, d.page.id, d.id
	ctx.Async(func() {
		all := p.env.unsaved.look(p.ctx)
		p.on(board, func(app.Context) {
			for _, one := range all {
				if one.Card == card && p.board != nil {
					d.putBack(one)
				}
			}
			p.changed.fire()
		})
	})
}

// putBack does so with one, unless its field has something already.
func (d *cardPanel) putBack(one store.Unsaved) {
	card := one.Card
	switch {
	case one.Written == descriptionOf(card) && d.texts[card] == nil:
		draft := state.Draft{Card: card, Field: state.Description, Read: one.Read, Base: one.Base}
		d.texts[card] = &writing{draft: draft, words: one.Words, back: true}
	case one.Written == rewordingOf(card, one.Comment) && one.Comment != "" && d.remarks.edits[one.Comment] == nil:
		d.remarks.edits[one.Comment] = &rewording{card: card, read: one.Read, words: one.Words, back: true}
	case one.Written == commentOn(card) && strings.TrimSpace(d.remarks.drafts[card]) == "":
		d.remarks.drafts[card], d.remarks.back[card] = one.Words, true
		if d.id == card {
			d.page.later(func() { fill(remarkID, asShown(one.Words)) })
		}
	}
}

func descriptionOf(card shared.CardID) store.Written {
	return store.Written{Card: card, Field: store.Description}
}

func commentOn(card shared.CardID) store.Written {
	return store.Written{Card: card, Field: store.Comment}
}

func rewordingOf(card shared.CardID, comment shared.CommentID) store.Written {
	return store.Written{Card: card, Field: store.Comment, Comment: comment}
}

// backNote says that a text is one that was not saved.
func backNote(back bool, scope string, discard func()) app.UI {
	t := text.T().Unsaved
	return app.Div().Role("status").Body(app.If(back, func() app.UI {
		return app.Div().Class("notice card-notice card-back").Body(
			Icon("edit").UI(),
			app.Span().Class("grow").Text(t.Back),
			app.Button().Type("button").Class("button button-quiet button-small").Text(t.Discard).
				OnClick(func(app.Context, app.Event) { discard() }, app.EventScope(scope)))
	}))
}
