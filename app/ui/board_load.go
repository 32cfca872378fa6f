package ui

import (
	"context"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/client"
	"incharge/app/state"
	"incharge/shared"
)

// load shows what this device remembers of the board, and then what the server
// says.
func (p *boardPage) load(ctx app.Context) {
	id, life := p.id, p.life
	ctx.Async(func() {
		var held int64
		if kept, _, err := p.env.store.Snapshot(life, id); err == nil {
			held = kept.Seq
			p.on(id, func(ctx app.Context) { p.receive(ctx, kept) })
		}
		p.fetch(life, id, held, p.receive)
	})
}

// fetch asks the server for the board as it stands, and then follows it. It is
// called on a goroutine of its own.
func (p *boardPage) fetch(life context.Context, id shared.BoardID, held int64, receive func(app.Context, shared.Snapshot)) {
	snapshot, err := p.env.client.Snapshot(life, id, held)
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
		case snapshot != nil:
			receive(ctx, *snapshot)
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

// receive takes in a snapshot that is newer than what is shown.
func (p *boardPage) receive(ctx app.Context, snapshot shared.Snapshot) {
	account, _ := p.env.session.current()
	switch {
	case account == nil: // known will go on with it, or the door will close
		p.early = &snapshot
		return
	case p.board == nil:
		p.board = state.New(snapshot, account.ID)
		p.status = ready
		arrive(snapshot.Board.Title)
		p.show(ctx)
		p.save() // at once: the network may be gone in a moment
		p.turnTo(p.number)
	case snapshot.Seq > p.board.Seq():
		p.reset(ctx, snapshot)
	}
}

// reset takes in a snapshot whatever is shown.
func (p *boardPage) reset(ctx app.Context, snapshot shared.Snapshot) {
	if p.board == nil {
		p.receive(ctx, snapshot)
		return
	}
	p.board.Reset(snapshot)
	p.resets++
	p.show(ctx)
	p.pump(ctx)
}
