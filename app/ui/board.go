package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/client"
	"incharge/shared"
)

// boardPage is one board.
type boardPage struct {
	app.Compo
	watcher
	env *env

	id       shared.BoardID
	snapshot *shared.Snapshot
	status   status
	gone     bool
	err      error
}

// OnNav is called for every address of the page, the first one too: the way
// from one board to another keeps the component.
func (p *boardPage) OnNav(ctx app.Context) {
	match := boardPath.FindStringSubmatch(ctx.Page().URL().Path)
	if match == nil || shared.BoardID(match[1]) == p.id {
		return
	}
	p.id = shared.BoardID(match[1])
	p.snapshot, p.status, p.gone, p.err = nil, loading, false, nil
	arrive("")
	p.load(ctx)
}

func (p *boardPage) load(ctx app.Context) {
	id := p.id
	ctx.Async(func() {
		snapshot, err := p.env.client.Snapshot(ctx, id, 0)
		p.env.note(ctx, err)
		if err == nil {
			_ = p.env.store.SetSnapshot(ctx, *snapshot) // only matters offline
		} else if client.Unreachable(err) {
			if kept, _, missing := p.env.store.Snapshot(ctx, id); missing == nil {
				snapshot, err = &kept, nil
			}
		}
		ctx.Dispatch(func(app.Context) {
			if p.id != id {
				return
			}
			p.snapshot, p.err, p.gone = snapshot, err, client.Missing(err)
			p.status = ready
			if snapshot != nil {
				arrive(snapshot.Board.Title)
			}
		})
	})
}

func (p *boardPage) Render() app.UI {
	switch {
	case p.gone:
		return p.env.frame(frame{}, boardGone())
	case p.snapshot == nil:
		return p.env.frame(frame{fill: true}, app.Div().Class("page").Body(app.Span().Class("spinner")))
	}
	return p.env.frame(frame{title: app.H1().Class("clip").Text(p.snapshot.Board.Title), fill: true})
}
