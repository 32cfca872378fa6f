package ui

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/client"
	"incharge/app/text"
	"incharge/shared"
)

// publicPage is where a public link leads: /public#token. Whoever has the link
// reads the board there, signed in or not. The token is in the fragment, so that
// no proxy writes it down with the page.
type publicPage struct {
	app.Compo
	watcher
	env *env
	ctx app.Context

	token  string
	board  *shared.PublicBoard
	status status
	err    error
	stale  bool // what is shown may be old: there is no connection
	asking bool
	next   *time.Timer
	detail publicCard

	changed signal // there is another board to be shown
	lists   map[int]*publicList
	filling int // which time it is that the lists are drawn
	spoke   text.Language
}

// How soon it is asked again whether the board has changed.
const publicEvery = 20 * time.Second

func (p *publicPage) OnInit() { p.detail.page, p.lists = p, map[int]*publicList{} }

func (p *publicPage) OnMount(ctx app.Context) {
	p.ctx = ctx
	p.spoke = text.T().Language
	p.stops = append(p.stops, p.env.session.changed.listen(func() { ctx.Dispatch(p.speak) }))
	p.next = time.AfterFunc(publicEvery, p.again)
	p.stops = append(p.stops, func() { p.next.Stop() },
		listen(document(), "visibilitychange", func() {
			if p.seen() {
				p.again()
			}
		}),
		listen(app.Window(), "online", p.again),
		listen(app.Window(), "popstate", func() {
			p.detail.back = false
			closeDialog(publicCardDialogID)
		}),
		listen(app.Window(), "hashchange", func() { ctx.Dispatch(p.OnNav) }))
}

// OnNav is called with each address: somebody may put another link into it.
func (p *publicPage) OnNav(ctx app.Context) {
	token := app.Window().URL().Fragment
	if token == p.token && p.status != loading {
		return
	}
	p.token, p.board, p.err, p.stale, p.status = token, nil, nil, false, loading
	closeDialog(publicCardDialogID)
	arrive(text.T().Share.ReadOnly)
	p.load(ctx)
}

// speak draws all anew where whoever is signed in reads another language.
func (p *publicPage) speak(app.Context) {
	if now := text.T().Language; now != p.spoke {
		p.spoke = now
		p.changed.fire()
	}
}

func (p *publicPage) seen() bool { return document().Get("visibilityState").String() == "visible" }

// again asks anew, unless nobody looks: it will be asked when somebody does.
func (p *publicPage) again() {
	p.next.Reset(publicEvery)
	if p.seen() {
		p.ctx.Dispatch(p.load)
	}
}

func (p *publicPage) load(ctx app.Context) {
	if p.token == "" || p.asking {
		return
	}
	p.asking = true
	token, tag := p.token, ""
	if p.board != nil {
		tag = p.board.Tag
	}
	ctx.Async(func() {
		board, err := p.env.client.Public(ctx, token, tag)
		ctx.Dispatch(func(ctx app.Context) {
			p.asking = false
			if token != p.token {
				p.load(ctx)
				return
			}
			p.take(ctx, board, err)
		})
	})
}

// take shows what has come. What is there stays while there is no connection,
// and goes when the link has ended.
func (p *publicPage) take(ctx app.Context, board *shared.PublicBoard, err error) {
	gone := client.Missing(err)
	switch {
	case err == nil && board == nil:
		p.stale = false
	case err == nil:
		first := p.board == nil
		p.board, p.err, p.status, p.stale = board, nil, ready, false
		p.changed.fire()
		if first {
			arrive(board.Title)
		}
		p.detail.renew(ctx)
	case gone || p.board == nil:
		p.board, p.err, p.status = nil, err, broken
		closeDialog(publicCardDialogID)
		if gone {
			arrive(text.T().Share.Gone)
		}
	default:
		p.stale = true
	}
}

func (p *publicPage) Render() app.UI {
	t := text.T()
	return app.Div().Class("app app-fill public").Body(
		app.Button().Type("button").Class("button skip").Text(t.Common.SkipToContent).
			OnClick(func(app.Context, app.Event) { focus("main") }),
		app.Header().Class("bar").Body(
			app.A().Class("bar-home").Href("/").Aria("label", t.Share.MadeWith).Title(t.Share.MadeWith).Body(mark()),
			app.Div().Class("bar-title").Body(
				app.If(p.board != nil, func() app.UI { return app.H1().Class("public-title clip").Text(p.board.Title) }).
					Else(func() app.UI { return app.H1().Class("hush").Text(t.Share.Title) }),
				app.If(p.board != nil, func() app.UI {
					return app.Span().Class("badge public-badge").Body(Icon("eye").UI(), app.Text(t.Share.ReadOnly))
				})),
		),
		app.Div().Role("status").Body(p.banner()),
		app.Main().ID("main").TabIndex(-1).Class("main main-fill").Body(p.content()),
		p.detail.UI(),
	)
}

func (p *publicPage) banner() app.UI {
	t := text.T().Share
	switch {
	case p.board != nil && p.stale:
		return app.Div().Class("banner banner-warn").ID("public-stale").Body(Icon("offline").UI(), app.Span().Text(t.Stale))
	case p.board != nil && p.board.Archived:
		return app.Div().Class("banner").Body(Icon("archive").UI(), app.Span().Text(t.Archived))
	}
	return app.Div()
}

func (p *publicPage) content() app.UI {
	t := text.T().Share
	switch {
	case p.token == "":
		return app.Div().ID("public-none").Body(empty("link", t.NoLink, t.NoLinkWhy))
	case p.status == loading:
		return app.Div().Class("board board-skeleton").Aria("busy", "true").Role("group").Aria("label", t.Loading).Body(
			app.Range([3]int{}).Slice(func(int) app.UI {
				return app.Div().Class("list").Body(app.Div().Class("list-cards stack-s").Body(
					app.Range([3]int{}).Slice(func(int) app.UI {
						return app.Div().Class("card-shape").Body(app.Span().Class("skeleton skeleton-title"), app.Span().Class("skeleton skeleton-word"))
					})))
			}))
	case client.Missing(p.err):
		return app.Div().ID("public-gone").Body(empty("link", t.Gone, t.GoneWhy))
	case p.err != nil:
		return app.Div().ID("public-lost").Body(failed(t.Lost, p.err, func() {
			p.status, p.err = loading, nil
			p.load(p.ctx)
		}))
	case len(p.board.Lists) == 0:
		return app.Div().Body(empty("board", t.NoLists, ""))
	}
	return app.Div().Class("board-area").Body(
		app.Div().Class("board-ground").Aria("hidden", true).DataSet("color", orUnset(string(p.board.Background))),
		&publicLists{page: p},
	)
}
