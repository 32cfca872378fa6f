package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
)

// accountPage is somebody's own account, in parts with an address each.
type accountPage struct {
	app.Compo
	watcher
	env  *env
	part string
}

func (p *accountPage) OnMount(ctx app.Context) { p.watch(ctx, &p.env.session.changed) }

// OnNav is called for each of the parts: the page stays.
func (p *accountPage) OnNav(ctx app.Context) {
	p.part = ""
	if found := accountPath.FindStringSubmatch(ctx.Page().URL().Path); found != nil {
		p.part = found[1]
	}
	arrive(p.title())
}

func (p *accountPage) title() string {
	for _, part := range accountParts() {
		if part.path == p.part {
			return part.title
		}
	}
	return text.T().Account.Title
}

type accountPart struct {
	path  string
	title string
	icon  Icon
}

func accountParts() []accountPart {
	t := text.T().Account
	return []accountPart{
		{"", t.Profile, "person"}, {"security", t.Security, "lock"},
		{"sessions", t.Sessions, "device"}, {"tokens", t.Tokens, "key"},
	}
}

func (p *accountPage) Render() app.UI {
	t := text.T().Account
	parts := accountParts()
	account, _ := p.env.session.current()
	return p.env.frame(frame{},
		app.Div().Class("page account").Body(
			app.H1().Class("account-title").Text(t.Title),
			app.Nav().Class("account-parts").Aria("label", t.Parts).Body(
				app.Range(parts).Slice(func(i int) app.UI { return p.link(parts[i]) })),
			app.Div().Class("account-part").Body(
				app.If(account == nil, func() app.UI {
					return app.Div().Class("panel skeleton account-wait").Aria("busy", "true").Aria("label", text.T().Common.Loading)
				}).ElseIf(p.part == "security", func() app.UI {
					return &securityPart{env: p.env}
				}).ElseIf(p.part == "sessions", func() app.UI {
					return &sessionsPart{env: p.env}
				}).ElseIf(p.part == "tokens", func() app.UI {
					return &tokensPart{env: p.env}
				}).Else(func() app.UI {
					return &profilePart{env: p.env}
				})),
		))
}

func (p *accountPage) link(part accountPart) app.UI {
	href := "/account"
	if part.path != "" {
		href += "/" + part.path
	}
	a := app.A().Class("account-link").Href(href).Body(part.icon.UI(), app.Span().Text(part.title))
	if part.path == p.part {
		a = a.Aria("current", "page")
	}
	return a
}

// matter is one matter of the account, with what it is about.
func matter(id, title, why string, body ...app.UI) app.UI {
	return app.Section().ID(id).Class("panel account-section").Aria("labelledby", id+"-title").Body(
		app.Div().Class("account-head").Body(
			app.H2().ID(id+"-title").Text(title),
			app.If(why != "", func() app.UI { return app.P().Class("soft small").Text(why) })),
		app.Div().Class("stack").Body(body...))
}
