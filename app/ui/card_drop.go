package ui

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/client"
	"incharge/app/text"
	"incharge/shared"
)

// takesFiles are the attributes of whatever takes files: a card on the board, and
// the one that is open. They have the id of the card.
var takesFiles = []string{"data-card", "data-open-card"}

// catchFiles takes what is dropped on cards and on the one that is open, or
// pasted there.
func (d *cardPanel) catchFiles() (stop func()) {
	var over string
	mark := func(id string) {
		if id == over {
			return
		}
		for _, one := range []string{over, id} {
			for _, attribute := range takesFiles {
				if e, ok := find(document(), "["+attribute+"="+strconv.Quote(one)+"]"); ok {
					flag(e, "data-drop", one == id)
				}
			}
		}
		over = id
	}
	return client.Catch("main", takesFiles, func(files []*client.File, id string) {
		d.ctx.Dispatch(func(app.Context) { d.attach(shared.CardID(id), files) })
	}, mark)
}

// attach has files put onto a card, where one may.
func (d *cardPanel) attach(id shared.CardID, files []*client.File) {
	p := d.page
	if p.board == nil || len(files) == 0 {
		return
	}
	t := text.T()
	card, there := p.cardAt(id)
	switch room := shared.MaxCardAttachments - card.Attachments - len(p.env.uploads.of(id)); {
	case !there:
		p.env.toasts.fail(t.Card.Gone)
	case !d.may(shared.CanEdit, card):
		p.env.toasts.fail(t.Card.EditOnly)
	default:
		if len(files) > room {
			p.refused(shared.Because(shared.Reason{Kind: shared.ReasonLoaded, Thing: shared.KindAttachment, Limit: shared.MaxCardAttachments}))
			files = files[:max(room, 0)]
		}
		p.env.uploads.add(p.id, id, slices.Clone(files))
	}
}

// pickFiles takes what was chosen in the browser's own window.
func (d *cardPanel) pickFiles(app.Context, app.Event) {
	files := client.AllPicked(filesPickID)
	fill(filesPickID, "") // so that the same can be chosen again
	d.attach(d.id, files)
}

// landed takes in what the files have done that have come to their cards.
func (d *cardPanel) landed(ctx app.Context) {
	p := d.page
	for _, outcome := range p.env.uploads.take(p.id) {
		p.settle(ctx, outcome)
		for _, a := range outcome.Change.Attachments {
			if a.Card != d.id { // else it is seen
				p.env.toasts.say(text.T().Files.Attached(a.Name))
			}
		}
	}
}
