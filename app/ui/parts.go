package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
)

// pagePart is a part of a page, with an address of its own below the page's.
type pagePart struct {
	path  string // empty: the page's own address
	title string
	icon  Icon
}

// inParts is a page at an address that shows one of its parts beside the links
// to all of them; shown is nil while it isn't known what may be shown.
func inParts(address, title, label string, parts []pagePart, current string, shown app.UI) app.HTMLDiv {
	if shown == nil {
		shown = app.Div().Class("panel skeleton account-wait").Role("group").Aria("busy", "true").Aria("label", text.T().Common.Loading)
	}
	return app.Div().Class("page account").Body(
		app.H1().Class("account-title").Text(title),
		app.Nav().Class("account-parts").Aria("label", label).Body(
			app.Range(parts).Slice(func(i int) app.UI { return parts[i].link(address, current) })),
		app.Div().Class("account-part").Body(shown))
}

func (p pagePart) link(address, current string) app.UI {
	if p.path != "" {
		address += "/" + p.path
	}
	a := app.A().Class("account-link").Href(address).Body(p.icon.UI(), app.Span().Text(p.title))
	if p.path == current {
		a = a.Aria("current", "page")
	}
	return a
}
