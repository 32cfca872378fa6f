package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const (
	limitDialogID = "list-limit"
	limitFieldID  = "list-limit-cards"
)

// limitDialog is where a list's WIP limit is set.
type limitDialog struct {
	page *boardPage
	list *shared.List // nil: closed
	err  string
}

func (d *limitDialog) open(ctx app.Context, list shared.List) {
	d.list, d.err = &list, ""
	openDialog(ctx, limitDialogID)
	d.page.later(func() {
		if input := app.Window().GetElementByID(limitFieldID); input.Truthy() {
			if list.WIPLimit != nil {
				input.Set("value", strconv.Itoa(*list.WIPLimit))
			}
			input.Call("focus")
			input.Call("select")
		}
	})
}

func (d *limitDialog) UI() app.UI {
	t := text.T()
	if d.list == nil {
		return dialog{id: limitDialogID, closed: d.closed}.UI()
	}
	return dialog{id: limitDialogID, title: t.List.LimitTitle(d.list.Title), closed: d.closed}.UI(
		app.Form().NoValidate(true).OnSubmit(d.submit).Body(
			app.Div().Class("dialog-body").Body(
				field{id: limitFieldID, name: "limit", label: t.List.LimitField, kind: "number",
					hint: t.List.LimitHint, err: d.err}.UI()),
			app.Div().Class("dialog-foot").Body(
				app.Button().Type("button").Class("button").Text(t.List.NoLimit).OnClick(d.lift),
				submit(t.List.Save, false)),
		))
}

func (d *limitDialog) closed(app.Context, app.Event) { d.list = nil }

func (d *limitDialog) submit(ctx app.Context, e app.Event) {
	e.PreventDefault()
	n, err := strconv.Atoi(strings.TrimSpace(value(limitFieldID)))
	if err != nil || n < 1 || n > shared.MaxWIPLimit {
		d.err = text.T().List.BadLimit(shared.MaxWIPLimit)
		d.page.later(func() { focus(limitFieldID) })
		return
	}
	d.set(ctx, shared.Some(n))
}

func (d *limitDialog) lift(ctx app.Context, _ app.Event) { d.set(ctx, shared.Clear[int]()) }

func (d *limitDialog) set(ctx app.Context, limit shared.Maybe[int]) {
	id := d.list.ID
	closeDialog(limitDialogID)
	d.page.act(ctx, shared.EditList{List: id, WIPLimit: limit})
}
