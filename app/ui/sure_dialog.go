package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const (
	sureDialogID   = "sure"
	surePasswordID = "sure-password"
	sureCodeID     = "sure-code"
)

// sureDialog is where somebody shows once more that it is them. Who signs in
// elsewhere and has nothing to show here is led to do that again.
type sureDialog struct {
	app.Compo
	watcher
	env  *env
	ctx  app.Context
	form doorForm
	open bool
}

func (d *sureDialog) OnMount(ctx app.Context) {
	d.ctx = ctx
	d.watch(ctx, &d.env.session.changed)
	d.stops = append(d.stops, d.env.sure.changed.listen(func() { ctx.Dispatch(d.begin) }))
}

func (d *sureDialog) OnDismount() {
	d.env.sure.settle(false)
	d.watcher.OnDismount()
}

func (d *sureDialog) begin(ctx app.Context) {
	asked, account := d.env.sure.current(), d.account()
	if asked == nil {
		return
	}
	d.form, d.open = doorForm{again: !account.Password && !account.TOTP}, true
	openDialog(ctx, sureDialogID)
	ctx.Defer(func(app.Context) {
		fill(surePasswordID, asked.password)
		if asked.password == "" && account.Password {
			focus(surePasswordID)
		} else {
			focus(sureCodeID)
		}
	})
}

func (d *sureDialog) account() shared.Account {
	if account, _ := d.env.session.current(); account != nil {
		return *account
	}
	return shared.Account{}
}

func (d *sureDialog) Render() app.UI {
	t := text.T()
	account := d.account()
	return dialog{id: sureDialogID, title: t.Security.Sure, env: d.env, shut: !d.open,
		closed: func(app.Context, app.Event) {
			d.open = false
			d.env.sure.settle(false)
		}}.UI(
		app.If(d.open, func() app.UI {
			return app.Form().NoValidate(true).OnSubmit(d.submit).Body(
				app.Div().Class("dialog-body stack").Body(
					app.P().Text(t.Security.SureWhy),
					d.form.notice(),
					app.Div().Body(app.If(account.Password, func() app.UI {
						return d.form.secret(surePasswordID, t.Security.Yours, "current-password", "")
					})),
					app.Div().Body(app.If(account.TOTP, func() app.UI {
						return field{id: sureCodeID, name: "code", label: t.Security.SureCode, kind: "text", complete: "one-time-code",
							err: d.form.errs[sureCodeID]}.UI()
					}))),
				app.Div().Class("dialog-foot").Body(
					app.Button().Type("button").Class("button").Text(t.Common.Cancel).
						OnClick(func(app.Context, app.Event) { closeDialog(sureDialogID) }),
					app.If(account.Password || account.TOTP, func() app.UI { return submit(t.SignIn.Continue, d.form.busy) })))
		}))
}

func (d *sureDialog) submit(_ app.Context, e app.Event) {
	e.PreventDefault()
	ctx, account := d.ctx, d.account()
	if d.form.busy {
		return
	}
	t := text.T()
	c := shared.Confirmation{Password: value(surePasswordID), Code: strings.TrimSpace(value(sureCodeID))}
	d.form.clear()
	if account.Password && c.Password == "" {
		d.form.errs[surePasswordID] = t.Door.NeedPassword
	}
	if account.TOTP && c.Code == "" {
		d.form.errs[sureCodeID] = t.SignIn.NeedCode
	}
	if d.form.focusFirst(ctx, surePasswordID, sureCodeID) {
		return
	}
	d.form.busy = true
	env := d.env
	ctx.Async(func() {
		err := env.client.Confirm(ctx, c)
		env.note(ctx, err)
		ctx.Dispatch(func(ctx app.Context) {
			d.form.busy = false
			switch {
			case err == nil:
				env.sure.settle(true)
				closeDialog(sureDialogID)
			case about(err, "password"):
				d.form.errs[surePasswordID] = t.Security.WrongPassword
			case about(err, "code"):
				d.form.errs[sureCodeID] = t.SignIn.WrongCode
			default:
				d.form.err = explain(err)
			}
			d.form.focusFirst(ctx, surePasswordID, sureCodeID)
		})
	})
}
