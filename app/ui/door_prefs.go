package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
)

// doorPrefs are the language and the theme, for who isn't signed in yet.
func doorPrefs() app.UI {
	t := text.T().Common
	return app.Footer().Class("door-prefs").Body(
		app.Div().Class("row").Role("group").Aria("label", t.Language).Body(
			app.Range(text.Languages).Slice(func(i int) app.UI {
				l := text.Languages[i]
				return app.Button().Type("button").ID("door-"+string(l.Language)).Class("button button-quiet button-small").
					Lang(string(l.Language)).Aria("pressed", text.T().Language == l.Language).Text(l.Name).
					OnClick(func(ctx app.Context, _ app.Event) {
						setLanguage(l.Language)
						ctx.Reload() // every text on the page is another one
					})
			})),
		app.Div().Class("row").Role("group").Aria("label", t.Theme).Body(
			doorTheme("", "system", t.ThemeSystem), doorTheme("light", "sun", t.ThemeLight), doorTheme("dark", "moon", t.ThemeDark)))
}

func doorTheme(name string, icon Icon, label string) app.UI {
	return app.Button().Type("button").ID("door-theme-"+string(icon)).Class("button button-quiet button-icon button-small").
		Aria("pressed", app.IsClient && theme() == name).Aria("label", label).Title(label).Body(icon.UI()).
		OnClick(func(app.Context, app.Event) { setTheme(name) })
}
