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

func accountParts() []pagePart {
	t := text.T().Account
	return []pagePart{
		{"", t.Profile, "person"}, {"security", t.Security, "lock"},
		{"sessions", t.Sessions, "device"}, {"tokens", t.Tokens, "key"},
	}
}

func (p *accountPage) Render() app.UI {
	t := text.T().Account
	parts, part := accountParts(), p.part
	if account, _ := p.env.session.current(); account != nil && account.Owes() {
		parts, part = parts[1:2], parts[1].path // the others are refused
	}
	return p.env.frame(frame{}, inParts("/account", t.Title, t.Parts, parts, part, p.shown(part)), &sureDialog{env: p.env})
}

func (p *accountPage) shown(part string) app.UI {
	account, _ := p.env.session.current()
	switch {
	case account == nil:
		return nil
	case part == "security":
		return &securityPart{env: p.env}
	case part == "sessions":
		return &sessionsPart{env: p.env}
	case part == "tokens":
		return &tokensPart{env: p.env}
	default:
		return &profilePart{env: p.env}
	}
}

// matter is one matter of the account, with what it is about.
func matter(id, title, why string, body ...app.UI) app.UI {
	return app.Section().ID(id).Class("panel account-section").Aria("labelledby", id+"-title").Body(
		app.Div().Class("account-head").Body(
			app.H2().ID(id+"-title").Text(title),
			app.If(why != "", func() app.UI { return app.P().Class("soft small").Text(why) })),
		app.Div().Class("stack").Body(body...))
}
