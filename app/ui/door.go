package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
)

// door draws the page of somebody who isn't signed in.
func door(title, why string, content ...app.UI) app.UI {
	return app.Div().Class("door").Body(
		app.Main().ID("main").TabIndex(-1).Class("door-box").Body(
			app.Header().Class("door-head").Body(
				mark(),
				app.H1().Text(title),
				app.If(why != "", func() app.UI { return app.P().Class("soft").Text(why) }),
			),
			app.Div().Class("stack").Body(content...),
		),
	)
}

// elsewhere leads to the other of the two doors, with where to go afterwards.
func elsewhere(question, href, label string) app.UI {
	if app.IsClient {
		href += app.Window().Get("location").Get("search").String()
	}
	return app.P().Class("door-else").Body(app.Text(question+" "), app.A().Href(href).Text(label))
}

// doorForm is what signing in and registering have in common.
type doorForm struct {
	busy  bool
	shown bool              // the password can be read
	err   string            // about the whole
	errs  map[string]string // by field
}

func (f *doorForm) clear() { f.err, f.errs = "", map[string]string{} }

// focusFirst moves the focus to the first field with an error, and reports
// whether there is one.
func (f *doorForm) focusFirst(ctx app.Context, ids ...string) bool {
	for _, id := range ids {
		if f.errs[id] != "" {
			ctx.Defer(func(app.Context) { focus(id) })
			return true
		}
	}
	return false
}

// notice has its place all the time: readers of the screen hear what comes
// into it.
func (f *doorForm) notice() app.UI {
	return app.Div().Role("alert").Body(
		app.If(f.err != "", func() app.UI {
			return app.Div().Class("notice notice-danger").Body(Icon("alert").UI(), app.Span().Text(f.err))
		}),
	)
}

func (f *doorForm) password(label, complete, hint string) app.UI {
	t := text.T().Door
	kind, icon, says := "password", Icon("eye"), t.ShowPassword
	if f.shown {
		kind, icon, says = "text", Icon("eye-off"), t.HidePassword
	}
	return field{
		id: "password", name: "password", label: label, kind: kind, complete: complete, hint: hint,
		err: f.errs["password"],
		button: app.Button().Type("button").Class("button button-quiet button-icon").
			Aria("label", says).Aria("pressed", f.shown).Body(icon.UI()).
			OnClick(func(app.Context, app.Event) { f.shown = !f.shown }),
	}.UI()
}
