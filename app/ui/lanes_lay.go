package ui

import (
	"slices"
	"sort"

	"incharge/shared"
)

const (
	laneHead = 44.0 // px of the line that names it
	laneLow  = 56.0 // px that a lane without cards has for one to be put there
	laneGap  = 12.0 // px below its cards
)

// bands are where the lanes lie, in px from where the cards of the lists begin.
type bands struct {
	known bool
	from  float64   // of the board
	tops  []float64 // of the lines that name them
	end   float64
}

// at is the lane at a height.
func (b bands) at(y float64) int {
	return max(0, sort.Search(len(b.tops), func(i int) bool { return b.tops[i] > y })-1)
}

// cells are the parts of a list's order that lie in each lane.
func cells(order []shared.CardID, lanes int, of func(shared.CardID) int) [][]shared.CardID {
	all := make([][]shared.CardID, lanes)
	from := 0
	for i := range all {
		to := from
		for to < len(order) && of(order[to]) == i {
			to++
		}
		all[i], from = order[from:to], to
	}
	return all
}

// bandsOf lays lanes below each other, each as high as its highest cell.
func bandsOf(lanes []lane, columns [][][]shared.CardID, height func(shared.CardID) float64) (b bands) {
	for i, lane := range lanes {
		b.tops = append(b.tops, b.end)
		b.end += laneHead
		if lane.folded {
			continue
		}
		most := laneLow
		for _, column := range columns {
			high := 0.0
			for _, id := range column[i] {
				high += height(id)
			}
			most = max(most, high)
		}
		b.end += most + laneGap
	}
	b.known = true
	return b
}

// slots are those of a list's cards that lie between two heights, and those that
// must be there; the room between them has each lie in its lane.
func (b bands) slots(cells [][]shared.CardID, height func(shared.CardID) float64, top, bottom float64, must func(shared.CardID) bool) []slot {
	var all []slot
	filled, at := 0.0, 0
	for i, cell := range cells {
		y := b.tops[i] + laneHead
		for _, id := range cell {
			high := height(id)
			if y+high > top && y < bottom || must(id) {
				if y > filled {
					all = append(all, slot{room: y - filled})
				}
				all = append(all, slot{card: id, at: at})
				filled = y + high
			}
			y += high
			at++
		}
	}
	if b.end > filled {
		all = append(all, slot{room: b.end - filled})
	}
	return all
}

// laneOf is the lane that a card lies in, or is held in.
func (c *canvas) laneOf(id shared.CardID) int {
	if c.lifted != nil && c.lifted.card == id {
		return c.lifted.lane
	}
	return c.scene.lane[id]
}

// layLanes finds out where the lanes lie.
func (c *canvas) layLanes() {
	if len(c.scene.lanes) == 0 || c.bands.known {
		return
	}
	from := c.bands.from
	columns := make([][][]shared.CardID, 0, len(c.order))
	for _, id := range c.order {
		col := c.columns[id]
		col.order = c.rowOf(id)
		col.cells = cells(col.order, len(c.scene.lanes), c.laneOf)
		if !col.shown.folded {
			columns = append(columns, col.cells)
		}
	}
	c.bands = bandsOf(c.scene.lanes, columns, c.heights.of)
	c.bands.from = from
	c.showLanes()
}

// span is where the cards of a lane are in a row without the one that is carried.
func (c *canvas) span(list shared.ListID, lane int) (from, to int) {
	row := c.scene.ranks[list]
	if c.lifted != nil && slices.Contains(row, c.lifted.card) {
		row = without(row, c.lifted.card)
	}
	for _, id := range row {
		switch of := c.scene.lane[id]; {
		case of < lane:
			from++
			to++
		case of == lane:
			to++
		}
	}
	return from, to
}

// wantedInLanes is what of a list is to be in the document.
func (c *canvas) wantedInLanes(col *column, near bool, must func(shared.CardID) bool) []slot {
	top := c.sight.top - c.bands.from
	from, to := top-above*c.sight.height, top+(1+above)*c.sight.height
	if !near || col.shown.folded {
		from, to = -1, -1
	}
	return c.bands.slots(col.cells, c.heights.of, from, to, must)
}
