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
	home     *homePage
	shown    bool
	busy     bool
	id       shared.BoardID // of the board to be: the same again when a try is repeated
	template shared.Template
	titles   string // what is wrong with the title
	err      string
}

func (n *newBoard) open(ctx app.Context, _ app.Event) {
	n.shown, n.id, n.titles, n.err = true, shared.NewID[shared.BoardID](), "", ""
	n.template = shared.TemplateKanban
	openDialog(ctx, newBoardDialog)
	ctx.Defer(func(app.Context) {
		tick(templateID(n.template), true)
		focus("board-title")
	})
}

func (n *newBoard) dialog() app.UI {
	t := text.T()
	return dialog{id: newBoardDialog, title: t.Boards.NewTitle, env: n.home.env, shut: !n.shown,
		closed: func(app.Context, app.Event) { n.shown = false }}.UI(
		app.If(n.shown, func() app.UI {
			return app.Form().NoValidate(true).OnSubmit(n.submit).Body(
				app.Div().Class("dialog-body stack").Body(
					app.Div().Body(app.If(n.err != "", func() app.UI {
						return app.Div().Class("notice notice-danger").Role("alert").
							Body(Icon("alert").UI(), app.Span().Text(n.err))
					})),
					field{id: "board-title", name: "title", label: t.Boards.BoardTitle, kind: "text",
						placeholder: t.Boards.Placeholder, err: n.titles}.UI(),
					n.templates(),
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
	board := shared.NewBoard{ID: n.id, Title: strings.TrimSpace(value("board-title")), Template: n.template}
	n.titles, n.err = "", ""
	var wrong *shared.Error
	if errors.As(board.Validate(), &wrong) {
		n.titles = titleError(board.Title, wrong)
		ctx.Defer(func(app.Context) { focus("board-title") })
		return
	}
	n.busy = true
	n.home.make(board, func(err error) {
		n.busy = false
		if err != nil {
			n.err = explain(err)
			return
		}
		closeDialog(newBoardDialog)
	})
}

// titleError is what is wrong with a board's title.
func titleError(title string, wrong *shared.Error) string {
	t := text.T().Boards
	switch {
	case title == "":
		return t.NeedTitle
	case utf8.RuneCountInString(title) > shared.MaxName:
		return t.LongTitle(shared.MaxName)
	default:
		return text.T().Common.Wrong(wrong.Fields[0].Message)
	}
}

// make makes a board and goes there.
func (p *homePage) make(board shared.NewBoard, then func(error)) {
	ctx := p.ctx
	ctx.Async(func() {
		snapshot, err := p.env.client.CreateBoard(ctx, board)
		p.env.note(ctx, err)
		if err == nil {
			_ = p.env.store.SetBoard(ctx, store.Kept{Snapshot: snapshot}) // only matters offline
		}
		ctx.Dispatch(func(ctx app.Context) {
			then(err)
			if err == nil {
				ctx.Navigate(boardAt(snapshot.Board.ID))
			}
		})
	})
}

// tour makes the first board, which teaches by doing.
func (p *homePage) tour() {
	if p.touring {
		return
	}
	if p.first == "" {
		p.first = shared.NewID[shared.BoardID]()
	}
	p.touring = true
	board := shared.NewBoard{ID: p.first, Title: text.T().Shelf.FirstTitle, Template: shared.TemplateFirst}
	p.make(board, func(err error) {
		p.touring = false
		if err != nil {
			p.env.toasts.fail(explain(err))
		}
	})
}
