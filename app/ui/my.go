package ui

import (
	"context"
	"slices"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/live"
	"incharge/app/outbox"
	"incharge/app/text"
	"incharge/app/views"
	"incharge/shared"
)

// workPage is what somebody has to do on all boards. It is read anew whenever
// something has happened on one of them that may make it another.
type workPage struct {
	app.Compo
	watcher
	env  *env
	ctx  app.Context
	life context.Context // ends with the page
	stop context.CancelFunc

	work     shared.Work
	status   status
	err      error
	asking   bool
	again    bool // something has happened since it was asked for
	watches  map[shared.BoardID]*live.Watch
	behind   map[shared.BoardID]bool   // can be followed only from what is read anew
	unspoken map[shared.CommandID]bool // one's own that are not answered yet: they show already
}

// mostWatched is how many boards are followed: more than one socket takes are
// looked at when the page is.
const mostWatched = 45

func (p *workPage) OnMount(ctx app.Context) {
	p.ctx = ctx
	p.life, p.stop = context.WithCancel(context.WithoutCancel(ctx))
	p.watches, p.behind, p.unspoken = map[shared.BoardID]*live.Watch{}, map[shared.BoardID]bool{}, map[shared.CommandID]bool{}
	p.watch(ctx, &p.env.reach.changed, &p.env.session.changed)
	p.stops = append(p.stops,
		p.env.reach.changed.listen(func() {
			if !p.env.offline() {
				ctx.Dispatch(p.load)
			}
		}),
		listen(document(), "visibilitychange", func() {
			if document().Get("visibilityState").String() == "visible" {
				ctx.Dispatch(p.load)
			}
		}),
		every(time.Minute, func() { ctx.Dispatch(func(app.Context) {}) }),
		p.env.outbox.Listen(outbox.Events{
			Settled: func(outcome shared.Outcome) { p.heard(outcome.Change.Command) },
			Refused: func(r outbox.Refusal) { p.heard(r.ID) },
			Lost:    func(_ shared.BoardID, id shared.CommandID) { p.heard(id) },
		}))
	arrive(text.T().Work.Title)
	p.recall(ctx)
	p.load(ctx)
}

// recall shows what this device remembers until the server has answered.
func (p *workPage) recall(ctx app.Context) {
	ctx.Async(func() {
		work, err := p.env.store.Work(p.life)
		ctx.Dispatch(func(app.Context) {
			if err == nil && p.status != ready {
				p.work, p.status = work, ready
			}
		})
	})
}

// keep has the device remember it.
func (p *workPage) keep() {
	work, life := p.work, p.life
	p.ctx.Async(func() { _ = p.env.store.SetWork(life, work) }) // only matters offline
}

func (p *workPage) OnDismount() {
	p.stop()
	for _, w := range p.watches {
		w.Close()
	}
	p.watcher.OnDismount()
}

// heard takes in that a command of one's own has been answered.
func (p *workPage) heard(id shared.CommandID) {
	p.ctx.Dispatch(func(ctx app.Context) {
		if p.unspoken[id] {
			delete(p.unspoken, id)
			p.load(ctx)
		}
	})
}

// load asks for the work, once more when something happens meanwhile. What has
// been done here and is not answered yet would not be in the answer.
func (p *workPage) load(ctx app.Context) {
	if p.asking || len(p.unspoken) > 0 {
		p.again = true
		return
	}
	p.asking, p.again = true, false
	ctx.Async(func() {
		work, err := p.env.client.Work(p.life)
		if p.life.Err() != nil {
			return
		}
		p.env.note(p.life, err)
		ctx.Dispatch(func(ctx app.Context) {
			p.asking = false
			switch {
			case err == nil && len(p.unspoken) > 0:
				p.again = true
			case err == nil:
				p.work, p.status, p.err = work, ready, nil
				p.keep()
				p.follow()
			case p.status != ready:
				p.status, p.err = broken, err
			}
			if p.again && len(p.unspoken) == 0 {
				p.loadSoon()
			}
		})
	})
}

// loadSoon asks in a moment, once for all that happens by then.
func (p *workPage) loadSoon() {
	p.ctx.After(400*time.Millisecond, func(ctx app.Context) {
		if p.life.Err() == nil {
			p.load(ctx)
		}
	})
}

// follow watches the boards that the work comes from, those with some of it
// first.
func (p *workPage) follow() {
	cards := map[shared.BoardID]int{}
	for _, one := range p.work.Cards {
		cards[one.Board.ID]++
	}
	boards := slices.Clone(p.work.Boards)
	slices.SortStableFunc(boards, func(a, b shared.WorkBoard) int { return min(cards[b.ID], 1) - min(cards[a.ID], 1) })
	boards = boards[:min(len(boards), mostWatched)]
	for id, w := range p.watches {
		if !slices.ContainsFunc(boards, func(b shared.WorkBoard) bool { return b.ID == id }) {
			w.Close()
			delete(p.watches, id)
		}
	}
	for _, b := range boards {
		if w := p.watches[b.ID]; w != nil {
			if p.behind[b.ID] {
				delete(p.behind, b.ID)
				w.Resume(b.Seq)
			}
			continue
		}
		p.watches[b.ID] = p.env.live.Watch(b.ID, b.Seq, live.Events{
			Changes: func(changes []shared.Change) { p.ctx.Dispatch(func(app.Context) { p.take(changes) }) },
			Resync: func() {
				p.ctx.Dispatch(func(ctx app.Context) {
					p.behind[b.ID] = true
					p.load(ctx)
				})
			},
			Gone: func() {
				p.ctx.Dispatch(func(ctx app.Context) {
					delete(p.watches, b.ID)
					p.load(ctx)
				})
			},
		})
	}
}

func (p *workPage) take(changes []shared.Change) {
	account, _ := p.env.session.current()
	if account == nil || p.life.Err() != nil {
		return
	}
	for _, change := range changes {
		if views.Touches(p.work, change, account.ID) {
			p.loadSoon()
			return
		}
	}
}
