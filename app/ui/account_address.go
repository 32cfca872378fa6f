package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// address is where somebody's address is verified and changed.
type address struct {
	part     *profilePart
	form     doorForm
	changing bool
	busy     bool   // having the mail sent again
	said     string // what has been sent
	err      string // about that mail
}

func (d *address) UI(account shared.Account) app.UI {
	t := text.T().Account
	badge, class := t.Verified, "badge badge-good"
	if !account.Verified {
		badge, class = t.Unverified, "badge badge-warn"
	}
	return matter("address", t.Address, "",
		app.Div().Class("row account-now").Body(
			app.Span().Class("account-fact").Text(account.Email),
			app.Span().Class(class).Text(badge)),
		app.Div().Role("status").Body(app.If(d.said != "", func() app.UI {
			return app.Div().Class("notice notice-good").Body(Icon("check").UI(), app.Span().Text(d.said))
		})),
		app.Div().Body(app.If(!account.Verified && d.said == "", func() app.UI { return d.verify(account) })),
		app.Div().Body(
			app.If(d.changing, func() app.UI { return d.change(account) }).Else(func() app.UI {
				return app.Button().Type("button").ID("address-change").Class("button").Text(t.ChangeAddress).
					OnClick(func(app.Context, app.Event) {
						d.changing, d.said = true, ""
						d.form.clear()
						d.part.ctx.Defer(func(app.Context) { focus("email") })
					})
			})),
	)
}

// verify says what is still to be done for the address.
func (d *address) verify(account shared.Account) app.UI {
	t := text.T().Account
	again := app.Button().Type("button").ID("verify-again").Class("button button-small").Text(t.SendAgain).OnClick(d.ask)
	if d.busy {
		again = again.Aria("busy", "true").Disabled(true)
	}
	words := t.VerifyWhy(account.Email)
	if d.err != "" {
		words = d.err
	}
	return app.Div().Class("notice notice-warn notice-act").Body(
		Icon("alert").UI(), app.Span().Class("grow").Aria("live", "polite").Text(words), again)
}

func (d *address) ask(app.Context, app.Event) {
	ctx := d.part.ctx
	if d.busy {
		return
	}
	d.busy, d.err = true, ""
	env := d.part.env
	ctx.Async(func() {
		err := env.client.AskToVerify(ctx)
		env.note(ctx, err)
		if shared.CodeOf(err) == shared.CodeConflict { // it is verified, elsewhere
			env.session.check(ctx)
		}
		ctx.Dispatch(func(app.Context) {
			d.busy = false
			if account, _ := env.session.current(); err == nil && account != nil {
				d.said = text.T().Account.SentAgain(account.Email)
			} else if err != nil {
				d.err = explain(err)
			}
		})
	})
}

func (d *address) change(account shared.Account) app.UI {
	t := text.T()
	return app.Form().NoValidate(true).Class("stack").OnSubmit(d.submit).Body(
		app.P().Class("soft small").Text(t.Account.ChangeWhy),
		d.form.notice(),
		field{id: "email", name: "email", label: t.Account.NewAddress, kind: "email", complete: "email",
			err: d.form.errs["email"]}.UI(),
		d.form.proof(account),
		app.Div().Class("row").Body(
			submit(t.Account.AskBoth, d.form.busy),
			app.Button().Type("button").Class("button").Text(t.Common.Cancel).OnClick(func(app.Context, app.Event) { d.close() })))
}

func (d *address) close() {
	d.changing = false
	d.part.ctx.Defer(func(app.Context) { focus("address-change") })
}

func (d *address) submit(_ app.Context, e app.Event) {
	e.PreventDefault()
	ctx := d.part.ctx
	env := d.part.env
	account, _ := env.session.current()
	if d.form.busy || account == nil {
		return
	}
	d.form.clear()
	c := shared.EmailChange{Email: strings.TrimSpace(value("email"))}
	switch {
	case c.Email == "":
		d.form.errs["email"] = text.T().Door.NeedEmail
	case c.Validate() != nil:
		d.form.errs["email"] = text.T().Door.BadEmail
	case c.Email == account.Email:
		d.form.errs["email"] = text.T().Account.SameAddress
	}
	proof, ok := d.form.proven(ctx, *account)
	if d.form.focusFirst(ctx, "email") || !ok {
		return
	}
	c.Password = proof.Password
	d.form.busy = true
	ctx.Async(func() {
		err := env.surely(ctx, c.Password, func() error { return env.client.ChangeEmail(ctx, c) })
		env.note(ctx, err)
		ctx.Dispatch(func(ctx app.Context) {
			d.form.busy = false
			if err != nil {
				d.form.unproven(ctx, err)
				return
			}
			d.said = text.T().Account.AskedBoth(account.Email, c.Email)
			d.close()
		})
	})
}
