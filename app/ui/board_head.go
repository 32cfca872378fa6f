package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const (
	boardTitleID = "board-rename"
	boardNameID  = "board-name" // around it
)

// title is the board's, in the header; who manages the board changes it there.
func (p *boardPage) title() app.UI {
	if p.board == nil {
		return app.Div()
	}
	t := text.T().Board
	title := p.board.View().Board().Title
	switch {
	case p.renaming:
		return app.H1().ID(boardNameID).TabIndex(-1).Class("board-title").Body(
			app.Input().ID(boardTitleID).Class("input board-rename").Aria("label", t.Title).
				MaxLength(shared.MaxName).
				OnKeyDown(p.renameKey).OnBlur(func(ctx app.Context, _ app.Event) { p.rename(ctx, true) }))
	case p.may(shared.CanManage):
		return app.H1().ID(boardNameID).TabIndex(-1).Class("board-title").Body(
			app.Button().Type("button").Class("board-name clip").Title(t.Rename).Text(title).OnClick(p.startRename))
	default:
		return app.H1().ID(boardNameID).TabIndex(-1).Class("board-title").Body(app.Span().Class("clip").Text(title))
	}
}

// may says whether the person may do something to the board.
func (p *boardPage) may(c shared.Capability) bool {
	return p.board != nil && p.board.Can(c, nil)
}

func (p *boardPage) startRename(app.Context, app.Event) {
	p.renaming = true
	title := p.board.View().Board().Title
	p.later(func() {
		if input := app.Window().GetElementByID(boardTitleID); input.Truthy() {
			input.Set("value", title)
			input.Call("focus")
			input.Call("select")
		}
	})
}

func (p *boardPage) renameKey(ctx app.Context, e app.Event) {
	if composing(e.Value) {
		return
	}
	switch e.Get("key").String() {
	case "Enter":
		p.rename(ctx, true)
	case "Escape":
		p.rename(ctx, false)
	default:
		return
	}
	p.later(func() { focus(boardNameID) })
}

func (p *boardPage) rename(ctx app.Context, keep bool) {
	if !p.renaming {
		return
	}
	p.renaming = false
	wrote := strings.TrimSpace(value(boardTitleID))
	if keep && p.board != nil && wrote != "" && wrote != p.board.View().Board().Title {
		p.act(ctx, shared.EditBoard{Title: &wrote})
	}
}

// tools are what the header offers for the board.
func (p *boardPage) tools() []app.UI {
	if p.board == nil {
		return []app.UI{app.Div()}
	}
	t := text.T().Board
	members := p.board.View().Members()
	item := func(id string, icon Icon, words string, do app.EventHandler) app.UI {
		return app.Button().Type("button").ID(id).Class("menu-item").Role("menuitem").
			Body(icon.UI(), app.Span().Text(words)).OnClick(do)
	}
	return []app.UI{
		&companyFaces{page: p},
		app.Button().Type("button").Class("button button-quiet board-members").
			Title(t.Members).
			Body(
				app.Span().Class("hush").Text(t.MembersAre(len(members))),
				Icon("people").UI(),
				app.Span().Class("board-members-count").Aria("hidden", true).Text(number(len(members))),
			).OnClick(p.members.open),
		app.Button().Type("button").ID("board-more").Class("button button-quiet button-icon").
			Attr("popovertarget", "board-menu").Aria("haspopup", "menu").Aria("label", t.More).Body(Icon("dots").UI()),
		app.Div().ID("board-menu").Class("menu").Attr("popover", "auto").Role("menu").Body(
			item("menu-members", "people", t.Members, p.members.open),
			item("menu-archive", "archive", t.Archive, p.openArchive),
			item("menu-settings", "settings", t.Settings, p.settings.open),
			app.Hr().Class("menu-line"),
			p.more(),
		),
	}
}
