package ui

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
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

// pump sends the next command, if there is one and none is under way.
func (p *boardPage) pump(ctx app.Context) {
	envelope, ok, err := p.board.Next()
	if err != nil {
		p.env.toasts.fail(explain(err))
	}
	if !ok {
		return
	}
	id, life, sender := p.id, p.life, p.sender
	ctx.Async(func() {
		outcome, err := sender.Deliver(life, envelope)
		p.on(id, func(ctx app.Context) {
			if err != nil {
				p.takeBack(ctx, envelope.ID, err)
			} else {
				p.board.Settle(outcome)
				p.settled(ctx, outcome.Change)
			}
			p.show(ctx)
			p.pump(ctx)
		})
	})
}

// settled does what follows on a change that is confirmed, once.
func (p *boardPage) settled(ctx app.Context, change shared.Change) {
	if slices.Contains(shelving, change.Type) {
		p.shelved = max(p.shelved, change.Seq)
	}
	p.history.add(p.board.View(), change)
	p.keepClashes(change)
	then := p.after[change.Command]
	delete(p.after, change.Command)
	if then != nil {
		then(ctx, change)
	}
}

// takeBack drops a command that the server refuses and says why.
func (p *boardPage) takeBack(_ app.Context, id shared.CommandID, err error) {
	delete(p.after, id)
	if p.board.Refuse(id) != nil {
		p.refused(err)
	}
}

// refused says why something can't be done.
func (p *boardPage) refused(err error) {
	var e *shared.Error
	if errors.As(err, &e) && e.Code != shared.CodeInternal && e.Message != "" {
		p.env.toasts.fail(text.T().Board.Refused(e))
		return
	}
	p.env.toasts.fail(explain(err))
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

// carrier sends the commands of one board.
type carrier struct {
	env   *env
	board shared.BoardID
}

// Send makes carrier a state.Transport.
func (c carrier) Send(ctx context.Context, envelope shared.Envelope) (shared.Outcome, error) {
	outcome, err := c.env.client.Do(ctx, c.board, envelope)
	if ctx.Err() == nil {
		c.env.note(ctx, err)
	}
	return outcome, err
}

// leftover sends what boards that were left have still to send.
type leftover struct{ boards atomic.Int32 }

func (l *leftover) deliver(board *state.Board, sender *state.Sender) {
	if board.Pending() == 0 {
		return
	}
	board.Resend()
	l.boards.Add(1)
	go func() {
		defer l.boards.Add(-1)
		for {
			envelope, ok, err := board.Next()
			if err != nil || !ok {
				return
			}
			outcome, err := sender.Deliver(context.Background(), envelope)
			if err != nil {
				board.Refuse(envelope.ID)
			} else {
				board.Settle(outcome)
			}
		}
	}()
}

// holdUnload asks before the window is closed on what isn't sent yet.
func (p *boardPage) holdUnload() (stop func()) {
	f := app.FuncOf(func(_ app.Value, args []app.Value) any {
		if p.board != nil && p.board.Pending() > 0 || p.env.leftover.boards.Load() > 0 {
			args[0].Call("preventDefault")
		}
		return nil
	})
	app.Window().Call("addEventListener", "beforeunload", f)
	return func() {
		app.Window().Call("removeEventListener", "beforeunload", f)
		f.Release()
	}
}
