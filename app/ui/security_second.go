package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const (
	secondDialogID = "second-factor"
	secondDoID     = "second-do"
)

// secondSetting is where the second factor is switched on and off. What is done
// takes place in a dialog, a step after the other.
type secondSetting struct {
	part  *securityPart
	form  doorForm
	step  secondAct
	after secondAct      // what the password is asked for
	key   shared.TOTPKey // for the app
	codes []string       // shown now or never
}

// secondAct is what the dialog is at.
type secondAct int

const (
	notAtIt   secondAct = iota
	proving             // the password, for what comes after
	scanning            // the key goes to the app
	keeping             // the recovery codes go somewhere safe
	renewing            // only ever after
	switchOff           // only ever after
)

func (d *secondSetting) UI(account shared.Account) app.UI {
	t := text.T().Security
	return app.Div().Body(
		matter("second-part", t.Second, t.SecondWhy,
			app.Div().Class("row account-now").Body(
				app.If(account.TOTP, func() app.UI {
					return app.Span().Class("badge badge-good").Text(t.SecondOn)
				}).Else(func() app.UI { return app.Span().Class("badge").Text(t.SecondOff) })),
			app.Div().Class("account-acts").Body(
				app.If(account.TOTP, func() app.UI {
					return d.button("second-codes", "button", t.NewCodes, renewing)
				}).Else(func() app.UI { return d.button("second-on", "button button-primary", t.SetUp, scanning) }),
				app.If(account.TOTP && !account.Demanded, func() app.UI {
					return d.button("second-off", "button button-risk", t.SwitchOff, switchOff)
				})),
			app.Div().Body(app.If(account.TOTP && account.Demanded, func() app.UI {
				return app.P().ID("second-stays").Class("soft small").Text(t.Stays)
			}))),
		d.dialog(account))
}

func (d *secondSetting) button(id, class, label string, after secondAct) app.UI {
	return app.Button().Type("button").ID(id).Class(class).Text(label).OnClick(func(ctx app.Context, _ app.Event) {
		*d = secondSetting{part: d.part, step: proving, after: after}
		openDialog(ctx, secondDialogID)
		ctx.Defer(func(app.Context) {
			focus(secondDoID) // without a password there is nothing to fill in
			focus("password")
		})
	}, app.EventScope(id))
}

func (d *secondSetting) dialog(account shared.Account) app.UI {
	t := text.T().Security
	title := t.Second
	if d.step == keeping {
		title = t.CodesTitle
	}
	// What is in it is of another kind at each step, so that nothing is carried
	// over from the fields of one to those of the next.
	return dialog{id: secondDialogID, title: title, env: d.part.env, shut: d.step == notAtIt,
		closed: func(app.Context, app.Event) { d.close() }}.UI(
		app.If(d.step == proving, func() app.UI { return d.proofStep(account) }).
			ElseIf(d.step == scanning, func() app.UI { return app.Section().Body(d.keyStep()) }).
			ElseIf(d.step == keeping, func() app.UI { return app.Div().Body(d.codesStep()) }))
}

// close is called when the dialog is closed, however that was. Codes that were
// shown are gone then.
func (d *secondSetting) close() {
	kept := d.step == keeping
	d.step, d.codes, d.key = notAtIt, nil, shared.TOTPKey{}
	if at := app.Window().URL(); kept && at.Query().Has("next") {
		d.part.ctx.Navigate(next(at)) // where they wanted to go when it was asked for
	}
}

func (d *secondSetting) proofStep(account shared.Account) app.UI {
	t := text.T()
	why, label, class := "", t.SignIn.Continue, ""
	switch d.after {
	case scanning:
		why = t.Security.NeedApp
	case renewing:
		why = t.Security.NewCodesWhy
	case switchOff:
		why, label, class = t.Security.SwitchOffSure, t.Security.SwitchOffDo, "button-danger"
	}
	return app.Form().NoValidate(true).OnSubmit(d.prove).Body(
		app.Div().Class("dialog-body stack").Body(
			app.Div().Body(app.If(why != "", func() app.UI { return app.P().Text(why) })),
			d.form.notice(),
			d.form.proof(account)),
		app.Div().Class("dialog-foot").Body(
			app.Button().Type("button").Class("button").Text(t.Common.Cancel).
				OnClick(func(app.Context, app.Event) { closeDialog(secondDialogID) }),
			submit(label, d.form.busy).ID(secondDoID).Class(class)))
}

// prove does what the password was asked for.
func (d *secondSetting) prove(_ app.Context, e app.Event) {
	e.PreventDefault()
	ctx := d.part.ctx
	env := d.part.env
	account, _ := env.session.current()
	if d.form.busy || account == nil {
		return
	}
	d.form.clear()
	proof, ok := d.form.proven(ctx, *account)
	if !ok {
		return
	}
	d.form.busy = true
	after := d.after
	ctx.Async(func() {
		var key shared.TOTPKey
		var codes []string
		err := env.surely(ctx, proof.Password, func() (err error) {
			switch after {
			case scanning:
				key, err = env.client.StartTOTP(ctx, proof)
			case renewing:
				codes, err = env.client.RenewRecovery(ctx, proof)
			case switchOff:
				err = env.client.EndTOTP(ctx, proof)
			}
			return err
		})
		env.note(ctx, err)
		if err == nil && after == switchOff || shared.CodeOf(err) == shared.CodeConflict {
			env.session.check(ctx) // it is on, or off, in another window
		}
		ctx.Dispatch(func(ctx app.Context) { d.proved(ctx, key, codes, err) })
	})
}

func (d *secondSetting) proved(ctx app.Context, key shared.TOTPKey, codes []string, err error) {
	d.form.busy = false
	switch {
	case d.step != proving: // closed meanwhile
	case err != nil:
		d.form.unproven(ctx, err)
	case d.after == scanning:
		d.step, d.key = scanning, key
		ctx.Defer(func(app.Context) { focus(codeID) })
	case d.after == renewing:
		d.keep(ctx, codes)
	default:
		closeDialog(secondDialogID)
		d.part.env.toasts.say(text.T().Security.SwitchedOff)
	}
}
