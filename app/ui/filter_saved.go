package ui

import (
	"net/url"
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/app/views"
	"incharge/shared"
)

const filterNameID = "filter-name"

// savedFilters are those that somebody keeps of a board.
type savedFilters struct {
	board  shared.BoardID // whose these are
	status status
	all    []shared.Filter
	busy   bool
	err    string // what is wrong with a name
}

// load asks for them, whenever the panel opens: another device may have saved one.
func (s *savedFilters) load(ctx app.Context, p *boardPage) {
	if s.board != p.id {
		*s = savedFilters{board: p.id}
	}
	s.err = ""
	board, life := p.id, p.life
	ctx.Async(func() {
		all, err := p.env.client.Filters(life, board)
		p.env.note(life, err)
		ctx.Dispatch(func(ctx app.Context) {
			switch {
			case s.board != board || s.busy:
			case err == nil:
				s.all, s.status = all, ready
			case s.status == loading:
				s.status = broken
			}
			ctx.Update()
		})
	})
}

// keep saves others in their place.
func (s *savedFilters) keep(p *boardPage, all []shared.Filter, said string) {
	board, life := p.id, p.life
	s.busy = true
	p.ctx.Async(func() {
		kept, err := p.env.client.KeepFilters(life, board, all)
		p.env.note(life, err)
		p.on(board, func(app.Context) {
			s.busy = false
			if err != nil {
				p.env.toasts.fail(explain(err))
			} else {
				s.all, s.status = kept, ready
				fill(filterNameID, "")
				p.canvas.say(said)
			}
			p.changed.fire()
		})
	})
}

func (s *savedFilters) UI(p *boardPage) app.UI {
	t := text.T().Views
	return app.Div().Class("filter-saved").Role("group").Aria("label", t.Saved).Body(
		app.Hr().Class("menu-line"),
		app.Div().Class("menu-label").Aria("hidden", true).Text(t.Saved),
		app.Div().Body(app.If(s.status == broken, func() app.UI {
			return app.P().Class("menu-head small faint").Text(t.SavedFailed)
		}).ElseIf(s.status == ready && len(s.all) == 0, func() app.UI {
			return app.P().Class("menu-head small faint").Text(t.SavedNone)
		}).Else(func() app.UI {
			return app.Ul().Body(app.Range(s.all).Slice(func(i int) app.UI { return s.row(p, s.all[i]) }))
		})),
		app.Div().Body(app.If(s.status == ready && !p.filter.Empty(), func() app.UI { return s.form(p) })))
}

func (s *savedFilters) row(p *boardPage, one shared.Filter) app.UI {
	return app.Li().Class("row filter-kept").Body(
		app.Button().Type("button").Class("menu-item grow").DataSet("saved", one.Name).
			Body(Icon("filter").UI(), app.Span().Class("clip").Text(one.Name)).
			OnClick(func(app.Context, app.Event) {
				query, _ := url.ParseQuery(one.Query) // what can't be read asks for nothing
				p.refilter(views.Parse(query))
				focus(filterOpenID)
			}, app.EventScope(one.Name+one.Query)),
		app.Button().Type("button").Class("button button-quiet button-icon button-small").Aria("label", text.T().Views.Unsave(one.Name)).
			Body(Icon("trash").UI()).OnClick(func(app.Context, app.Event) {
			s.keep(p, slices.DeleteFunc(slices.Clone(s.all), func(other shared.Filter) bool { return other.Name == one.Name }), text.T().Views.Unsaved(one.Name))
			focus(filterWordsID)
		}, app.EventScope(one.Name)))
}

func (s *savedFilters) form(p *boardPage) app.UI {
	t := text.T().Views
	return app.Form().Class("filter-save").NoValidate(true).OnSubmit(func(_ app.Context, e app.Event) {
		e.PreventDefault()
		s.save(p)
	}).Body(
		app.Input().ID(filterNameID).Class("input").Aria("label", t.SaveAs).Placeholder(t.SaveAs).MaxLength(shared.MaxName).
			AutoComplete(false).Aria("invalid", s.err != "").Aria("describedby", filterNameID+"-error"),
		app.Button().Type("submit").Class("button").Text(t.Save),
		app.P().ID(filterNameID+"-error").Class("field-error").Text(s.err))
}

func (s *savedFilters) save(p *boardPage) {
	t := text.T().Views
	name := strings.TrimSpace(value(filterNameID))
	switch {
	case name == "" || s.busy:
		focus(filterNameID)
		return
	case len(s.all) >= shared.MaxFilters:
		s.err = t.SavedMost(shared.MaxFilters)
	case slices.ContainsFunc(s.all, func(f shared.Filter) bool { return f.Name == name }):
		s.err = t.SavedTwice
	default:
		s.err = ""
		s.keep(p, append(slices.Clone(s.all), shared.Filter{Name: name, Query: p.filter.String()}), t.SavedNow(name))
		return
	}
	focus(filterNameID)
}
