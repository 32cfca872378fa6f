package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const (
	settingsDialogID = "board-settings"
	picsAddID        = "setting-pics-add"
	picsTakeID       = "setting-pics-take"
	picsSeeID        = "setting-pics-see"
	picLimitID       = "setting-pic-limit"
	limitsID         = "setting-limits-" // and which of them
)

// settingsDialog is what a supervisor decides for the whole board. What is set
// holds at once.
type settingsDialog struct {
	page  *boardPage
	shown bool
	err   string // about the limit
}

func (d *settingsDialog) open(app.Context, app.Event) {
	d.shown, d.err = true, ""
	openDialog(d.page.ctx, settingsDialogID)
	d.page.later(func() {
		focus(picsAddID)
		d.sync()
	})
}

func (d *settingsDialog) UI() app.UI {
	t := text.T().Board
	closed := func(app.Context, app.Event) { d.shown = false }
	return dialog{id: settingsDialogID, title: t.Settings, closed: closed, env: d.page.env, shut: !d.shown}.UI(
		app.If(d.shown && d.page.board != nil, func() app.UI {
			may := d.page.may(shared.CanManage)
			return app.Div().Class("dialog-body stack").Body(
				app.If(!may, func() app.UI { return app.P().Class("notice").Text(t.SettingsOnly) }),
				app.Div().Body(
					d.box(picsAddID, t.PICsAdd, t.PICsAddWhy, may, func(on bool) shared.SettingsEdit { return shared.SettingsEdit{PICsAddCards: &on} }),
					d.box(picsTakeID, t.PICsTake, t.PICsTakeWhy, may, func(on bool) shared.SettingsEdit { return shared.SettingsEdit{PICsTakeCards: &on} }),
					d.box(picsSeeID, t.PICsSee, t.PICsSeeWhy, may, func(on bool) shared.SettingsEdit { return shared.SettingsEdit{PICsSeeOnlyTheirs: &on} })),
				app.FieldSet().Class("setting-group").Body(
					app.Legend().Class("field-label").Text(t.Limits),
					d.limits(shared.LimitsWarn, t.LimitsWarn, t.LimitsWarnWhy, may),
					d.limits(shared.LimitsRefuse, t.LimitsRefuse, t.RefuseWhy, may)),
				app.Form().NoValidate(true).Class("setting-number").
					OnSubmit(func(ctx app.Context, e app.Event) {
						e.PreventDefault()
						d.setLimit(ctx)
					}).
					OnChange(func(ctx app.Context, _ app.Event) { d.setLimit(ctx) }).Body(
					field{id: picLimitID, name: "pic-limit", label: t.PICLimit, kind: "number", hint: t.PICLimitWhy,
						placeholder: t.NoLimit, err: d.err, disabled: !may, optional: true}.UI()),
				d.grounds(may),
			)
		}))
}

// box is a setting of two; edit is what ticking it asks for.
func (d *settingsDialog) box(id, label, why string, may bool, edit func(on bool) shared.SettingsEdit) app.UI {
	change := func(ctx app.Context, _ app.Event) { d.change(ctx, edit(ticked(id))) }
	return setting(app.Input().Type("checkbox").ID(id).Disabled(!may).OnChange(change), id, label, why)
}

func (d *settingsDialog) limits(which shared.Limits, label, why string, may bool) app.UI {
	id := limitsID + string(which)
	change := func(ctx app.Context, _ app.Event) { d.change(ctx, shared.SettingsEdit{Limits: which}) }
	return setting(app.Input().Type("radio").Name("limits").ID(id).Disabled(!may).OnChange(change), id, label, why)
}

func setting(input app.HTMLInput, id, label, why string) app.UI {
	return app.Label().Class("setting").Body(
		input.Aria("describedby", id+"-why"),
		app.Span().Class("setting-words").Body(
			app.Span().Text(label),
			app.Span().ID(id+"-why").Class("field-hint").Text(why)),
	)
}

func (d *settingsDialog) change(ctx app.Context, edit shared.SettingsEdit) {
	d.page.act(ctx, shared.EditBoard{Settings: &edit})
	d.sync()
}

func (d *settingsDialog) setLimit(ctx app.Context) {
	if d.page.board == nil {
		return
	}
	limit := 0 // none
	if words := strings.TrimSpace(value(picLimitID)); words != "" || badInput(picLimitID) {
		n, err := strconv.Atoi(words)
		if err != nil || n < 1 || n > shared.MaxWIPLimit {
			d.err = text.T().Board.BadLimit(shared.MaxWIPLimit)
			d.page.later(func() { focus(picLimitID) })
			return
		}
		limit = n
	}
	d.err = ""
	was := 0
	if limit := d.page.board.View().Board().Settings.PICLimit; limit != nil {
		was = *limit
	}
	if limit != was {
		d.change(ctx, shared.SettingsEdit{PICLimit: shared.Some(limit)})
	}
}

// badInput says that somebody has typed what the browser takes for no number,
// and gives as nothing.
func badInput(id string) bool {
	input := app.Window().GetElementByID(id)
	return input.Truthy() && input.Get("validity").Get("badInput").Bool()
}

// sync sets the fields to what holds.
func (d *settingsDialog) sync() {
	if !d.shown || d.page.board == nil {
		return
	}
	settings := d.page.board.View().Board().Settings
	d.syncGround(d.page.board.View().Board())
	tick(picsAddID, settings.PICsAddCards)
	tick(picsTakeID, settings.PICsTakeCards)
	tick(picsSeeID, settings.PICsSeeOnlyTheirs)
	tick(limitsID+string(shared.LimitsRefuse), settings.Limits == shared.LimitsRefuse)
	tick(limitsID+string(shared.LimitsWarn), settings.Limits != shared.LimitsRefuse)
	limit := ""
	if settings.PICLimit != nil {
		limit = strconv.Itoa(*settings.PICLimit)
	}
	if d.err == "" {
		put(picLimitID, limit)
	}
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
