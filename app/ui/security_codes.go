package ui

import (
	"net/url"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
)

const (
	codesID     = "recovery-codes"
	codesKeptID = "codes-kept"
)

// keep shows recovery codes, also where the dialog was closed while they were
// made: they can't be had again.
func (d *secondSetting) keep(ctx app.Context, codes []string) {
	d.step, d.codes = keeping, codes
	openDialog(ctx, secondDialogID)
	ctx.Defer(func(app.Context) { focus(codesID) })
}

// codesStep is where the codes are taken somewhere safe.
func (d *secondSetting) codesStep() app.UI {
	t := text.T().Security
	all := strings.Join(d.codes, "\n") + "\n"
	return app.Div().Class("dialog-content").Body(
		app.Div().Class("dialog-body stack").Body(
			app.P().Text(t.CodesWhy),
			app.Ol().ID(codesID).Class("codes").TabIndex(-1).Aria("label", t.CodesTitle).Body(
				app.Range(d.codes).Slice(func(i int) app.UI { return app.Li().Body(app.Code().Text(d.codes[i])) })),
			app.Div().Class("account-acts").Body(
				d.part.env.copyButton(codesID, t.Copy, all),
				app.A().ID("codes-download").Class("button").Attr("download", t.CodesFile).
					Href("data:text/plain;charset=utf-8,"+url.PathEscape(all)).
					Body(Icon("download").UI(), app.Text(t.Download)))),
		app.Div().Class("dialog-foot").Body(
			app.Button().Type("button").ID(codesKeptID).Class("button button-primary").Text(t.CodesKept).
				OnClick(func(app.Context, app.Event) { closeDialog(secondDialogID) })))
}
