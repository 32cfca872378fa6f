package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/client"
	"incharge/app/text"
	"incharge/shared"
)

const endingDialogID = "delete-account"

// ending is where somebody deletes their account.
type ending struct {
	part   *profilePart
	shown  bool
	form   doorForm
	barred []string // by these boards
}

func (d *ending) UI(account shared.Account) app.UI {
	t := text.T().Account
	return app.Div().Body(
		matter("danger", t.Danger, t.DeleteWhy,
			app.Div().Body(app.Button().Type("button").ID("delete").Class("button button-risk").
				Body(Icon("trash").UI(), app.Text(t.Delete)).OnClick(d.open))),
		d.dialog(account))
}

func (d *ending) open(ctx app.Context, _ app.Event) {
	*d = ending{part: d.part, shown: true}
	openDialog(ctx, endingDialogID)
	ctx.Defer(func(app.Context) { focus("password") })
}

func (d *ending) dialog(account shared.Account) app.UI {
	t := text.T()
	return dialog{id: endingDialogID, title: t.Account.DeleteTitle,
		closed: func(app.Context, app.Event) { d.shown = false }}.UI(
		app.If(d.shown, func() app.UI {
			end := submit(t.Account.DeleteButton, d.form.busy).Class("button-danger")
			return app.Form().NoValidate(true).OnSubmit(d.submit).Body(
				app.Div().Class("dialog-body stack").Body(
					app.Ul().Class("bullets").Body(app.Range(t.Account.DeleteSure).Slice(func(i int) app.UI {
						return app.Li().Text(t.Account.DeleteSure[i])
					})),
					d.form.notice(),
					app.Div().Role("alert").Body(app.If(len(d.barred) > 0, d.bars)),
					d.form.proof(account)),
				app.Div().Class("dialog-foot").Body(
					app.Button().Type("button").Class("button").Text(t.Common.Cancel).
						OnClick(func(app.Context, app.Event) { closeDialog(endingDialogID) }),
					end))
		}))
}

func (d *ending) bars() app.UI {
	return app.Div().Class("notice notice-danger").Body(
		Icon("alert").UI(),
		app.Div().Body(
			app.P().Text(text.T().Account.DeleteBarred),
			app.Ul().Class("bullets").Body(app.Range(d.barred).Slice(func(i int) app.UI { return app.Li().Text(d.barred[i]) }))))
}

func (d *ending) submit(_ app.Context, e app.Event) {
	e.PreventDefault()
	ctx := d.part.ctx
	env := d.part.env
	account, _ := env.session.current()
	if d.form.busy || account == nil {
		return
	}
	d.form.clear()
	d.barred = nil
	proof, ok := d.form.proven(ctx, *account)
	if !ok {
		return
	}
	d.form.busy = true
	ctx.Async(func() {
		err := env.surely(ctx, proof.Password, func() error { return env.client.DeleteAccount(ctx, proof) })
		env.note(ctx, err)
		if err == nil {
			env.parting = text.T().Account.Deleted
			env.session.forget(ctx) // the header leads to the door
		}
		ctx.Dispatch(func(ctx app.Context) {
			d.form.busy = false
			if err == nil {
				return
			}
			d.barred = client.BarredBy(err)
			switch {
			case len(d.barred) > 0:
			case account.Admin && shared.CodeOf(err) == shared.CodeConflict:
				d.form.err = text.T().Account.LastAdmin
			default:
				d.form.unproven(ctx, err)
			}
		})
	})
}
