package ui

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const (
	closingDialogID = "board-ending"
	closingStayID   = "board-ending-stay"
)

// closing asks whether a board is really to be put away: it goes for everybody
// on it.
type closing struct {
	app.Compo
	env   *env
	ctx   app.Context
	board shared.BoardID
	title string
	trash bool // else it goes into the archive
	shown bool
}

func (d *closing) OnMount(ctx app.Context) {
	d.ctx = ctx
	d.env.closing = d
}

// endBoard asks whether a board is to go into the trash, or into the archive.
func (e *env) endBoard(board shared.BoardID, title string, trash bool) {
	d := e.closing
	d.ctx.Dispatch(func(ctx app.Context) {
		d.board, d.title, d.trash, d.shown = board, title, trash, true
		openDialog(ctx, closingDialogID)
		ctx.Defer(func(app.Context) { focus(closingStayID) })
	})
}

func (d *closing) Render() app.UI {
	t := text.T().Shelf
	title, why, do, class := t.ArchiveTitle(d.title), t.ArchiveWhy, t.Archive, "button button-primary"
	if d.trash {
		title, why, do, class = t.DeleteTitle(d.title), t.DeleteWhy, t.Delete, "button button-danger"
	}
	return app.Div().Body(dialog{id: closingDialogID, title: title, env: d.env, shut: !d.shown,
		closed: func(app.Context, app.Event) { d.shown = false }}.UI(
		app.Div().Class("dialog-body").Body(app.P().Text(why)),
		app.Div().Class("dialog-foot").Body(
			app.Button().Type("button").ID(closingStayID).Class("button").Text(text.T().Common.Cancel).
				OnClick(func(app.Context, app.Event) { closeDialog(closingDialogID) }),
			app.Button().Type("button").ID("board-ending-do").Class(class).Text(do).
				OnClick(func(app.Context, app.Event) { d.do() }))))
}

func (d *closing) do() {
	closeDialog(closingDialogID)
	var command shared.Command = shared.ArchiveBoard{}
	done := text.T().Shelf.Archived(d.title)
	if d.trash {
		command, done = shared.DeleteBoard{}, text.T().Shelf.Deleted(d.title)
	}
	d.env.putAway(d.board, d.title, command, done)
}

// putAway archives, deletes or restores a board, and offers to take that back.
func (e *env) putAway(board shared.BoardID, title string, command shared.Command, message string) {
	was, _ := e.shelf.board(board)
	entry, ok := e.command(board, title, command)
	if !ok {
		return
	}
	now := time.Now()
	e.shelf.edit(board, func(b *shared.BoardSummary) {
		switch command.(type) {
		case shared.ArchiveBoard:
			b.ArchivedAt = &now
		case shared.DeleteBoard:
			b.DeletedAt = &now
		default:
			b.ArchivedAt, b.DeletedAt = nil, nil
		}
	})
	e.toasts.offer(entry.ID, message, text.T().Board.Undo, func(app.Context) {
		if _, ok := e.command(board, title, shared.Undo{Command: entry.ID}); ok {
			e.shelf.edit(board, func(b *shared.BoardSummary) { b.ArchivedAt, b.DeletedAt = was.ArchivedAt, was.DeletedAt })
		}
	})
}

// restoreBoard brings a board back from the archive or the trash.
func (e *env) restoreBoard(board shared.BoardID, title string) {
	e.putAway(board, title, shared.RestoreBoard{}, text.T().Shelf.Restored(title))
}
