package ui

import (
	"context"
	"net/url"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/client"
	"incharge/app/text"
	"incharge/shared"
)

const searchInputID = "search-words"

// searchPage finds cards of all boards by words on them, while somebody types.
type searchPage struct {
	app.Compo
	watcher
	env *env
	ctx app.Context

	words  string // as they stand in the field
	status status
	err    error
	hits   []shared.Hit
	next   string // there are more
	adding bool   // more are on their way

	waiting *time.Timer
	end     context.CancelFunc // of what is being asked for
}

// find gives the first cards that have all of the words, of all boards.
func (e *env) find(ctx context.Context, words string) ([]shared.Hit, error) {
	found, err := e.client.Search(ctx, words, "", "")
	if ctx.Err() == nil {
		e.note(ctx, err)
	}
	return found.Results, err
}

func (p *searchPage) OnMount(ctx app.Context) {
	p.ctx = ctx
	p.watch(ctx, &p.env.reach.changed)
	p.stops = append(p.stops,
		p.env.offer(p.deeds),
		// At the start it is found out only now who searches.
		p.env.session.changed.listen(func() { ctx.Dispatch(p.seek) }),
		p.env.reach.changed.listen(func() {
			if !p.env.reach.offline.Load() {
				ctx.Dispatch(func(ctx app.Context) {
					if p.status == broken {
						p.seek(ctx)
					}
				})
			}
		}),
		func() { p.stop() })
	arrive(text.T().Search.Title)
}

// OnNav takes the words from the address: a link leads here with them, and Back
// comes back to them.
func (p *searchPage) OnNav(ctx app.Context) {
	p.words, p.status = ctx.Page().URL().Query().Get("q"), ready
	ctx.Defer(func(app.Context) {
		fill(searchInputID, p.words)
		focus(searchInputID)
	})
	p.seek(ctx)
}

func (p *searchPage) stop() {
	if p.waiting != nil {
		p.waiting.Stop()
	}
	if p.end != nil {
		p.end()
	}
}

// seekAfter is how long somebody stops typing before it is searched.
const seekAfter = 180 * time.Millisecond

func (p *searchPage) typed(ctx app.Context) {
	p.words = value(searchInputID)
	p.stop()
	if strings.TrimSpace(p.words) == "" {
		p.seek(ctx)
		return
	}
	p.status = loading
	p.waiting = time.AfterFunc(seekAfter, func() { p.ctx.Dispatch(p.seek) })
}

// seek asks for what has the words; what was asked for before is of no use then.
func (p *searchPage) seek(ctx app.Context) {
	p.stop()
	words := strings.TrimSpace(p.words)
	address := searchAt
	if words != "" {
		address += "?" + url.Values{"q": {words}}.Encode()
	}
	app.Window().Get("history").Call("replaceState", nil, "", address)
	if account, _ := p.env.session.current(); words == "" || account == nil {
		p.hits, p.next, p.err, p.status = nil, "", nil, ready
		return
	}
	p.status = loading
	p.ask(words, "", func(found shared.Found) { p.hits = found.Results })
}

func (p *searchPage) more(app.Context, app.Event) {
	p.adding = true
	p.ask(strings.TrimSpace(p.words), p.next, func(found shared.Found) {
		first := len(p.hits)
		p.hits = append(p.hits[:first:first], found.Results...)
		if first < len(p.hits) {
			p.ctx.Defer(func(app.Context) { focus(hitID(p.hits[first])) })
		}
	})
}

func (p *searchPage) ask(words, after string, take func(shared.Found)) {
	ctx, end := context.WithCancel(p.ctx)
	p.end = end
	p.ctx.Async(func() {
		defer end()
		found, err := p.env.client.Search(ctx, words, "", after)
		if ctx.Err() != nil {
			return
		}
		p.env.note(ctx, err)
		p.ctx.Dispatch(func(app.Context) {
			if words != strings.TrimSpace(p.words) {
				return
			}
			p.adding, p.err, p.status = false, err, ready
			if err != nil {
				p.status = broken
				return
			}
			p.next = found.Next
			take(found)
		})
	})
}

func (p *searchPage) deeds() deeds {
	t := text.T().Search
	return deeds{title: t.Title, all: []deed{{id: "search-again", name: t.Keys, icon: "search", keys: "/", do: func(app.Context) {
		focus(searchInputID)
		app.Window().GetElementByID(searchInputID).Call("select")
	}}}}
}

func (p *searchPage) Render() app.UI {
	t := text.T().Search
	return p.env.frame(frame{},
		app.Div().Class("page search-page").OnKeyDown(p.key).Body(
			app.H1().Class("hush").Text(t.Title),
			app.Div().Class("search search-field").Role("search").Body(
				Icon("search").UI(),
				app.Input().ID(searchInputID).Class("input").Type("search").Placeholder("%s", t.Words).Aria("label", t.Words).
					MaxLength(shared.MaxQuery).Attr("autocomplete", "off").Attr("autocapitalize", "none").Attr("spellcheck", "false").
					Attr("enterkeyhint", "search").Aria("keyshortcuts", "/").
					OnInput(func(ctx app.Context, _ app.Event) { p.typed(ctx) }),
			),
			app.P().ID("search-count").Class("search-count small faint").Role("status").Text(p.count()),
			app.Div().ID("search-found").Aria("busy", p.status == loading).Body(p.content()),
		),
	)
}

// count says how much is found, also to who listens.
func (p *searchPage) count() string {
	t := text.T().Search
	switch {
	case strings.TrimSpace(p.words) == "" || p.status == broken:
		return ""
	case p.status == loading:
		return t.Seeking
	case len(p.hits) == 0:
		return ""
	}
	return t.Found(len(p.hits), p.next != "")
}

func (p *searchPage) content() app.UI {
	t := text.T().Search
	words := strings.TrimSpace(p.words)
	switch {
	case words == "":
		return empty("search", t.Hint, t.HintWhy)
	case p.status == broken && client.Unreachable(p.err):
		return empty("offline", t.Away, t.AwayWhy)
	case p.status == broken:
		return failed(t.Failed, p.err, func() { p.ctx.Dispatch(p.seek) })
	case len(p.hits) > 0:
		return p.found()
	case p.status == loading:
		return app.Div().Class("stack").Aria("hidden", true).Body(
			app.Range([3]int{}).Slice(func(int) app.UI {
				return app.Div().Class("search-hit").Body(
					app.Span().Class("skeleton skeleton-title"), app.Span().Class("skeleton skeleton-word"))
			}))
	default:
		return empty("search", t.None(words), t.NoneWhy)
	}
}
