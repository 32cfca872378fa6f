package ui

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/state"
	"incharge/shared"
)

// done is what follows at once when something has been done.
type done func(app.Context, state.Entry)

// act does something to the board: it shows at once and is sent, when there is
// a network. False says that it was refused, which the person has been told.
func (p *boardPage) act(ctx app.Context, command shared.Command, then ...done) bool {
	return p.acted(ctx, then, func() (state.Entry, error) { return p.board.Do(command, time.Now()) })
}

// write saves a text that somebody has changed.
func (p *boardPage) write(ctx app.Context, draft state.Draft, wrote string) bool {
	return p.acted(ctx, nil, func() (state.Entry, error) { return p.board.Save(draft, wrote, time.Now()) })
}

func (p *boardPage) acted(ctx app.Context, then []done, do func() (state.Entry, error)) bool {
	e, ok := p.give(ctx, do)
	if !ok {
		return false
	}
	p.did(e)
	for _, f := range then {
		f(ctx, e)
	}
	return true
}

// give does something to the board and puts it into the outbox.
func (p *boardPage) give(ctx app.Context, do func() (state.Entry, error)) (state.Entry, bool) {
	if p.board == nil {
		return state.Entry{}, false
	}
	e, err := p.enqueue(do)
	if err != nil {
		p.refused(err)
	}
	p.show(ctx)
	return e, err == nil
}

// enqueue does so without showing it.
func (p *boardPage) enqueue(do func() (state.Entry, error)) (state.Entry, error) {
	e, err := do()
	if err == nil {
		if err = p.env.outbox.Add(e); err != nil {
			p.board.Refuse(e.ID)
		} else {
			p.added(e)
		}
	}
	return e, err
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
		p.after(p.complete)
		if p.lost {
			p.refetch(ctx)
		}
		if p.members.shown && p.members.asked.status != ready {
			p.members.asked.load(ctx)
		}
	}
	p.after(p.show)
}
