package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
)

// empty fills a page, or a part of one, that has nothing to show: what it is,
// why, and what can be done.
func empty(icon Icon, title, why string, actions ...app.UI) app.UI {
	return app.Section().Class("empty").Body(
		icon.UI(),
		app.H2().Text(title),
		app.P().Text(why),
		app.Div().Class("row").Body(actions...),
	)
}

// failed fills it when something could not be had. retry must not use the
// context of the event: its button is gone as soon as that begins, and go-app
// dispatches nothing for what is gone.
func failed(title string, err error, retry func()) app.UI {
	return app.Section().Class("empty").Role("alert").Body(
		Icon("alert").UI(),
		app.H2().Text(title),
		app.P().Text(explain(err)),
		app.Div().Class("row").Body(
			app.Button().Type("button").Class("button").
				Body(Icon("refresh").UI(), app.Text(text.T().Common.Retry)).OnClick(func(app.Context, app.Event) { retry() })),
	)
}

// boardGone fills the page of a board that isn't there, or not for this person.
func boardGone() app.UI {
	t := text.T().Common
	return app.Section().Class("empty").Body(
		Icon("board").UI(),
		app.H1().Text(t.BoardGone),
		app.P().Text(t.BoardGoneWhy),
		app.A().Class("button button-primary").Href("/").Text(t.ToBoards),
	)
}

// notFoundPage is for every address that is none of ours.
type notFoundPage struct {
	app.Compo
	env *env
}

func (p *notFoundPage) OnMount(app.Context) { arrive(text.T().Common.NotFound) }

func (p *notFoundPage) Render() app.UI {
	t := text.T().Common
	return app.Div().Class("door").Body(
		app.Main().ID("main").TabIndex(-1).Class("empty").Body(
			app.Div().Class("door-head").Body(mark(), app.H1().Text(t.NotFound)),
			app.P().Text(t.NotFoundWhy),
			app.A().Class("button button-primary").Href("/").Text(t.ToBoards),
		),
	)
}
