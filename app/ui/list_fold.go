package ui

import (
	"encoding/json"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// foldKey is where this browser keeps which lists and lanes of a board are
// folded. It is the reader's own: others see them as they want.
const foldKey = "folded/"

// mostFolded is how many of them are kept for a board: those of long ago are gone.
const mostFolded = 100

func foldedOn(board shared.BoardID) (all []string) {
	_ = json.Unmarshal([]byte(preference(foldKey+string(board))), &all) // else none
	return all
}

// fold folds a list or a lane, or unfolds it.
func (p *boardPage) fold(key string) {
	if slices.Contains(p.folded, key) {
		p.folded = without(p.folded, key)
	} else {
		p.folded = append(slices.Clone(p.folded), key)
	}
	p.folded = p.folded[max(0, len(p.folded)-mostFolded):]
	kept := ""
	if len(p.folded) > 0 {
		if data, err := json.Marshal(p.folded); err == nil {
			kept = string(data)
		}
	}
	setPreference(foldKey+string(p.id), kept)
	p.canvas.sight.known = false
	p.redraw()
}

// foldList folds a list, or unfolds it, and keeps the focus on it.
func (p *boardPage) foldList(list shared.ListID) {
	p.fold(string(list))
	col := p.canvas.columns[list]
	if col == nil {
		return
	}
	t := text.T().Canvas
	if col.shown.folded {
		p.canvas.say(t.Folded(col.shown.title))
		col.unfold.Call("focus", map[string]any{"preventScroll": true})
		return
	}
	p.canvas.say(t.Unfolded(col.shown.title))
	if len(col.order) == 0 || !p.canvas.focusCard(col.order[0]) {
		col.root.Call("focus", map[string]any{"preventScroll": true})
	}
}

// showFolded brings what there is of a folded list to what there is to show.
func (c *column) showFolded(was columnFacts) {
	f := c.shown
	if f.folded != was.folded {
		c.root.Get("classList").Call("toggle", "list-folded", f.folded)
	}
	if !f.folded || f.folded == was.folded && f.title == was.title && f.cards == was.cards && f.limit == was.limit {
		return
	}
	words := number(f.cards)
	if f.limit > 0 {
		words += "/" + number(f.limit)
	}
	c.unfold.Get("children").Index(1).Call("replaceChildren", labelled(words, text.T().List.Cards(f.cards)))
	c.unfold.Get("children").Index(2).Set("textContent", f.title)
	attr(c.unfold, "title", text.T().Canvas.Unfold(f.title))
}

// colorList gives a list a colour; "" takes it away.
func (p *boardPage) colorList(ctx app.Context, list shared.List, color shared.Color) {
	switch {
	case list.Color == nil && color == "", list.Color != nil && *list.Color == color:
	case color == "":
		p.act(ctx, shared.EditList{List: list.ID, Color: shared.Clear[shared.Color]()})
	default:
		p.act(ctx, shared.EditList{List: list.ID, Color: shared.Some(color)})
	}
}
