package ui

import (
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

	kept   []shared.BoardID // can be opened offline
	status status
	err    error
	waited bool   // to be sent
	words  string // that the boards shown are to fit

	making    newBoard
	importing boardImport
	touring   bool           // the first board is being made
	first     shared.BoardID // of the first board: the same again when a try is repeated
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
	p.watch(ctx, &p.env.reach.changed, &p.env.shelf.changed)
	p.stops = append(p.stops, p.env.offer(p.deeds))
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
	// At the start it is found out only now whose boards they are.
	p.stops = append(p.stops, p.env.session.changed.listen(func() { ctx.Dispatch(p.load) }))
	arrive(text.T().Boards.Title)
	p.load(ctx)
}

func (p *homePage) load(ctx app.Context) {
	if account, _ := p.env.session.current(); account == nil {
		return
	}
	ctx.Async(func() {
		kept, _ := p.env.store.Kept(ctx) // none can be opened offline then
		ctx.Dispatch(func(app.Context) { p.kept = kept })
		err := p.env.loadBoards(ctx)
		ctx.Dispatch(func(app.Context) { p.err, p.status = err, ready })
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
				app.Button().Type("button").ID("import").Class("button").Disabled(offline).Title(why).
					Body(Icon("import").UI(), app.Text(t.Import.Button)).OnClick(p.importing.open),
				app.Button().Type("button").ID("new").Class("button button-primary").Disabled(offline).Title(why).
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
	t := text.T()
	switch boards, known := p.env.shelf.current(); {
	case !known && p.status != ready:
		return app.Div().Class("boards").Role("group").Aria("busy", "true").Aria("label", t.Common.Loading).Body(
			app.Range([3]int{}).Slice(func(int) app.UI {
				return app.Div().Class("board-tile").Body(
					app.Span().Class("skeleton skeleton-title"), app.Span().Class("skeleton skeleton-word"))
			}))
	case !known && offline:
		return empty("offline", t.Boards.NotSaved, t.Boards.NotSavedWhy)
	case !known:
		return failed(t.Boards.Failed, p.err, func() {
			p.status = loading
			p.load(p.ctx)
		})
	default:
		return p.shelves(arranged(boards, p.words), offline)
	}
}

// deeds are what can be done with one's boards.
func (p *homePage) deeds() deeds {
	t := text.T()
	if p.env.offline() {
		return deeds{}
	}
	return deeds{title: t.Boards.Title, all: []deed{
		{id: "new-board", name: t.Boards.New, icon: "plus", keys: "N", do: func(ctx app.Context) { p.making.open(p.ctx, app.Event{}) }},
		{id: "import-board", name: t.Import.Button, icon: "import", do: func(ctx app.Context) { p.importing.open(p.ctx, app.Event{}) }},
		{id: "first-board", name: t.Shelf.FirstButton, icon: "help", do: func(app.Context) { p.tour() }},
	}}
}
