package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// more is what the board's menu offers for the board as a whole.
func (p *boardPage) more() app.UI {
	t := text.T().Shelf
	title := p.board.View().Board().Title
	manages, closed := p.may(shared.CanManage), p.closed() != ""
	item := func(id string, icon Icon, words string, do func()) app.UI {
		return app.Button().Type("button").ID(id).Class("menu-item").Role("menuitem").
			Body(icon.UI(), app.Span().Text(words)).OnClick(func(app.Context, app.Event) { do() }, app.EventScope(string(p.id), title, closed))
	}
	var items []app.UI
	if !p.env.offline() {
		items = append(items, item("menu-star", "star", p.starWords(), p.toggleStar),
			item("menu-copy", "copy", t.Copy, func() { p.env.copyBoard(p.id, title) }))
	}
	if manages && !p.env.offline() && p.board.View().Board().DeletedAt == nil {
		words := text.T().Share
		items = append(items, item("menu-share", "link", words.Menu, func() { p.sharing.open(p.ctx, app.Event{}) }),
			item("menu-export", "download", words.Export, func() { p.taking.open(p.ctx, app.Event{}) }))
	}
	items = append(items, item("menu-print", "print", t.Print, printPage))
	switch {
	case manages && closed:
		items = append(items, item("menu-restore", "restore", t.Restore, func() { p.on(p.id, p.reopen) }))
	case manages:
		items = append(items,
			item("menu-put-away", "archive", t.Archive, func() { p.env.endBoard(p.id, title, false) }),
			item("menu-delete", "trash", t.Delete, func() { p.env.endBoard(p.id, title, true) }))
	}
	return app.Div().Body(items...)
}

func (p *boardPage) starWords() string {
	if b, _ := p.env.shelf.board(p.id); b.Starred {
		return text.T().Shelf.Unstar
	}
	return text.T().Shelf.StarIt
}

func (p *boardPage) toggleStar() {
	b, _ := p.env.shelf.board(p.id)
	p.env.star(p.ctx, p.id, !b.Starred)
}

// closed says why nothing can be changed on the board; empty where it can.
func (p *boardPage) closed() string {
	switch b := p.board.View().Board(); {
	case b.DeletedAt != nil:
		return text.T().Shelf.DeletedBoard
	case b.ArchivedAt != nil:
		return text.T().Shelf.ArchivedBoard
	}
	return ""
}

// reopen brings the board back from the archive or the trash.
func (p *boardPage) reopen(ctx app.Context) {
	p.act(ctx, shared.RestoreBoard{}, p.undoable(text.T().Shelf.Restored(p.board.View().Board().Title)))
}

// closedBanner says that nothing can be changed on a board that is put away.
func (p *boardPage) closedBanner() app.UI {
	if p.board == nil || p.closed() == "" {
		return app.Div()
	}
	t := text.T().Shelf
	return app.Div().ID("board-closed").Class("banner").Role("status").Body(
		Icon("archive").UI(), app.Span().Class("grow").Text(p.closed()+" "+t.ClosedWhy),
		app.Div().Body(app.If(p.may(shared.CanManage), func() app.UI {
			return app.Button().Type("button").ID("board-reopen").Class("button button-small").Text(t.Restore).
				OnClick(func(app.Context, app.Event) { p.on(p.id, p.reopen) })
		})))
}
