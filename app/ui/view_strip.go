package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/app/views"
)

// viewStrip stands above a board: what it is shown as, and which of its cards.
type viewStrip struct {
	app.Compo
	watcher
	page *boardPage

	panel filterPanel
}

func (s *viewStrip) OnInit() { s.panel.page = s.page }

func (s *viewStrip) OnMount(ctx app.Context) {
	s.panel.ctx = ctx
	s.watch(ctx, &s.page.changed)
	s.stops = append(s.stops,
		s.page.changed.listen(func() { ctx.Dispatch(func(app.Context) { s.panel.sync() }) }),
		s.page.env.offer(s.deeds))
}

func (s *viewStrip) Render() app.UI {
	p := s.page
	if p.board == nil {
		return app.Div().Hidden(true)
	}
	t := text.T().Views
	return app.Div().Class("view-strip").Body(
		app.Nav().Class("view-switch").Aria("label", t.Label).Body(
			app.Range(allViews).Slice(func(i int) app.UI {
				v := allViews[i]
				link := app.A().ID("view-"+v.id()).Class("view-link").Href(p.as(v)).Title(v.name()).
					Body(v.icon().UI(), app.Span().Class("view-name").Text(v.name()))
				if v == p.view {
					link.Aria("current", "page")
				}
				return link
			})),
		app.Div().Class("lanes-place").Hidden(p.view != viewBoard).Body(p.lanesMenu()),
		app.Div().Class("filter-bar").Body(
			s.panel.UI(),
			app.Div().Class("filter-chips").Body(app.Range(s.chips()).Slice(func(i int) app.UI { return s.chips()[i].UI(p) })),
			app.Div().Class("filter-state").Body(s.state(), app.Div().Body(app.If(!p.filter.Empty(), func() app.UI {
				return app.Button().Type("button").ID("filter-clear").Class("button button-quiet button-small").Text(t.Clear).
					OnClick(func(app.Context, app.Event) { s.clear() })
			})))),
	)
}

// state says how much the filter shows.
func (s *viewStrip) state() app.UI {
	t := text.T().Views
	p := s.page
	shown, all := 0, 0
	for list, n := range p.canvas.scene.counts {
		shown, all = shown+len(p.canvas.scene.ranks[list]), all+n
	}
	words, more := "", ""
	if !p.filter.Empty() {
		words, more = t.Shown(shown, all), t.Hidden(all-shown)
	}
	return app.Div().ID("filter-count").Class("small faint").Role("status").Body(
		app.Span().Text(words), app.Span().Class("hush").Text(more))
}

func (s *viewStrip) clear() {
	s.page.refilter(views.Filter{})
	focus(filterOpenID)
}

// deeds are what the strip offers elsewhere.
func (s *viewStrip) deeds() deeds {
	p, t := s.page, text.T().Views
	if p.board == nil {
		return deeds{}
	}
	all := []deed{{id: "filter", name: t.FilterKeys, icon: "filter", keys: "F", do: func(app.Context) { openFilter() }}}
	if !p.filter.Empty() {
		all = append(all, deed{id: "filter-clear", name: t.Clear, icon: "x", keys: "Shift+F", do: func(app.Context) { s.clear() }})
	}
	for _, v := range allViews {
		if v != p.view {
			all = append(all, deed{id: "view-" + v.id(), name: t.Show(v.name()), icon: v.icon(), do: func(ctx app.Context) { ctx.Navigate(p.as(v)) }})
		}
	}
	switch p.view {
	case viewTable:
		all = append(all, deed{id: "key-cell", name: t.ChangeCell, keys: "F2|E"})
	case viewCalendar:
		all = append(all, deed{id: "key-day", name: t.ToOtherDay, keys: "Space|M"}, deed{id: "key-undate", name: t.Undate, keys: "Delete"})
	case viewTimeline:
		all = append(all, deed{id: "key-time", name: t.MoveInTime, keys: "Space|M"})
	}
	return deeds{title: t.Label, all: all}
}

// id tells views apart in the document.
func (v view) id() string {
	if v == viewBoard {
		return "board"
	}
	return string(v)
}

func (v view) name() string {
	t := text.T().Views
	switch v {
	case viewTable:
		return t.Table
	case viewCalendar:
		return t.Calendar
	case viewTimeline:
		return t.Timeline
	default:
		return t.Board
	}
}

func (v view) icon() Icon {
	if v == viewBoard {
		return "board"
	}
	return Icon(v)
}
