package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const keyID = "totp-key"

// keyStep hands a key to the app on somebody's phone, and has it show that it
// got there.
func (d *secondSetting) keyStep() app.UI {
	t := text.T()
	return app.Form().NoValidate(true).OnSubmit(d.confirm).Body(
		app.Div().Class("dialog-body stack").Body(
			app.P().Text(t.Security.Scan),
			qrCode(d.key.URL, t.Security.ScanLabel),
			app.Div().Class("stack stack-s").Body(
				app.P().Class("soft small").Text(t.Security.ByHand),
				app.Div().Class("secret-row").Body(
					app.Code().ID(keyID).Class("secret").Text(spaced(d.key.Secret)),
					d.part.env.copyButton(keyID, t.Security.CopyKey, d.key.Secret))),
			d.form.notice(),
			field{id: codeID, name: "code", label: t.Security.CodeNow, kind: "text", complete: "one-time-code",
				err: d.form.errs[codeID], digits: true}.UI()),
		app.Div().Class("dialog-foot").Body(
			app.Button().Type("button").Class("button").Text(t.Common.Cancel).
				OnClick(func(app.Context, app.Event) { closeDialog(secondDialogID) }),
			submit(t.Security.SwitchOn, d.form.busy)))
}

// spaced breaks a key into groups of four, as one types it.
func spaced(secret string) string {
	var groups []string
	for len(secret) > 4 {
		groups, secret = append(groups, secret[:4]), secret[4:]
	}
	return strings.Join(append(groups, secret), " ")
}

func (d *secondSetting) confirm(_ app.Context, e app.Event) {
	e.PreventDefault()
	ctx := d.part.ctx
	if d.form.busy {
		return
	}
	t := text.T()
	code := shared.TOTPCode{Code: strings.TrimSpace(value(codeID))}
	d.form.clear()
	if code.Code == "" {
		d.form.errs[codeID] = t.SignIn.NeedCode
		d.form.focusFirst(ctx, codeID)
		return
	}
	d.form.busy = true
	env := d.part.env
	ctx.Async(func() {
		codes, err := env.client.ConfirmTOTP(ctx, code)
		env.note(ctx, err)
		if err == nil {
			env.session.check(ctx)
		}
		ctx.Dispatch(func(ctx app.Context) {
			d.form.busy = false
			if err != nil {
				d.form.refused(ctx, err, func(_, _ string) string { return t.Security.WrongFirst })
				return
			}
			d.keep(ctx, codes)
		})
	})
}
