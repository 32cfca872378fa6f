package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// forgotPage is where somebody who forgot their password asks for a link. What
// it says afterwards is the same whoever has the address: nobody learns here
// who has an account.
type forgotPage struct {
	app.Compo
	env  *env
	ctx  app.Context
	form doorForm
	sent string // the address that a link went to
}

func (p *forgotPage) OnMount(ctx app.Context) {
	p.ctx = ctx
	arrive(text.T().Links.ForgotTitle)
	fill("email", p.env.typed)
	focus("email")
}

func (p *forgotPage) Render() app.UI {
	t := text.T().Links
	if p.sent != "" {
		return door(t.Sent, t.SentWhy(p.sent),
			app.P().Class("notice").Body(Icon("clock").UI(), app.Span().Text(t.SentHint)),
			app.A().Class("button button-primary").Href("/login").Text(t.ToSignIn),
			app.Button().Type("button").Class("button").Text(t.OtherAddress).OnClick(func(app.Context, app.Event) {
				p.sent = ""
				p.ctx.Defer(func(app.Context) { focus("email") })
			}))
	}
	return door(t.ForgotTitle, t.ForgotWhy,
		app.Form().NoValidate(true).OnSubmit(p.submit).Body(
			p.form.notice(),
			field{id: "email", name: "email", label: text.T().Door.Email, kind: "email", complete: "username",
				err: p.form.errs["email"]}.UI(),
			submit(t.Send, p.form.busy)),
		app.P().Class("door-else").Body(app.A().Href("/login").Text(t.ToSignIn)))
}

func (p *forgotPage) submit(_ app.Context, e app.Event) {
	e.PreventDefault()
	ctx := p.ctx
	if p.form.busy {
		return
	}
	email := strings.TrimSpace(value("email"))
	p.form.clear()
	if email == "" {
		p.form.errs["email"] = text.T().Door.NeedEmail
	} else if (shared.Forgot{Email: email}).Validate() != nil {
		p.form.errs["email"] = text.T().Door.BadEmail
	}
	if p.form.focusFirst(ctx, "email") {
		return
	}
	p.form.busy = true
	ctx.Async(func() {
		err := p.env.client.Forgot(ctx, email)
		p.env.reach.note(err)
		ctx.Dispatch(func(ctx app.Context) {
			p.form.busy = false
			if err != nil {
				p.form.err = explain(err)
				return
			}
			p.sent = email
			ctx.Defer(func(app.Context) { focus("main") })
		})
	})
}
