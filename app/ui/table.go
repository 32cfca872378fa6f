package ui

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/app/views"
	"incharge/shared"
)

// table shows a board as rows of cards that can be sorted, and changed in place.
type table struct {
	page *boardPage
	host app.Value // go-app's, empty of its own
	hears
	wrap, head, body, menu, none app.Value

	rows  *rows
	cards []*shared.Card
	ids   []shared.CardID // of them
	order views.Sort
	at    cellAt // where the tab key stops
	edit  *cellEdit
	again bool // it is to be laid out anew in the next frame
	next  app.Func
	asked app.Value // the frame
}

// cellAt is a cell of it.
type cellAt struct {
	card shared.CardID
	col  views.Column
}

const (
	sortKey = "sort"
	// labels are a column that nothing is sorted by.
	columnLabels views.Column = "labels"
	usualRow                  = 40.0 // px
)

var tableColumns = append(slices.Clone(views.Columns), columnLabels)

func newTable(p *boardPage, host app.Value) *table {
	t := &table{page: p, host: host}
	t.head, t.body = tag("tr", ""), tag("tbody", "")
	attr(t.body, "role", "rowgroup")
	grid := tag("table", "table", tag("thead", "", t.head), t.body)
	attr(grid, "role", "grid")
	attr(grid, "aria-label", text.T().Views.Table)
	attr(grid, "aria-colcount", strconv.Itoa(len(tableColumns)))
	t.menu = tag("div", "menu menu-start")
	t.menu.Set("id", "table-menu")
	attr(t.menu, "popover", "auto")
	attr(t.menu, "role", "menu")
	t.wrap, t.none = tag("div", "table-scroll", grid), tag("div", "view-none")
	host.Call("replaceChildren", t.wrap, t.none, t.menu)
	t.rows = newRows(t.body, usualRow, func() app.Value {
		room := tag("tr", "table-room")
		attr(room, "role", "none")
		return room
	})
	for _, col := range tableColumns {
		t.head.Call("appendChild", t.heading(col))
	}
	t.next = app.FuncOf(func(app.Value, []app.Value) any {
		t.again = false
		t.lay(false)
		return nil
	})
	t.on(t.wrap, "scroll", func(app.Value) { t.layNext() }, map[string]any{"passive": true})
	t.on(app.Window(), "resize", func(app.Value) { t.layNext() })
	t.on(host, "click", t.click)
	t.on(host, "keydown", t.keydown)
	t.on(host, "focusin", t.focusin)
	t.on(host, "focusout", t.focusout)
	return t
}

func (t *table) end() {
	t.hears.end()
	t.host.Call("replaceChildren")
	if t.again {
		app.Window().Call("cancelAnimationFrame", t.asked)
	}
	t.next.Release()
}

// show brings it to the board as it is now.
func (t *table) show() {
	p := t.page
	if order := views.ParseSort(p.asked(sortKey)); order != t.order {
		t.order = order
		t.wrap.Set("scrollTop", 0)
	}
	t.cards = views.Sorted(p.board.View(), p.canvas.scene.cards, t.order)
	t.ids = idsIn(t.cards)
	for i, col := range tableColumns {
		th := t.head.Get("children").Index(i)
		if col == columnLabels {
			continue
		}
		sorted, icon := "none", Icon("")
		switch {
		case t.order == views.Sort{By: col}:
			sorted, icon = "ascending", "arrow-up"
		case t.order.By == col:
			sorted, icon = "descending", "arrow-down"
		}
		if was := th.Call("getAttribute", "aria-sort"); was.Truthy() && was.String() == sorted {
			continue
		}
		attr(th, "aria-sort", sorted)
		mark, _ := find(th, ".table-sort-mark")
		mark.Call("replaceChildren")
		if icon != "" {
			mark.Call("appendChild", drawing(icon))
		}
	}
	attr(t.wrap.Get("firstChild"), "aria-rowcount", strconv.Itoa(len(t.cards)+1))
	none := len(t.cards) == 0
	t.wrap.Set("hidden", none)
	t.none.Call("replaceChildren")
	if none {
		t.none.Call("appendChild", t.page.noCards())
	}
	t.lay(true)
	if t.rows.measure() {
		t.lay(false)
	}
}

// noCards says why a view shows none.
func (p *boardPage) noCards() app.Value {
	words := text.T().Views
	if !p.filter.Empty() {
		return nothing("filter", words.NoneFit, words.NoneFitWhy)
	}
	return nothing("table", words.NoCards, words.NoCardsWhy)
}

func (t *table) layNext() {
	if !t.again {
		t.again = true
		t.asked = app.Window().Call("requestAnimationFrame", t.next)
	}
}

// lay has those rows be there that are near to what is seen; anew says that the
// others may show something else by now, too.
func (t *table) lay(anew bool) {
	if t.page.board == nil {
		return
	}
	seen := t.wrap.Get("clientHeight").Float()
	if seen == 0 {
		seen = app.Window().Get("innerHeight").Float()
	}
	from, to := views.Within(len(t.cards), t.rows.height, t.wrap.Get("scrollTop").Float(), seen)
	all := t.ids
	var must []shared.CardID
	if at, ok := t.focused(); ok {
		must = append(must, at.card)
	}
	t.rows.lay(all, from, to, must, func(id shared.CardID) *viewRow {
		row := tag("tr", "table-row")
		attr(row, "data-card", string(id))
		return &viewRow{element: row}
	})
	if _, there := t.rows.all[t.at.card]; !there {
		t.at = cellAt{col: views.ByTitle}
		if from < len(all) {
			t.at.card = all[from]
		}
	}
	for id, row := range t.rows.all {
		if anew || row.face == nil {
			t.fill(*t.cards[row.at], row)
			row.element.Get("classList").Call("toggle", "table-row-open", id == t.page.opened)
		}
	}
}
