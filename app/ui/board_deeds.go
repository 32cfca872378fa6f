package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// deeds are what can be done on the board right now.
func (p *boardPage) deeds() deeds {
	if p.board == nil {
		return deeds{}
	}
	t := text.T()
	var all []deed
	add := func(may bool, d deed) {
		if may {
			all = append(all, d)
		}
	}
	manages, closed := p.may(shared.CanManage), p.closed() != ""
	lists := p.board.View().Lists()
	title := p.board.View().Board().Title
	from := app.Event{} // what opens a dialog doesn't look at it

	onBoard := p.view == viewBoard
	add(onBoard && !closed && p.may(shared.CanAddCard) && len(lists) > 0, deed{id: "new-card", name: t.Shelf.NewCard, icon: "plus", keys: "N", do: func(app.Context) { p.canvas.startCard(p.canvas.listAtHand()) }})
	add(onBoard && !closed && manages, deed{id: "new-list", name: t.Shelf.NewList, icon: "list", keys: "Shift+N", do: func(app.Context) { p.canvas.startList() }})
	add(true, deed{id: "undo", name: t.Board.Undo, icon: "undo", keys: "Mod+Z", held: true, do: p.undo})
	add(true, deed{id: "redo", name: t.Board.Redo, icon: "restore", keys: "Mod+Shift+Z|Mod+Y", held: true, do: p.redo})
	add(manages && !closed, deed{id: "rename", name: t.Board.Rename, icon: "edit", do: func(ctx app.Context) { p.startRename(ctx, from) }})
	add(true, deed{id: "members", name: t.Board.Members, icon: "people", do: func(ctx app.Context) { p.members.open(ctx, from) }})
	add(true, deed{id: "board-archive", name: t.Board.Archive, icon: "archive", do: func(ctx app.Context) { p.openArchive(ctx, from) }})
	add(true, deed{id: "board-settings", name: t.Board.Settings, icon: "settings", do: func(ctx app.Context) { p.settings.open(ctx, from) }})
	add(true, deed{id: "star", name: p.starWords(), icon: "star", do: func(ctx app.Context) { p.toggleStar() }})
	add(true, deed{id: "print", name: t.Shelf.Print, icon: "print", keys: "Mod+P", held: true, do: func(app.Context) { printPage() }})
	add(!p.env.offline(), deed{id: "copy-board", name: t.Shelf.Copy, icon: "copy", do: func(app.Context) { p.env.copyBoard(p.id, title) }})
	if card, open := p.card(); open && p.board.Can(shared.CanArchive, &card) {
		add(!p.env.offline(), deed{id: "transfer-card", name: t.Transfer.Button, icon: "board", note: card.Title, do: func(ctx app.Context) { p.transfer.open(ctx, from) }})
	}
	outward := manages && !p.env.offline() && p.board.View().Board().DeletedAt == nil
	add(outward, deed{id: "share-board", name: t.Share.Menu, icon: "link", do: func(ctx app.Context) { p.sharing.open(ctx, from) }})
	add(outward, deed{id: "export-board", name: t.Share.Export, icon: "download", do: func(ctx app.Context) { p.taking.open(ctx, from) }})
	if closed {
		add(manages, deed{id: "restore-board", name: t.Shelf.Restore, icon: "restore", do: func(ctx app.Context) { p.reopen(ctx) }})
	} else {
		add(manages, deed{id: "archive-board", name: t.Shelf.Archive, icon: "archive", do: func(app.Context) { p.env.endBoard(p.id, title, false) }})
		add(manages, deed{id: "delete-board", name: t.Shelf.Delete, icon: "trash", do: func(app.Context) { p.env.endBoard(p.id, title, true) }})
	}
	return deeds{title: title, all: all, seek: p.cardDeeds}
}

// cardDeeds lead to the cards that words fit, the best first.
func (p *boardPage) cardDeeds(words string) []deed {
	if p.board == nil {
		return nil
	}
	view := p.board.View()
	title := view.Board().Title
	var cards []deed
	for _, list := range view.Lists() {
		for _, card := range view.Column(list.ID) {
			if fitting(words, card.Title) > 0 {
				cards = append(cards, cardDeed(p.id, title, card.Number, card.Title))
			}
		}
	}
	found, _ := fittingDeeds(words, cards)
	return found
}

// cardKeys tells what keys do on a card of the board, which the board sees to.
func (p *boardPage) cardKeys() deeds {
	if p.board == nil || p.view != viewBoard {
		return deeds{}
	}
	t := text.T().Shelf
	return deeds{title: t.OnCard, all: []deed{
		{name: t.KeyOpen, keys: "Enter"},
		{name: t.KeyWalk, keys: "ArrowUp|ArrowDown|ArrowLeft|ArrowRight"},
		{name: t.KeyEnds, keys: "Home|End"},
		{name: t.KeyLift, keys: "Space|M"},
		{name: t.KeyCarry, keys: "ArrowUp|ArrowDown|ArrowLeft|ArrowRight"},
		{name: t.KeyDrop, keys: "Space|Enter"},
		{name: t.KeyBack, keys: "Escape"},
	}}
}

// listAtHand is the list that has the focus, else the first.
func (c *canvas) listAtHand() shared.ListID {
	if root, ok := closest(document().Get("activeElement"), "[data-list]"); ok {
		return shared.ListID(data(root, "list"))
	}
	return c.order[0]
}

func printPage() { app.Window().Call("print") }
