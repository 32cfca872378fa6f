package ui

import (
	"context"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/state"
	"incharge/app/text"
	"incharge/shared"
)

// done is what follows when the server has carried a command out.
type done func(app.Context, shared.Change)

// act does something to the board: it shows at once and is sent. False says
// that it was refused, which the person has been told.
func (p *boardPage) act(ctx app.Context, command shared.Command, then ...done) bool {
	return p.acted(ctx, then, func() (shared.CommandID, error) { return p.board.Do(command, time.Now()) })
}

// write saves a text that somebody has changed.
func (p *boardPage) write(ctx app.Context, draft state.Draft, wrote string, then ...done) bool {
	return p.acted(ctx, then, func() (shared.CommandID, error) { return p.board.Save(draft, wrote, time.Now()) })
}

func (p *boardPage) acted(ctx app.Context, then []done, do func() (shared.CommandID, error)) bool {
	if p.board == nil {
		return false
	}
	if p.env.offline() {
		p.env.toasts.fail(text.T().Board.ReadOnly)
		p.show(ctx)
		return false
	}
	id, err := do()
	if err != nil {
		p.refused(err)
		p.show(ctx)
		return false
	}
	if len(then) > 0 {
		p.after[id] = then[0]
	}
	p.show(ctx)
	p.pump(ctx)
	return true
}

// undoable offers to take back what was done.
func (p *boardPage) undoable(message string) done {
	return func(_ app.Context, change shared.Change) {
		t := text.T().Board
		p.env.toasts.offer(message, t.Undo, func(ctx app.Context) {
			undo := shared.Undo{Seq: change.Seq}
			if p.id != change.Board || p.board == nil {
				ctx.Async(func() { p.undoAway(change.Board, undo) })
				return
			}
			p.on(p.id, func(ctx app.Context) {
				p.act(ctx, undo, func(app.Context, shared.Change) { p.env.toasts.say(t.Undone) })
			})
		})
	}
}

// undoAway undoes something on a board that is no longer shown.
func (p *boardPage) undoAway(board shared.BoardID, undo shared.Undo) {
	envelope, err := shared.Seal(undo)
	if err == nil {
		_, err = carrier{env: p.env, board: board}.Send(context.Background(), envelope)
	}
	if err != nil {
		p.refused(err)
		return
	}
	p.env.toasts.say(text.T().Board.Undone)
}

// reconnected takes in that the connection is there again, or gone.
func (p *boardPage) reconnected(ctx app.Context) {
	if p.board == nil {
		if p.status == broken && !p.env.offline() {
			p.status = loading
			p.load(ctx)
		}
		return
	}
	if !p.env.offline() {
		p.sender.Hurry()
	}
	p.show(ctx)
}
