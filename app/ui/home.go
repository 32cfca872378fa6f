package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// homePage shows the boards that a person is on.
type homePage struct {
	app.Compo
	watcher
	env *env
	ctx app.Context

	boards []shared.BoardSummary
	kept   []shared.BoardID // can be opened offline
	status status
	err    error
	waited bool // to be sent

	making    newBoard
	importing trello
}

// status of what a page shows.
type status int

const (
	loading status = iota
	ready
	broken
)

func (p *homePage) OnInit() { p.making.home, p.importing.home = p, p }

func (p *homePage) OnMount(ctx app.Context) {
	p.ctx = ctx
	p.watch(ctx, &p.env.reach.changed)
	// Back from offline: what is here may have changed.
	p.stops = append(p.stops, p.env.reach.changed.listen(func() {
		if !p.env.reach.offline.Load() {
			ctx.Dispatch(p.load)
		}
	}))
	// What has been sent may have changed it too: somebody has left a board.
	p.waited = p.env.outbox.Count() > 0
	p.stops = append(p.stops, p.env.queued.listen(func() {
		waits := p.env.outbox.Count() > 0
		if p.waited && !waits {
			ctx.Dispatch(p.load)
		}
		p.waited = waits
	}))
	arrive(text.T().Boards.Title)
	p.recall(ctx)
	p.load(ctx)
}

// recall shows what this device remembers until the server has answered.
func (p *homePage) recall(ctx app.Context) {
	ctx.Async(func() {
		boards, err := p.env.store.Boards(ctx)
		kept, _ := p.env.store.Kept(ctx) // none can be opened offline then
		ctx.Dispatch(func(app.Context) {
			p.kept = kept
			if err == nil && p.status != ready {
				p.boards, p.status = boards, ready
			}
		})
	})
}

func (p *homePage) load(ctx app.Context) {
	ctx.Async(func() {
		boards, err := p.env.client.Boards(ctx)
		p.env.note(ctx, err)
		if err == nil {
			_ = p.env.store.SetBoards(ctx, boards) // only matters offline
		}
		ctx.Dispatch(func(app.Context) {
			switch {
			case err == nil:
				p.boards, p.status = boards, ready
			case p.status != ready:
				p.err, p.status = err, broken
			}
		})
	})
}

func (p *homePage) Render() app.UI {
	t := text.T()
	offline := p.env.offline()
	why := ""
	if offline {
		why = t.Boards.NewOffline
	}
	return p.env.frame(frame{},
		app.Div().Class("page").Body(
			app.Div().Class("page-head").Body(
				app.H1().Text(t.Boards.Title),
				app.Button().Type("button").Class("button").Disabled(offline).Title(why).
					Body(Icon("import").UI(), app.Text(t.Import.Button)).OnClick(p.importing.open),
				app.Button().Type("button").Class("button button-primary").Disabled(offline).Title(why).
					Body(Icon("plus").UI(), app.Text(t.Boards.New)).OnClick(p.making.open),
				app.P().Class("page-note small faint").Text(why),
			),
			app.Div().Body(p.content(offline)),
		),
		p.making.dialog(),
		p.importing.dialog(),
	)
}

func (p *homePage) content(offline bool) app.UI {
	t := text.T().Boards
	switch {
	case p.status == loading:
		return app.Div().Class("boards").Role("group").Aria("busy", "true").Aria("label", text.T().Common.Loading).Body(
			app.Range([3]int{}).Slice(func(int) app.UI {
				return app.Div().Class("board-tile").Body(
					app.Span().Class("skeleton skeleton-title"), app.Span().Class("skeleton skeleton-word"))
			}))
	case p.status == broken && offline:
		return empty("offline", t.NotSaved, t.NotSavedWhy)
	case p.status == broken:
		return failed(t.Failed, p.err, func() {
			p.status = loading
			p.load(p.ctx)
		})
	case len(p.boards) == 0:
		return empty("board", t.Empty, t.EmptyWhy)
	default:
		return app.Ul().Class("boards").Body(
			app.Range(p.boards).Slice(func(i int) app.UI { return p.tile(p.boards[i], offline) }))
	}
}

// tile is one board. Offline only those that are kept here can be opened.
func (p *homePage) tile(b shared.BoardSummary, offline bool) app.UI {
	t := text.T()
	content := []app.UI{
		app.Span().Class("board-tile-head").Body(
			app.Span().Class("board-tile-mark", avatarGround(b.ID)).Body(Icon("board").UI()),
			app.Span().Class("board-tile-title").Text(b.Title)),
		app.Span().Class("board-tile-foot").Body(app.Span().Class("badge").Text(t.Common.Role(b.Role))),
	}
	if offline && !slices.Contains(p.kept, b.ID) {
		return app.Li().Body(app.Div().Class("board-tile board-tile-away").Title(t.Boards.OfflineOnly).Body(content...))
	}
	return app.Li().Body(app.A().Class("board-tile").Href("/boards/" + string(b.ID)).Body(content...))
}
