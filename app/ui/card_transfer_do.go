package ui

import (
	"context"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/client"
	"incharge/app/text"
	"incharge/shared"
)

// submit moves the card. It isn't an act like others, which may wait in the
// outbox: it takes two boards and an answer of the server's. What has been done
// to the card before must be there first.
func (d *transferDialog) submit(ctx app.Context, e app.Event) {
	e.PreventDefault()
	p := d.page
	card, ok := p.board.View().Card(d.card)
	switch t := text.T().Transfer; {
	case d.busy || d.there == nil || d.list == "":
		return
	case !ok:
		closeDialog(transferID)
		return
	case p.env.offline():
		d.err = t.Away
		return
	case p.env.outbox.Count() > 0:
		d.err = t.Waiting
		return
	}
	if d.command == "" {
		d.command = shared.NewID[shared.CommandID]()
	}
	d.busy, d.err = true, ""
	from, wanted, title := p.id, shared.Transfer{ID: d.command, Board: d.to, List: d.list}, d.there.Board().Title
	p.ctx.Async(func() {
		done, err := p.env.client.Transfer(p.ctx, from, card.ID, wanted)
		p.env.note(p.ctx, err)
		p.ctx.Dispatch(func(ctx app.Context) {
			d.busy = false
			if err != nil {
				d.command, d.err = retried(d.command, err), explain(err)
				return
			}
			closeDialog(transferID)
			if p.id == from && p.opened == card.ID {
				p.closeCard(ctx)
			}
			p.moved(from, card, wanted, title, done)
		})
	})
}

// retried is the id of the next try: the same one where this may have been done.
func retried(id shared.CommandID, err error) shared.CommandID {
	if client.Unreachable(err) {
		return id
	}
	return ""
}

// moved says where the card is, and offers to bring it back to whoever may.
func (p *boardPage) moved(from shared.BoardID, card shared.Card, wanted shared.Transfer, title string, done shared.Transferred) {
	t := text.T().Transfer
	words := t.Moved(card.Title, title)
	for _, note := range done.There.Change.Notes {
		if left := text.T().Card.Noted(note); left != "" {
			words += ". " + left
		}
	}
	if summary, known := p.env.shelf.board(wanted.Board); !known || summary.Role != shared.Supervisor {
		p.env.toasts.say(words)
		return
	}
	back := shared.Transfer{ID: shared.NewID[shared.CommandID](), Board: from, List: card.List}
	p.env.toasts.offer(wanted.ID, words, t.Back, func(app.Context) {
		go func() { // whatever page is shown by then
			_, err := p.env.client.Transfer(context.Background(), wanted.Board, card.ID, back)
			p.env.note(context.Background(), err)
			if err != nil {
				p.env.toasts.fail(explain(err))
				return
			}
			p.env.toasts.say(t.MovedBack(card.Title))
		}()
	})
}
