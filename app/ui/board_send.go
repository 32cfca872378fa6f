package ui

import (
	"errors"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/outbox"
	"incharge/app/text"
	"incharge/shared"
)

// attend has the board told of what becomes of the entries of the outbox, those
// of other tabs too.
func (p *boardPage) attend() (stop func()) {
	return p.env.outbox.Listen(outbox.Events{
		Changed: func(board shared.BoardID) {
			p.on(board, func(ctx app.Context) { p.await(ctx) })
		},
		Settled: func(outcome shared.Outcome) {
			p.on(outcome.Change.Board, func(ctx app.Context) { p.settle(ctx, outcome) })
		},
		Refused: func(r outbox.Refusal) {
			p.on(r.Board, func(ctx app.Context) { p.drop(ctx, r.ID) })
		},
		Lost: func(board shared.BoardID, id shared.CommandID) {
			p.on(board, func(ctx app.Context) {
				if p.board != nil && p.board.Lose(id) {
					p.lost = true
					p.refetch(ctx)
				}
			})
		},
	})
}

// await shows what waits to be sent.
func (p *boardPage) await(ctx app.Context) {
	if p.board != nil && p.board.Add(p.env.outbox.Waiting(p.id)...) {
		p.show(ctx)
	}
}

// settle takes in the answer to an entry.
func (p *boardPage) settle(ctx app.Context, outcome shared.Outcome) {
	if p.board == nil {
		return
	}
	p.board.Settle(outcome)
	if outcome.Change.Trimmed && outcome.Change.Seq > p.board.Seq() {
		p.refetch(ctx) // what it did was so long ago that only a snapshot tells
		return
	}
	p.settled(outcome.Change)
	p.showSoon(ctx)
}

// drop takes an entry off the board that will not be carried out.
func (p *boardPage) drop(ctx app.Context, id shared.CommandID) {
	gone := []shared.CommandID{id}
	if p.board != nil {
		if all := p.board.Refuse(id); len(all) > 0 {
			gone = all
			defer p.show(ctx)
		}
	}
	for _, id := range gone {
		if left, there := p.acts.Refused(id); there {
			p.env.toasts.reuse(id, left.Command) // the rest of it can be taken back
			continue
		}
		p.env.toasts.forget(id)
	}
	p.keepActs()
}

// settled does what follows on a change that is confirmed. It may come twice,
// as an answer and as news.
func (p *boardPage) settled(change shared.Change) {
	if slices.Contains(shelving, change.Type) {
		p.shelved = max(p.shelved, change.Seq)
	}
	p.history.add(p.board.Confirmed(), change)
	if change.Actor == p.board.Actor() {
		p.env.keepClashes(change)
	}
}

// refused says why something can't be done.
func (p *boardPage) refused(err error) {
	p.env.toasts.fail(reasonOf(err))
}

// reasonOf is why something can't be done, in words.
func reasonOf(err error) string {
	var e *shared.Error
	switch t := text.T().Board; {
	case errors.Is(err, outbox.ErrFull):
		return t.Full
	case errors.As(err, &e) && e.Code != shared.CodeInternal && e.Message != "":
		return t.Refused(e)
	default:
		return explain(err)
	}
}
