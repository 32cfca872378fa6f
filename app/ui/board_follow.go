package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/live"
	"incharge/shared"
)

// known goes on with what came before it was known who looks at it. A board that
// was shown to somebody else is entered anew.
func (p *boardPage) known(ctx app.Context) {
	if account, _ := p.env.session.current(); account != nil && p.board != nil && !p.theirs() {
		number := p.number
		p.leave()
		p.enter(ctx, p.id)
		p.turnTo(number)
		return
	}
	if kept := p.early; kept != nil {
		p.early = nil
		p.receive(ctx, *kept)
		p.follow(ctx)
	}
}

// theirs reports whether the board is shown to who is signed in.
func (p *boardPage) theirs() bool {
	account, _ := p.env.session.current()
	return account != nil && account.ID == p.board.Actor()
}

// follow has the changes come from where the board stands.
func (p *boardPage) follow(app.Context) {
	if p.board == nil {
		return
	}
	p.after(func(ctx app.Context) { p.after(p.complete) })
	if p.following != nil {
		p.following.Resume(p.board.Seq())
		return
	}
	id := p.id
	p.following = p.env.live.Watch(id, p.board.Seq(), live.Events{
		Changes: func(changes []shared.Change) {
			p.on(id, func(ctx app.Context) { p.take(ctx, changes) })
		},
		Presence: func(told shared.Presence) { p.on(id, func(app.Context) { p.meet(told) }) },
		Resync:   func() { p.on(id, p.refetch) },
		Gone: func() {
			p.on(id, func(ctx app.Context) {
				p.following = nil
				p.refetch(ctx)
			})
		},
	})
	p.tell()
}

// take applies what has happened on the board.
func (p *boardPage) take(ctx app.Context, changes []shared.Change) {
	if p.board == nil {
		return
	}
	for _, change := range changes {
		p.news = append(p.news, p.newsOf(change)...)
		if !p.board.Apply(change) {
			p.refetch(ctx) // only when a snapshot was older than what the socket had brought
			return
		}
		p.settled(change)
		p.env.outbox.Seen(change)
	}
	p.showSoon(ctx)
}

func (p *boardPage) refetch(ctx app.Context) {
	id, life := p.id, p.life
	ctx.Async(func() { p.fetch(life, id, p.reset) })
}

// vanish takes in that the board isn't there, or not for this person any more.
func (p *boardPage) vanish(ctx app.Context) {
	id := p.id
	p.leave()
	p.gone = true
	ctx.Async(func() { _ = p.env.store.Forget(ctx, id) }) // it would only be shown offline
}
