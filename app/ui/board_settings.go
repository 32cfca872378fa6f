package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const (
	settingsDialogID = "board-settings"
	picsAddID        = "setting-pics-add"
	picsTakeID       = "setting-pics-take"
)

// settingsDialog is what a supervisor decides for the whole board. Each box
// holds at once.
type settingsDialog struct {
	page  *boardPage
	shown bool
}

func (d *settingsDialog) open(ctx app.Context, _ app.Event) {
	d.shown = true
	openDialog(ctx, settingsDialogID)
	d.page.later(func() {
		focus(picsAddID)
		d.sync()
	})
}

func (d *settingsDialog) UI() app.UI {
	t := text.T().Board
	return dialog{id: settingsDialogID, title: t.Settings, closed: func(app.Context, app.Event) { d.shown = false }}.UI(
		app.If(d.shown, func() app.UI {
			may := d.page.may(shared.CanManage)
			return app.Div().Class("dialog-body stack").Body(
				app.If(!may, func() app.UI { return app.P().Class("notice").Text(t.SettingsOnly) }),
				d.box(picsAddID, t.PICsAdd, t.PICsAddWhy, may),
				d.box(picsTakeID, t.PICsTake, t.PICsTakeWhy, may),
			)
		}))
}

func (d *settingsDialog) box(id, label, why string, may bool) app.UI {
	return app.Label().Class("setting").Body(
		app.Input().Type("checkbox").ID(id).Disabled(!may).Aria("describedby", id+"-why").OnChange(d.change),
		app.Span().Class("setting-words").Body(
			app.Span().Text(label),
			app.Span().ID(id+"-why").Class("field-hint").Text(why)),
	)
}

func (d *settingsDialog) change(ctx app.Context, _ app.Event) {
	settings := d.page.board.View().Board().Settings
	settings.PICsAddCards, settings.PICsTakeCards = ticked(picsAddID), ticked(picsTakeID)
	d.page.act(ctx, shared.EditBoard{Settings: &settings})
	d.sync()
}

// sync sets the boxes to what holds.
func (d *settingsDialog) sync() {
	if !d.shown || d.page.board == nil {
		return
	}
	settings := d.page.board.View().Board().Settings
	tick(picsAddID, settings.PICsAddCards)
	tick(picsTakeID, settings.PICsTakeCards)
}

func ticked(id string) bool {
	box := app.Window().GetElementByID(id)
	return box.Truthy() && box.Get("checked").Bool()
}

func tick(id string, on bool) {
	if box := app.Window().GetElementByID(id); box.Truthy() {
		box.Set("checked", on)
	}
}
