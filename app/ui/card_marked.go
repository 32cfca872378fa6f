package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/state"
	"incharge/shared"
)

// way is one of the two ways to look at a text that is being written.
func way(id, words string, on bool, do func()) app.UI {
	return app.Button().Type("button").ID(id).Class("button button-quiet button-small pad-way").Aria("pressed", on).Text(words).
		OnClick(func(app.Context, app.Event) { do() })
}

// ticking ticks a box of the card's description, for whoever may edit it; nil
// for others.
func (d *cardPanel) ticking(card shared.Card) func(n int, done bool) {
	if !d.may(shared.CanEdit, card) {
		return nil
	}
	return func(n int, done bool) {
		p := d.page
		draft := p.board.Begin(card.ID, state.Description)
		wrote, ok := shared.Tick(draft.Read, n, done)
		if !ok || wrote == draft.Read {
			return
		}
		d.marks.become(draft.Read, wrote, n, done)
		p.on(p.id, func(ctx app.Context) {
			p.write(ctx, draft, wrote)
			p.later(d.syncMarked)
		})
	}
}

// marked has the texts of the card rendered.
func (d *cardPanel) marked(card shared.Card) {
	texts := make([]string, 0, card.Comments+1)
	if card.Description != nil {
		texts = append(texts, *card.Description)
	}
	comments := d.page.board.View().Comments(card.ID)
	for i := range comments {
		texts = append(texts, comments[len(comments)-1-i].Body) // the latest stand first
	}
	d.marks.want(texts...)
	d.syncMarked()
}

func (d *cardPanel) syncMarked() {
	card, ok := d.page.card()
	if !ok {
		return
	}
	if card.Description != nil {
		d.marks.sync("description", *card.Description)
	}
	for _, c := range d.page.board.View().Comments(card.ID) {
		d.marks.sync(string(c.ID), c.Body)
	}
}
