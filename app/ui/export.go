package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const exportDialogID = "export"

// exportDialog offers the board as a file. The browser fetches it by itself: the
// app would have to hold all of it.
type exportDialog struct {
	page  *boardPage
	shown bool
}

func (d *exportDialog) open(app.Context, app.Event) {
	d.shown = true
	openDialog(d.page.ctx, exportDialogID)
}

func (d *exportDialog) UI() app.UI {
	t := text.T().Share
	closed := func(app.Context, app.Event) { d.shown = false }
	return dialog{id: exportDialogID, title: t.Export, closed: closed, env: d.page.env, shut: !d.shown}.UI(
		app.If(d.shown, func() app.UI {
			return app.Div().Class("dialog-body stack").Body(
				app.P().Class("soft").Text(t.ExportHow),
				d.as("json", "board", t.JSON, t.JSONWhy),
				d.as("csv", "table", t.CSV, t.CSVWhy),
				app.P().Class("small faint").Text(t.Noted))
		}))
}

// as is one of the forms.
func (d *exportDialog) as(format string, icon Icon, words, why string) app.UI {
	return app.A().ID("export-"+format).Class("export-as").Href(exportPath(d.page.id, format)).Attr("download", "board."+format).
		OnClick(func(app.Context, app.Event) { closeDialog(exportDialogID) }, app.EventScope(format)).Body(
		app.Span().Class("export-icon").Body(icon.UI()),
		app.Span().Class("export-words").Body(
			app.Span().Class("export-name").Text(words),
			app.Span().Class("small soft").Text(why)),
		Icon("download").UI())
}

func exportPath(board shared.BoardID, format string) string {
	return shared.Prefix + "/boards/" + string(board) + "/export?format=" + format
}
