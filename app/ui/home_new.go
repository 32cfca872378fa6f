package ui

import (
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/store"
	"incharge/app/text"
	"incharge/shared"
)

const newBoardDialog = "new-board"

// newBoard is the dialog in which a board is made.
type newBoard struct {
	home   *homePage
	shown  bool
	busy   bool
	id     shared.BoardID // of the board to be: the same again when a try is repeated
	titles string         // what is wrong with the title
	err    string
}

func (n *newBoard) open(ctx app.Context, _ app.Event) {
	n.shown, n.id, n.titles, n.err = true, shared.NewID[shared.BoardID](), "", ""
	openDialog(ctx, newBoardDialog)
	ctx.Defer(func(app.Context) { focus("board-title") })
}

func (n *newBoard) dialog() app.UI {
	t := text.T()
	return dialog{id: newBoardDialog, title: t.Boards.NewTitle, env: n.home.env,
		closed: func(app.Context, app.Event) { n.shown = false }}.UI(
		app.If(n.shown, func() app.UI {
			return app.Form().NoValidate(true).OnSubmit(n.submit).Body(
				app.Div().Class("dialog-body stack").Body(
					app.If(n.err != "", func() app.UI {
						return app.Div().Class("notice notice-danger").Role("alert").
							Body(Icon("alert").UI(), app.Span().Text(n.err))
					}),
					field{id: "board-title", name: "title", label: t.Boards.BoardTitle, kind: "text",
						placeholder: t.Boards.Placeholder, err: n.titles}.UI(),
				),
				app.Div().Class("dialog-foot").Body(
					app.Button().Type("button").Class("button").Text(t.Common.Cancel).
						OnClick(func(app.Context, app.Event) { closeDialog(newBoardDialog) }),
					submit(t.Boards.Create, n.busy),
				),
			)
		}),
	)
}

func (n *newBoard) submit(ctx app.Context, e app.Event) {
	e.PreventDefault()
	if n.busy {
		return
	}
	t := text.T().Boards
	board := shared.NewBoard{ID: n.id, Title: strings.TrimSpace(value("board-title"))}
	n.titles, n.err = "", ""
	var wrong *shared.Error
	if errors.As(board.Validate(), &wrong) {
		switch {
		case board.Title == "":
			n.titles = t.NeedTitle
		case utf8.RuneCountInString(board.Title) > shared.MaxName:
			n.titles = t.LongTitle(shared.MaxName)
		default:
			n.titles = text.T().Common.Wrong(wrong.Fields[0].Message)
		}
		ctx.Defer(func(app.Context) { focus("board-title") })
		return
	}
	n.busy = true
	ctx.Async(func() {
		env := n.home.env
		snapshot, err := env.client.CreateBoard(ctx, board)
		env.note(ctx, err)
		if err == nil {
			_ = env.store.SetBoard(ctx, store.Kept{Snapshot: snapshot}) // only matters offline
		}
		ctx.Dispatch(func(ctx app.Context) {
			n.busy = false
			if err != nil {
				n.err = explain(err)
				return
			}
			closeDialog(newBoardDialog)
			ctx.Navigate("/boards/" + string(snapshot.Board.ID))
		})
	})
}
