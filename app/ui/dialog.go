package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
)

// dialog is a native modal dialog: the browser keeps the focus in it, closes it
// on Escape and gives the focus back. A page has it in its tree all the time,
// and draws what is in it while it is open.
type dialog struct {
	id    string
	title string
	wide  bool
	// closed is called when it has been closed, however that was.
	closed app.EventHandler
	// env has the toasts. While a dialog is open the page behind it is inert,
	// and its toasts are, too; so a dialog that has env shows them itself.
	env *env
	// shut says that it isn't open: then there is nothing to be shown in it.
	shut bool
}

// UI draws it; body is for .dialog-body and .dialog-foot.
func (d dialog) UI(body ...app.UI) app.UI {
	class := "dialog"
	if d.wide {
		class += " dialog-wide"
	}
	head := app.Div().Class("dialog-head").Body(
		app.H2().ID(d.id+"-title").Text(d.title),
		app.Button().Type("button").Class("button button-quiet button-icon").Aria("label", text.T().Common.Close).
			Body(Icon("x").UI()).OnClick(func(app.Context, app.Event) { closeDialog(d.id) }, app.EventScope(d.id)),
	)
	return app.Dialog().ID(d.id).Class(class).Aria("labelledby", d.id+"-title").
		Body(head, app.Div().Class("dialog-content").Body(body...),
			app.If(d.env != nil && !d.shut, func() app.UI { return &toastList{env: d.env} })).
		On("close", whenClosed(d.id, d.closed), app.EventScope(d.id))
}

// opening are the dialogs that are shown as soon as the page has been drawn.
var opening = map[string]bool{}

// openDialog shows a dialog once the page has been drawn with it. ctx is of what
// stays: a button may be gone by then, and go-app does nothing for what is gone.
func openDialog(ctx app.Context, id string) {
	opening[id] = true
	ctx.Defer(func(app.Context) {
		delete(opening, id)
		if d := app.Window().GetElementByID(id); d.Truthy() && !d.Get("open").Bool() {
			d.Call("showModal")
		}
	})
}

// closeDialog closes it; its closed is called then.
func closeDialog(id string) {
	if d := app.Window().GetElementByID(id); d.Truthy() && d.Get("open").Bool() {
		d.Call("close")
	}
}

// whenClosed calls closed for a dialog that was closed and still is. The word of
// it comes late: by then somebody may have opened it again.
func whenClosed(id string, closed app.EventHandler) app.EventHandler {
	return func(ctx app.Context, e app.Event) {
		if !opening[id] && !e.Get("target").Get("open").Bool() {
			closed(ctx, e)
		}
	}
}
