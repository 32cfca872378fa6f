package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/client"
	"incharge/app/text"
	"incharge/shared"
)

// resetPage is where the link to a new password leads: /reset#token. The token
// is in the fragment, as with an invitation.
type resetPage struct {
	app.Compo
	env   *env
	ctx   app.Context
	form  doorForm
	token string
	over  bool // the link is no longer good
	done  bool
}

func (p *resetPage) OnMount(ctx app.Context) {
	p.ctx = ctx
	arrive(text.T().Links.ResetTitle)
}

// OnNav is called for another link on the same page, too.
func (p *resetPage) OnNav(ctx app.Context) {
	if token := app.Window().URL().Fragment; token != "" && token != p.token {
		p.token, p.over, p.done = token, false, false
		ctx.Defer(func(app.Context) { focus("password") })
	}
}

func (p *resetPage) Render() app.UI {
	t := text.T().Links
	switch {
	case p.done:
		return door(t.Reset, t.ResetDone, app.A().Class("button button-primary").Href("/login").Text(text.T().Door.SignIn))
	case p.token == "" || p.over:
		return linkOver(p.token == "", t.OverWhy,
			app.A().Class("button button-primary").Href("/forgot").Text(t.NewLink),
			app.P().Class("door-else").Body(app.A().Href("/login").Text(t.ToSignIn)))
	}
	return door(t.ResetTitle, t.ResetWhy,
		app.Form().NoValidate(true).OnSubmit(p.submit).Body(
			p.form.notice(),
			p.form.password(t.NewPassword, "new-password", text.T().Door.PasswordRule(shared.MinPassword)),
			submit(t.SetPassword, p.form.busy)))
}

// linkOver is the page of a link that can't be followed (any more).
func linkOver(missing bool, why string, ways ...app.UI) app.UI {
	t := text.T().Links
	if missing {
		return door(t.Missing, t.MissingWhy, ways...)
	}
	return door(t.Over, why, ways...)
}

func (p *resetPage) submit(_ app.Context, e app.Event) {
	e.PreventDefault()
	ctx := p.ctx
	if p.form.busy {
		return
	}
	r := shared.Reset{Token: p.token, Password: value("password")}
	p.form.clear()
	p.form.errs["password"] = newPasswordError(r.Password, "")
	if p.form.focusFirst(ctx, "password") {
		return
	}
	p.form.busy = true
	ctx.Async(func() {
		err := p.env.client.Reset(ctx, r)
		p.env.reach.note(err)
		if err == nil {
			p.env.session.check(ctx) // whoever was signed in here is not any more
		}
		ctx.Dispatch(func(ctx app.Context) {
			p.form.busy = false
			switch {
			case err == nil:
				p.done = true
			case client.Missing(err) || about(err, "token"):
				p.over = true
			default:
				p.form.refused(ctx, err, func(_, message string) string { return newPasswordError(r.Password, message) })
				return
			}
			dropFragment()
			ctx.Defer(func(app.Context) { focus("main") })
		})
	})
}
