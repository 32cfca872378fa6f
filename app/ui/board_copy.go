package ui

import (
	"errors"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/store"
	"incharge/app/text"
	"incharge/shared"
)

const (
	copyDialogID = "board-copy"
	copyTitleID  = "board-copy-name"
	copyCardsID  = "board-copy-cards"
)

// copying is the dialog in which a board is made like another one.
type copying struct {
	app.Compo
	env    *env
	ctx    app.Context
	source shared.BoardID
	id     shared.BoardID // of the copy: the same again when a try is repeated
	shown  bool
	busy   bool
	wrong  string // about the title
	err    string
}

func (d *copying) OnMount(ctx app.Context) {
	d.ctx = ctx
	d.env.copying = d
}

// copyBoard asks how a board's copy is to be.
func (e *env) copyBoard(board shared.BoardID, title string) {
	d, t := e.copying, text.T()
	d.ctx.Dispatch(func(ctx app.Context) {
		d.source, d.id, d.shown, d.wrong, d.err = board, shared.NewID[shared.BoardID](), true, "", ""
		openDialog(ctx, copyDialogID)
		ctx.Defer(func(app.Context) {
			fill(copyTitleID, t.Attach.CopyOf(shortened(title, shared.MaxName-len([]rune(t.Attach.CopyOf(""))))))
			tick(copyCardsID, true)
			if input := app.Window().GetElementByID(copyTitleID); input.Truthy() {
				input.Call("focus")
				input.Call("select")
			}
		})
	})
}

func (d *copying) Render() app.UI {
	t := text.T()
	return app.Div().Body(dialog{id: copyDialogID, title: t.Shelf.CopyTitle, env: d.env, shut: !d.shown,
		closed: func(app.Context, app.Event) { d.shown = false }}.UI(
		app.If(d.shown, func() app.UI {
			return app.Form().NoValidate(true).OnSubmit(d.submit).Body(
				app.Div().Class("dialog-body stack").Body(
					app.Div().Body(app.If(d.err != "", func() app.UI {
						return app.Div().Class("notice notice-danger").Role("alert").Body(Icon("alert").UI(), app.Span().Text(d.err))
					})),
					field{id: copyTitleID, name: "title", label: t.Boards.BoardTitle, kind: "text", err: d.wrong}.UI(),
					setting(app.Input().Type("checkbox").ID(copyCardsID), copyCardsID, t.Shelf.CopyCards, t.Shelf.CopyCardsWhy)),
				app.Div().Class("dialog-foot").Body(
					app.Button().Type("button").Class("button").Text(t.Common.Cancel).
						OnClick(func(app.Context, app.Event) { closeDialog(copyDialogID) }),
					submit(t.Shelf.Copy, d.busy)))
		})))
}

func (d *copying) submit(ctx app.Context, e app.Event) {
	e.PreventDefault()
	if d.busy {
		return
	}
	wanted := shared.BoardCopy{ID: d.id, Title: strings.TrimSpace(value(copyTitleID)), Cards: ticked(copyCardsID)}
	d.wrong, d.err = "", ""
	var wrong *shared.Error
	if errors.As(wanted.Validate(), &wrong) {
		d.wrong = titleError(wanted.Title, wrong)
		ctx.Defer(func(app.Context) { focus(copyTitleID) })
		return
	}
	d.busy = true
	ctx = d.ctx
	ctx.Async(func() {
		snapshot, err := d.env.client.CopyBoard(ctx, d.source, wanted)
		d.env.note(ctx, err)
		if err == nil {
			_ = d.env.store.SetBoard(ctx, store.Kept{Snapshot: snapshot}) // only matters offline
		}
		ctx.Dispatch(func(ctx app.Context) {
			d.busy = false
			if err != nil {
				d.err = explain(err)
				return
			}
			closeDialog(copyDialogID)
			ctx.Navigate(boardAt(snapshot.Board.ID))
		})
	})
}
