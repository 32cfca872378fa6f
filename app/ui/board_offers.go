package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
)

// canvasDeeds are what can be done with the cards and lists that are shown, and
// the keys of a card that has the focus, which the board sees to.
func (p *boardPage) canvasDeeds() deeds {
	if p.board == nil || p.view != viewBoard {
		return deeds{}
	}
	t := text.T().Canvas
	all := []deed{
		{id: "key-rename", name: t.Rename, keys: "F2|E"},
		{id: "key-move", name: t.MoveTo, keys: "Shift+M"},
		{id: "key-choose", name: t.Choose, keys: "X"},
		{id: "key-row", name: t.ChooseRow, keys: "Shift+ArrowUp|Shift+ArrowDown"},
		{id: "key-all", name: t.ChooseAll, keys: "Mod+A"},
		{id: "key-menu", name: t.CardMenu, keys: "Shift+F10"},
		{id: "key-fold", name: t.Fold, keys: "C"},
	}
	if cards := p.canvas.chosen(); len(cards) > 0 {
		all = append(all,
			deed{id: "move-chosen", name: t.MoveCards(len(cards)), icon: "move", do: func(ctx app.Context) { p.moving.open(ctx, cards) }},
			deed{id: "choose-none", name: t.ChooseNone, icon: "x", keys: "Escape", held: true, do: func(app.Context) { p.chooseNone() }})
	}
	for _, by := range lanesKinds {
		if by != p.canvas.scene.lanesBy {
			all = append(all, deed{id: "lanes-" + string(by), name: t.LanesBy + ": " + t.LanesOf(string(by)), icon: "lanes",
				do: func(app.Context) { p.lanesOf(by) }})
		}
	}
	return deeds{title: t.Cards, all: all}
}
