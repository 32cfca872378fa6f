package ui

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/app/views"
	"incharge/shared"
)

// rowFace is what a row of the table shows.
type rowFace struct {
	face
	list, path string
	category   shared.Category
	may        [4]bool // the title, the list, the person in charge, the plan
}

func (f rowFace) same(g rowFace) bool {
	return f.face.same(g.face) && f.list == g.list && f.path == g.path && f.category == g.category && f.may == g.may
}

// fill brings a row to what there is to show of its card.
func (t *table) fill(card shared.Card, row *viewRow) {
	p := t.page
	view := p.board.View()
	list, _ := view.List(card.List)
	f := rowFace{face: faceOf(view, card, list, p.canvas.scene.now), list: list.Title, category: list.Category,
		path: p.queried(cardPath(p.id, card.Number)),
		may: [4]bool{p.board.Can(shared.CanEdit, &card), p.board.Can(shared.CanMove, &card),
			p.board.Can(shared.CanAssign, &card), p.board.Can(shared.CanPlan, &card)}}
	attr(row.element, "aria-rowindex", strconv.Itoa(row.at+2))
	if t.edit != nil && t.edit.at.card == card.ID {
		return // until that is done
	}
	if was, known := row.face.(rowFace); known && was.same(f) {
		return
	}
	row.face = f
	focused, here := t.focused()
	cells := make([]outline, len(tableColumns))
	for i, col := range tableColumns {
		cells[i] = draw("td", "table-cell", append(f.cell(col), having("role", "gridcell"), having("data-col", string(col)))...)
	}
	drawIn(row.element, cells...)
	if t.at.card == card.ID {
		t.setStop(t.at)
	}
	if here && focused.card == card.ID {
		t.focus(focused)
	}
}

// cell is what is in one: an element that can have the focus, and what goes with
// it.
func (f rowFace) cell(col views.Column) []outline {
	words, aside := text.T(), having("tabindex", "-1")
	if col == views.ByTitle {
		link := draw("a", "cell table-title", having("href", f.path), having("title", f.title), aside, draw("span", "clip", textOf(f.title)))
		if !f.may[0] {
			return []outline{link}
		}
		return []outline{link, draw("button", "button button-quiet button-icon button-small table-pencil", having("type", "button"), having("data-do", "edit"),
			aside, having("aria-label", words.Views.Rename(f.title)), drawn("edit"))}
	}
	parts, may := f.parts(col)
	parts = append(parts, aside)
	if !may {
		return []outline{draw("span", "cell", parts...)}
	}
	parts = append(parts, having("type", "button"), having("data-do", "edit"), drawn("chevron-down"))
	if col != views.ByDeadline {
		parts = append(parts, having("aria-haspopup", "menu"))
	}
	return []outline{draw("button", "cell cell-button", parts...)}
}

// parts are what a cell shows, and whether it can be changed.
func (f rowFace) parts(col views.Column) (parts []outline, may bool) {
	t := text.T()
	faint := func(words string) outline { return draw("span", "faint clip", textOf(words)) }
	switch col {
	case views.ByNumber:
		return []outline{faint(t.Card.Number(f.number))}, false
	case views.ByList:
		return []outline{draw("span", "table-dot", having("data-category", string(f.category))), draw("span", "clip", textOf(f.list))}, f.may[1]
	case views.ByPIC:
		if f.pic == "" {
			return []outline{faint(t.Card.Nobody)}, f.may[2]
		}
		picture := []outline{having("aria-hidden", "true"), draw("span", "", textOf(initials(f.name)))}
		if f.picture != "" {
			picture = append(picture, pictured(f.picture))
		}
		parts := []outline{draw("span", "avatar "+avatarGround(f.pic), picture...), draw("span", "clip", textOf(f.name))}
		if f.waiting {
			parts = append(parts, drawn("hourglass"), draw("span", "hush", textOf(t.Charge.WaitingFor(f.name))))
		}
		return parts, f.may[2]
	case views.ByPriority:
		if f.priority == shared.PriorityNone {
			return []outline{faint(t.Card.Priorities(f.priority))}, f.may[3]
		}
		return []outline{f.priorityMark()}, f.may[3]
	case views.ByDeadline:
		if f.due.state == "" {
			return []outline{faint(t.Card.None)}, f.may[3]
		}
		return []outline{f.due.outline()}, f.may[3]
	default:
		var row []outline
		for _, l := range f.labels {
			row = append(row, l.outline())
		}
		return []outline{draw("span", "table-labels", row...)}, false
	}
}

// focused is the cell that has the focus.
func (t *table) focused() (cellAt, bool) {
	active := document().Get("activeElement")
	if !active.Truthy() || !t.body.Call("contains", active).Bool() {
		return cellAt{}, false
	}
	return cellOf(active)
}

func cellOf(e app.Value) (cellAt, bool) {
	td, ok := closest(e, "td[data-col]")
	if !ok {
		return cellAt{}, false
	}
	row, ok := closest(td, "[data-card]")
	return cellAt{shared.CardID(data(row, "card")), views.Column(data(td, "col"))}, ok
}

// stop is what of a cell has the focus.
func (t *table) stop(at cellAt) (app.Value, bool) {
	row := t.rows.all[at.card]
	if row == nil {
		return nil, false
	}
	return find(row.element, `[data-col="`+string(at.col)+`"] .cell`)
}

// setStop has the tab key stop at one cell of all.
func (t *table) setStop(at cellAt) {
	if cell, ok := t.stop(t.at); ok {
		attr(cell, "tabindex", "-1")
	}
	t.at = at
	if cell, ok := t.stop(at); ok {
		attr(cell, "tabindex", "0")
	}
}

// focus goes to a cell, wherever its row lies.
func (t *table) focus(at cellAt) {
	i := slices.IndexFunc(t.cards, func(card *shared.Card) bool { return card.ID == at.card })
	if i < 0 {
		return
	}
	if t.rows.all[at.card] == nil {
		t.wrap.Set("scrollTop", max(0, float64(i)*t.rows.height-t.wrap.Get("clientHeight").Float()/2))
		t.lay(false)
	}
	if cell, ok := t.stop(at); ok {
		cell.Call("focus", map[string]any{"preventScroll": true})
		cell.Call("scrollIntoView", map[string]any{"block": "nearest", "inline": "nearest"})
	}
}

func (t *table) focusin(e app.Value) {
	if at, ok := cellOf(e.Get("target")); ok && at != t.at {
		t.setStop(at)
	}
}
