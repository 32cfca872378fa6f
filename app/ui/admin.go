package ui

import (
	"regexp"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
)

// adminPath is the administration, or a part of it.
var adminPath = regexp.MustCompile(`^/admin(?:/(settings|health|audit))?$`)

// adminPage is what administrators see of the whole instance, in parts with an
// address each. To everybody else it isn't there.
type adminPage struct {
	app.Compo
	watcher
	env  *env
	part string
}

func (p *adminPage) OnMount(ctx app.Context) { p.watch(ctx, &p.env.session.changed) }

// OnNav is called for each of the parts: the page stays.
func (p *adminPage) OnNav(ctx app.Context) {
	p.part = ""
	if found := adminPath.FindStringSubmatch(ctx.Page().URL().Path); found != nil {
		p.part = found[1]
	}
	for _, part := range adminParts() {
		if part.path == p.part {
			arrive(part.title)
		}
	}
}

func adminParts() []accountPart {
	t := text.T().Admin
	return []accountPart{
		{"", t.Users, "people"}, {"settings", t.Settings, "settings"},
		{"health", t.Health, "system"}, {"audit", t.Audit, "shield"},
	}
}

func (p *adminPage) Render() app.UI {
	t := text.T()
	account, known := p.env.session.current()
	if known && account != nil && !account.Admin {
		return p.env.frame(frame{}, empty("search", t.Common.NotFound, t.Common.NotFoundWhy,
			app.A().Class("button button-primary").Href("/").Text(t.Common.ToBoards)))
	}
	parts := adminParts()
	return p.env.frame(frame{},
		app.Div().Class("page account admin").Body(
			app.H1().Class("account-title").Text(t.Admin.Title),
			app.Nav().Class("account-parts").Aria("label", t.Admin.Parts).Body(
				app.Range(parts).Slice(func(i int) app.UI { return p.link(parts[i]) })),
			app.Div().Class("account-part").Body(
				app.If(account == nil, func() app.UI {
					return app.Div().Class("panel skeleton account-wait").Aria("busy", "true").Aria("label", t.Common.Loading)
				}).ElseIf(p.part == "settings", func() app.UI {
					return &adminSettings{env: p.env}
				}).ElseIf(p.part == "health", func() app.UI {
					return &adminHealth{env: p.env}
				}).ElseIf(p.part == "audit", func() app.UI {
					return &adminAudit{env: p.env}
				}).Else(func() app.UI {
					return &adminUsers{env: p.env}
				})),
		))
}

func (p *adminPage) link(part accountPart) app.UI {
	href := "/admin"
	if part.path != "" {
		href += "/" + part.path
	}
	a := app.A().Class("account-link").Href(href).Body(part.icon.UI(), app.Span().Text(part.title))
	if part.path == p.part {
		a = a.Aria("current", "page")
	}
	return a
}

// moreButton fetches the next page of a list.
func moreButton(there, busy bool, more app.EventHandler) app.UI {
	return app.If(there, func() app.UI {
		b := app.Button().Type("button").ID("more").Class("button").Text(text.T().Admin.More).OnClick(more)
		if busy {
			b = b.Aria("busy", "true").Disabled(true)
		}
		return b
	})
}
