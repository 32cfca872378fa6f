package ui

import (
	"regexp"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
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

func adminParts() []pagePart {
	t := text.T().Admin
	return []pagePart{
		{"", t.Users, "people"}, {"settings", t.Settings, "settings"},
		{"health", t.Health, "system"}, {"audit", t.Audit, "shield"},
	}
}

func (p *adminPage) Render() app.UI {
	t := text.T()
	account, known := p.env.session.current()
	if known && account != nil && !account.Admin {
		return p.env.frame(frame{}, app.Section().Class("empty").Body(
			Icon("search").UI(),
			app.H1().Text(t.Common.NotFound),
			app.P().Text(t.Common.NotFoundWhy),
			app.A().Class("button button-primary").Href("/").Text(t.Common.ToBoards)))
	}
	return p.env.frame(frame{}, inParts("/admin", t.Admin.Title, t.Admin.Parts, adminParts(), p.part, p.shown(account)).Class("admin"))
}

func (p *adminPage) shown(account *shared.Account) app.UI {
	switch {
	case account == nil:
		return nil
	case p.part == "settings":
		return &adminSettings{env: p.env}
	case p.part == "health":
		return &adminHealth{env: p.env}
	case p.part == "audit":
		return &adminAudit{env: p.env}
	default:
		return &adminUsers{env: p.env}
	}
}
