package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/client"
	"incharge/shared"
)

// follow takes in that the board, or which card is open, has changed.
func (d *cardPanel) follow(ctx app.Context) {
	p := d.page
	open := p.drawer == drawerCard && p.board != nil
	if opened := open && (!d.open || d.id != p.opened); opened {
		d.id, d.status, d.err = p.opened, loading, nil
		d.remarks.sure, d.remarks.shown = "", false
		d.naming.close()
		d.dates.reset()
		d.storyOpen = false
		d.checks.reset()
		d.links.reset()
		d.waits.reset()
		d.picker.mode = pickLabels
		d.charge.giving = givesNothing
		d.resets, d.unadded = -1, false
		p.later(func() {
			focus(cardID)
			p.canvas.reveal(p.opened)
		})
		d.recall(ctx)
	}
	d.open = open
	if !open {
		d.id = ""
		return
	}
	d.renumber()
	back := d.status == broken && client.Unreachable(d.err) && !p.env.offline()
	if d.id != "" && (d.resets != p.resets || back) {
		d.resets, d.status = p.resets, loading
		d.load(ctx, 3)
	}
	p.later(d.sync)
}

// renumber keeps the address right: what a new card is numbered only the server
// knows.
func (d *cardPanel) renumber() {
	p := d.page
	card, ok := p.card()
	if !ok || card.Number == p.number {
		return
	}
	p.number = card.Number
	app.Window().Get("history").Call("replaceState", nil, "", p.queried(cardPath(p.id, card.Number)))
}

// load fetches what the board doesn't hold of the card.
func (d *cardPanel) load(ctx app.Context, tries int) {
	p, card, life := d.page, d.id, d.page.life
	board := p.id
	ctx.Async(func() {
		detail, err := p.env.client.Card(life, board, card)
		p.env.note(life, err)
		p.on(board, func(app.Context) {
			ctx.Dispatch(func(ctx app.Context) {
				if d.id != card || p.board == nil {
					return
				}
				d.err, d.status = nil, ready
				switch {
				case client.Missing(err) && p.board.Pending() > 0:
					// It is one's own, and not there yet: all of it is here.
					p.history.begin(shared.CardDetail{Card: shared.Card{ID: card}})
				case err != nil:
					d.err, d.status = err, broken
				case !p.board.Learn(detail) && tries > 1:
					d.status = loading
					d.load(ctx, tries-1)
					return
				default:
					p.history.begin(detail)
				}
				p.changed.fire()
			})
		})
	})
}

// sync sets the fields that nobody is in to what holds, and those that have
// just come to what was being written in them.
func (d *cardPanel) sync() {
	if !d.open || d.page.board == nil {
		return
	}
	card, ok := d.page.card()
	if !ok {
		return
	}
	d.syncTitle(card)
	d.syncText()
	d.syncClashes()
	d.remarks.sync()
	d.syncFacts(card)
	d.checks.sync(card)
	d.marked(card)
}

// refill puts what was written into a field that has just come, or was
// another's until now. A field that has had it is left alone: what somebody
// types is heard of a moment after it is there. True says that it was filled.
func refill(id, whose, words string) bool {
	field := app.Window().GetElementByID(id)
	if !field.Truthy() || data(field, "whose") == whose {
		return false
	}
	attr(field, "data-whose", whose)
	field.Set("value", words)
	return true
}

// unfocused says that the focus was in nothing in particular: what had it is gone.
func unfocused() bool {
	active := document().Get("activeElement")
	return active.Equal(document().Get("body")) || active.Equal(app.Window().GetElementByID(cardID))
}

// typed is what the field says that an event comes from: by the time it is
// heard of, the page may have another one.
func typed(ctx app.Context) string { return ctx.JSSrc().Get("value").String() }

// put sets a field, unless somebody is in it.
func put(id, text string) {
	field := app.Window().GetElementByID(id)
	if field.Truthy() && !document().Get("activeElement").Equal(field) {
		field.Set("value", text)
	}
}
