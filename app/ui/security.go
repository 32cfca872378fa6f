package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// securityPart is what guards an account: the password and the second factor.
type securityPart struct {
	app.Compo
	watcher
	env      *env
	ctx      app.Context // its own: those of buttons end with them
	password passwordChange
	second   secondSetting
}

func (p *securityPart) OnInit() { p.password.part, p.second.part = p, p }

func (p *securityPart) OnMount(ctx app.Context) {
	p.ctx = ctx
	p.watch(ctx, &p.env.session.changed)
}

func (p *securityPart) Render() app.UI {
	account, _ := p.env.session.current()
	if account == nil {
		return app.Div()
	}
	return app.Div().Class("account-sections").Body(
		app.Div().Body(app.If(account.Owes(), owed).Else(func() app.UI { return p.password.UI(*account) })),
		p.second.UI(*account))
}

// owed says why there is nothing to be done but one thing.
func owed() app.UI {
	return app.Div().ID("second-owed").Class("notice notice-warn").Role("status").
		Body(Icon("lock").UI(), app.Span().Text(text.T().Security.Owed))
}

const keepTokensID = "keep-tokens"

// passwordChange is where a password is changed, or a first one set.
type passwordChange struct {
	part *securityPart
	form doorForm
}

func (d *passwordChange) UI(account shared.Account) app.UI {
	t := text.T()
	why, label := t.Security.PasswordWhy, t.Security.ChangePassword
	if !account.Password {
		why, label = t.Security.NoPasswordWhy, t.Security.SetPassword
	}
	return matter("password-part", t.Security.Password, why,
		app.Form().NoValidate(true).Class("stack").OnSubmit(d.submit).Body(
			d.form.notice(),
			// For password managers, which keep it with the password.
			app.Input().Type("email").Name("username").Class("hush").Attr("autocomplete", "username").
				Attr("value", account.Email).Attr("tabindex", "-1").Attr("readonly", true).Aria("hidden", true),
			app.Div().Body(app.If(account.Password, func() app.UI {
				return d.form.secret("current", t.Security.Current, "current-password", "")
			})),
			d.form.secret("new", t.Links.NewPassword, "new-password", t.Door.PasswordRule(shared.MinPassword)),
			app.Label().Class("setting").Body(
				app.Input().Type("checkbox").ID(keepTokensID).Aria("describedby", keepTokensID+"-why"),
				app.Span().Class("setting-words").Body(
					app.Span().Text(t.Security.KeepTokens),
					app.Span().ID(keepTokensID+"-why").Class("field-hint").Text(t.Security.KeepTokensWhy))),
			app.Div().Class("row").Body(submit(label, d.form.busy))))
}

func (d *passwordChange) submit(_ app.Context, e app.Event) {
	e.PreventDefault()
	ctx := d.part.ctx
	env := d.part.env
	account, _ := env.session.current()
	if d.form.busy || account == nil {
		return
	}
	t := text.T()
	c := shared.PasswordChange{Current: value("current"), Password: value("new"), KeepTokens: ticked(keepTokensID)}
	d.form.clear()
	if account.Password && c.Current == "" {
		d.form.errs["current"] = t.Door.NeedPassword
	}
	d.form.errs["new"] = newPasswordError(c.Password, "")
	if d.form.focusFirst(ctx, "current", "new") {
		return
	}
	d.form.busy = true
	ctx.Async(func() {
		err := env.surely(ctx, c.Current, func() error { return env.client.ChangePassword(ctx, c) })
		env.note(ctx, err)
		if err == nil {
			env.session.check(ctx) // there is one now
		}
		ctx.Dispatch(func(ctx app.Context) {
			d.form.busy = false
			if err == nil {
				d.changed(account.Password)
				return
			}
			d.form.refused(ctx, err, func(field, message string) string {
				if field == "current" {
					return t.Security.WrongPassword
				}
				return newPasswordError(c.Password, message)
			})
			// The server calls it by another name than the field has here.
			if why := d.form.errs["password"]; why != "" {
				d.form.errs["new"] = why
				d.form.focusFirst(ctx, "new")
			}
		})
	})
}

func (d *passwordChange) changed(had bool) {
	fill("current", "")
	fill("new", "")
	tick(keepTokensID, false)
	d.form.shown = nil
	t := text.T().Security
	if had {
		d.part.env.toasts.say(t.PasswordChanged)
	} else {
		d.part.env.toasts.say(t.PasswordSet)
	}
}
