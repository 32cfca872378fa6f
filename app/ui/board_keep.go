package ui

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/piecemeal"
	"incharge/app/store"
	"incharge/shared"
)

const (
	// Changes may go on for so long before they are kept on this device.
	saveSoon, saveLate = 2 * time.Second, time.Minute
	// A large board is written down more rarely: that is to take no more than
	// this part of the time.
	savePart = 50
)

// keep saves the board in a moment.
func (p *boardPage) keep(ctx app.Context) {
	if p.saving {
		return
	}
	p.saving = true
	id := p.id
	ctx.After(min(max(saveSoon, p.saveTook*savePart), saveLate), func(app.Context) {
		if p.id == id && p.saving && p.board != nil {
			p.save()
		}
	})
}

// save keeps the board on this device, as far as it is confirmed. What isn't
// is the outbox's to keep. Who is signed in by now doesn't keep what somebody
// else has seen. A large board is written down in two tasks; where it changes in
// between, it is tried again later.
func (p *boardPage) save() {
	p.saving = false
	if !p.theirs() {
		return
	}
	began := time.Now()
	id, board, details := p.id, p.board, p.board.Details()
	p.saveTook = time.Since(began)
	p.ctx.Async(func() {
		piecemeal.Rest()
		p.on(id, func(ctx app.Context) {
			switch {
			case p.board != board || !p.theirs():
			case board.Confirmed().Seq != details.Seq:
				p.keep(ctx)
			default:
				p.saveWith(details)
			}
		})
	})
}

// saveNow saves in one task: there may be no other for this page.
func (p *boardPage) saveNow() {
	p.saving = false
	if p.theirs() {
		p.saveWith(p.board.Details())
	}
}

// saveWith keeps the board with what is known beyond its snapshot.
func (p *boardPage) saveWith(details shared.Details) {
	began := time.Now()
	kept := store.Kept{Snapshot: p.board.Snapshot(), Details: &details, Own: p.board.Own()}
	p.saveTook += time.Since(began)
	p.ctx.Async(func() {
		piecemeal.Rest() // in a task of its own
		began := time.Now()
		_ = p.env.store.SetBoard(p.ctx, kept) // only matters offline
		took := time.Since(began)
		p.ctx.Dispatch(func(app.Context) { p.saveTook += took })
	})
}

// saveHidden saves at once when nobody looks any more: a browser may end the
// page then without a word.
func (p *boardPage) saveHidden() {
	if p.saving && p.board != nil && document().Get("visibilityState").String() == "hidden" {
		p.saveNow()
	}
}

// complete asks for what the snapshot leaves out of the cards, for the time
// without a network.
func (p *boardPage) complete(app.Context) {
	if p.completed || p.board == nil || !p.env.store.Keeps() {
		return
	}
	p.completed = true
	if p.board.Whole() {
		return
	}
	id, life := p.id, p.life
	p.ctx.Async(func() {
		details, err := p.env.client.Details(life, id)
		if life.Err() != nil {
			return
		}
		p.env.note(life, err)
		p.on(id, func(ctx app.Context) {
			if err != nil || p.board == nil || !p.board.LearnAll(details) {
				p.completed = false // until the network is there again, or the board is fetched anew
				return
			}
			p.show(ctx)
		})
	})
}

// every calls f at an interval until stop is called.
func every(interval time.Duration, f func()) (stop func()) {
	ticker, stopped := time.NewTicker(interval), make(chan struct{})
	go func() {
		defer ticker.Stop()
		for {
			select {
			case <-ticker.C:
				f()
			case <-stopped:
				return
			}
		}
	}()
	return func() { close(stopped) }
}
