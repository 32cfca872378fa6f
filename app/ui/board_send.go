package ui

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/state"
	"incharge/app/text"
	"incharge/shared"
)

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
	if change.Actor == p.board.Me().User.ID {
		p.env.keepClashes(change)
	}
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
