package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/client"
	"incharge/app/text"
)

// notice has its place all the time: readers of the screen hear what comes
// into it.
func (f *doorForm) notice() app.UI {
	return app.Div().Role("alert").Body(
		app.If(f.err != "", func() app.UI {
			return app.Div().Class("notice notice-danger").Body(Icon("alert").UI(), app.Span().Text(f.err))
		}).ElseIf(f.again, func() app.UI {
			t := text.T().Security
			return app.Div().Class("notice notice-warn notice-act").Body(
				Icon("lock").UI(), app.Span().Class("grow").Text(t.SignInAgainWhy),
				app.Button().Type("button").Class("button button-small").Text(t.SignInAgain).
					OnClick(func(app.Context, app.Event) { signInElsewhere(app.Window().URL().Path) }))
		}),
	)
}

// signInElsewhere leaves the app for the provider, which leads back to a page.
// A link would be taken for one of our own pages.
func signInElsewhere(page string) {
	app.Window().Get("location").Call("assign", client.Elsewhere(page))
}
