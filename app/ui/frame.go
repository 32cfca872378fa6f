package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
)

// frame is what stands around the content of a page for somebody signed in.
type frame struct {
	title app.UI   // in the header, after the mark
	tools []app.UI // in the header, before the connection and the user
	fill  bool     // the page fills the window and scrolls within itself
}

// frame draws a page: f around the content. Its parts look after themselves;
// a page draws it anew without them being drawn.
func (e *env) frame(f frame, content ...app.UI) app.UI {
	class, main := "app", "main"
	if f.fill {
		class, main = "app app-fill", "main main-fill"
	}
	return app.Div().Class(class).Body(
		app.Button().Type("button").Class("button skip").Text(text.T().Common.SkipToContent).
			OnClick(func(app.Context, app.Event) { focus("main") }),
		app.Header().Class("bar").Body(
			app.A().Class("bar-home").Href("/").Aria("label", text.T().Common.HomeLabel).
				Body(mark(), app.Span().Class("bar-home-name").Text(text.T().Common.App)),
			app.Div().Class("bar-title").Body(f.title),
			// These change their width: nothing that can be clicked stands to their left.
			&outboxMark{env: e},
			&connectionMark{env: e},
			app.Div().Class("bar-tools").Body(f.tools...),
			app.A().ID("bar-work").Class("button button-quiet button-icon bar-work").Href(workAt).Aria("label", text.T().Work.Title).Title(text.T().Work.Title).
				Body(Icon("work").UI()),
			&palette{env: e},
			&userMenu{env: e},
		),
		&banners{env: e},
		// Before the page: from its beginning the toasts are one step back.
		&toastList{env: e},
		&closing{env: e},
		&copying{env: e},
		app.Main().ID("main").TabIndex(-1).Class(main).Body(content...),
	)
}

// arrive is called by a page when it is opened: it names the window, and moves
// the focus to the page, where a reader of the screen goes on.
func arrive(title string) {
	if title != "" {
		title += " · "
	}
	app.Window().Get("document").Set("title", title+text.T().Common.App)
	if main := app.Window().GetElementByID("main"); main.Truthy() {
		main.Call("focus", map[string]any{"preventScroll": true})
	}
}

// focus moves the focus to an element, if it is there.
func focus(id string) {
	if element := app.Window().GetElementByID(id); element.Truthy() {
		element.Call("focus")
	}
}

// value is what a field of a form holds right now. It is read when it is needed
// because password managers fill fields in without an event.
func value(id string) string {
	if element := app.Window().GetElementByID(id); element.Truthy() {
		return element.Get("value").String()
	}
	return ""
}

// fill puts a text into a field, if it is (still) there.
func fill(id, text string) {
	if element := app.Window().GetElementByID(id); element.Truthy() {
		element.Set("value", text)
	}
}
