package ui

import (
	"context"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/client"
	"incharge/app/state"
	"incharge/app/store"
	"incharge/shared"
)

// load shows what this device remembers of the board and has the changes come
// since then; without that it asks the server for the board.
func (p *boardPage) load(ctx app.Context) {
	id, life := p.id, p.life
	ctx.Async(func() {
		kept, err := p.env.store.Board(life, id)
		if err != nil {
			p.fetch(life, id, p.receive)
			return
		}
		p.env.outbox.Ready(life) // it is shown with what waits to be sent
		p.on(id, func(ctx app.Context) {
			p.receive(ctx, kept)
			p.follow(ctx)
		})
	})
}

// fetch asks the server for the board as it stands, and then follows it. It is
// called on a goroutine of its own.
func (p *boardPage) fetch(life context.Context, id shared.BoardID, receive func(app.Context, store.Kept)) {
	snapshot, err := p.env.client.Snapshot(life, id)
	if life.Err() != nil {
		return // another board is shown by now
	}
	p.env.note(life, err)
	p.on(id, func(ctx app.Context) {
		switch {
		case client.Missing(err):
			p.vanish(ctx)
			return
		case err != nil && p.board == nil:
			p.status, p.err = broken, err
			return
		case err != nil && !client.Unreachable(err):
			p.env.toasts.fail(explain(err))
		case err == nil:
			receive(ctx, store.Kept{Snapshot: snapshot})
		}
		p.follow(ctx)
	})
}

// on does something on the goroutine that draws, if the board is still shown.
func (p *boardPage) on(id shared.BoardID, do func(app.Context)) {
	p.ctx.Dispatch(func(ctx app.Context) {
		if p.id == id && p.life.Err() == nil {
			do(ctx)
		}
	})
}

// later does something when the page has been drawn anew. It goes by the page:
// what an event came from may be gone by then, and go-app would leave it out.
func (p *boardPage) later(do func()) { p.ctx.Defer(func(app.Context) { do() }) }

// receive takes in the board as it was kept, or as the server told it.
func (p *boardPage) receive(ctx app.Context, kept store.Kept) {
	account, _ := p.env.session.current()
	switch {
	case account == nil: // known will go on with it, or the door will close
		p.early = &kept
		return
	case p.board == nil:
		p.board = state.New(kept.Snapshot, account.ID)
		if kept.Details != nil {
			p.board.LearnAll(*kept.Details)
		}
		p.board.Recall(kept.Own)
		p.board.Add(p.env.outbox.Waiting(p.id)...)
		p.status = ready
		arrive(kept.Snapshot.Board.Title)
		// Each as a task of its own: together they would hold the browser up.
		p.after(func(ctx app.Context) {
			p.turnTo(p.number)
			p.after(func(app.Context) { p.save() }) // soon: the network may be gone
		})
	case kept.Seq > p.board.Seq():
		p.reset(ctx, kept)
	}
}

// reset takes in a snapshot whatever is shown.
func (p *boardPage) reset(ctx app.Context, kept store.Kept) {
	if p.board == nil {
		p.receive(ctx, kept)
		return
	}
	p.board.Reset(kept.Snapshot)
	p.board.Add(p.env.outbox.Waiting(p.id)...)
	p.resets++
	p.completed, p.lost = false, false
	p.show(ctx)
}
