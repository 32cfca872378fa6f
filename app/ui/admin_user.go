package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// row is one account with what can be done about it.
func (p *adminUsers) row(user shared.UserRecord) app.UI {
	t := text.T()
	if p.sure != notAsked && p.about == user.ID {
		return p.question(user)
	}
	now := localNow()
	seen := t.Admin.Unseen
	if user.LastSeenAt != nil {
		seen = t.Admin.Seen(t.Dates.Ago(inZone(*user.LastSeenAt), now))
	}
	badge := func(is bool, class, words string) app.UI {
		return app.If(is, func() app.UI { return app.Span().Class("badge", class).Text(words) })
	}
	return app.Li().Class("entry user-entry").DataSet("user", user.ID).Body(
		avatar(user.ID, user.Name, "avatar-l"),
		app.Div().Class("entry-words").Body(
			app.Div().Class("entry-name").Body(
				app.Span().Text(user.Name),
				badge(user.Admin, "badge-accent", t.Admin.Admin),
				badge(user.Disabled, "badge-danger", t.Admin.Disabled),
				badge(!user.Verified, "badge-warn", t.Admin.Unverified),
				badge(user.TOTP, "badge-good", t.Admin.Second)),
			app.Div().Class("entry-facts").Body(
				app.Span().Class("user-email").Text(user.Email),
				app.Span().Text(t.Admin.Boards(user.Boards)),
				app.Span().Text(seen),
				app.Span().Title(t.Dates.Full(inZone(user.CreatedAt))).Text(t.Admin.Since(t.Dates.Ago(inZone(user.CreatedAt), now))))),
		p.menu(user),
		app.If(p.given == user.ID, func() app.UI {
			return app.Div().Class("member-link").Body(
				app.Div().Class("secret-row").Body(
					app.Code().ID("reset-link").Class("secret").Aria("label", t.Admin.ResetLink(user.Name)).Text(p.link),
					p.env.copyButton("reset-link", t.Card.Copy, p.link)),
				app.P().Class("field-hint").Text(t.Admin.ResetWhy))
		}))
}

func (p *adminUsers) menu(user shared.UserRecord) app.UI {
	t := text.T().Admin
	account, _ := p.env.session.current()
	self := account != nil && account.ID == user.ID
	id, scope := "user-menu-"+string(user.ID), string(user.ID)+strconv.FormatBool(user.Admin)+strconv.FormatBool(user.Disabled)+strconv.FormatBool(user.TOTP)
	item := func(name string, icon Icon, class, words, why string, do func()) app.UI {
		return app.Button().Type("button").DataSet("does", name).Class("menu-item", class).Role("menuitem").Disabled(why != "").Title(why).
			Body(icon.UI(), app.Span().Text(words)).
			OnClick(func(app.Context, app.Event) { do() }, app.EventScope(scope+name))
	}
	ask := func(what sureness) func() {
		return func() {
			p.sure, p.about = what, user.ID
			p.ctx.Defer(func(app.Context) { focus("user-sure") })
		}
	}
	notSelf := ""
	if self {
		notSelf = t.NotSelf
	}
	disable := item("disable", "lock", "menu-item-danger", t.Disable, notSelf, ask(sureDisable))
	if user.Disabled {
		no := false
		disable = item("enable", "check", "", t.Enable, "", func() {
			p.change(user, shared.UserChange{Disabled: &no}, t.EnabledNow(user.Name))
		})
	}
	admin := item("make", "shield", "", t.MakeAdmin, "", ask(sureMake))
	if user.Admin {
		admin = item("take", "shield", "", t.TakeAdmin, "", ask(sureTake))
	}
	button := app.Button().Type("button").Class("button button-quiet button-icon user-more").Attr("popovertarget", id).
		Aria("haspopup", "menu").Aria("label", t.Menu(user.Name)).Body(Icon("dots").UI())
	if p.busy == user.ID {
		button = button.Aria("busy", "true").Disabled(true)
	}
	return app.Div().Class("menu-anchor").Body(button,
		app.Div().ID(id).Class("menu").Attr("popover", "auto").Role("menu").Body(
			item("reset", "key", "", t.Reset, "", func() { p.reset(user) }),
			app.Div().Body(app.If(!self, func() app.UI { // one's own are in one's account
				return item("sessions", "device", "", t.Sessions, "", func() { p.sessions.open(user) })
			})),
			app.Div().Body(app.If(!self && user.TOTP, func() app.UI {
				return item("lost", "phone", "", t.Lose, "", ask(sureLost))
			})),
			app.A().Class("menu-item").Role("menuitem").Href("/admin/audit?user="+string(user.ID)).
				Body(Icon("list").UI(), app.Span().Text(t.Log)),
			app.Hr().Class("menu-line"),
			admin, disable))
}

// question asks before something is done that somebody would notice.
func (p *adminUsers) question(user shared.UserRecord) app.UI {
	t := text.T()
	yes, no := true, false
	change := func(change shared.UserChange, said string) func() { return func() { p.change(user, change, said) } }
	words, label, do := t.Admin.DisableSure(user.Name), t.Admin.DisableDo, change(shared.UserChange{Disabled: &yes}, t.Admin.DisabledNow(user.Name))
	switch p.sure {
	case sureMake:
		words, label, do = t.Admin.MakeSure(user.Name), t.Admin.MakeAdminDo, change(shared.UserChange{Admin: &yes}, t.Admin.AdminNow(user.Name))
	case sureTake:
		words, label, do = t.Admin.TakeSure(user.Name), t.Admin.TakeAdminDo, change(shared.UserChange{Admin: &no}, t.Admin.AdminGone(user.Name))
	case sureLost:
		words, label, do = t.Admin.LoseSure(user.Name), t.Admin.LoseDo, func() { p.lose(user) }
	}
	scope := string(user.ID) + strconv.Itoa(int(p.sure))
	return app.Li().Class("entry entry-sure").DataSet("user", user.ID).Body(
		app.P().Class("grow").Role("alert").Text(words),
		app.Button().Type("button").Class("button").Text(t.Common.Cancel).
			OnClick(func(app.Context, app.Event) {
				p.sure, p.about = notAsked, ""
				p.ctx.Defer(func(app.Context) { focus("user-list") })
			}, app.EventScope(scope)),
		app.Button().Type("button").ID("user-sure").Class("button button-danger").Text(label).
			OnClick(func(app.Context, app.Event) { do() }, app.EventScope(scope)))
}
