package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/piecemeal"
	"incharge/shared"
)

// A large board comes into the document a few lists at a time, the first ones
// first: building all of them at once would hold the browser up for as long as
// somebody notices.

const (
	// growMost is how much is built at once, where a card takes one and a list two.
	growMost, growList = 30, 2
	// growCards is about how many cards of a list are seen.
	growCards = 14
	growAll   = 1 << 30
)

// grown are the lists that may be in the document by now. It sees to it that the
// others follow.
func (c *canvas) grown(s scene) []shared.ListID {
	c.whole = s
	if c.there == 0 {
		c.there = c.growth(0)
	}
	if c.there >= len(s.lists) {
		c.there = growAll
		return s.lists
	}
	if !c.growing {
		c.growing = true
		c.page.rested(func(app.Context) {
			if c.growing = false; c.whole.view != nil && c.there < growAll {
				c.there = c.growth(c.there)
				c.show(c.whole)
			}
		})
	}
	return s.lists[:c.there]
}

// growth is up to where the next part goes.
func (c *canvas) growth(from int) int {
	lists := c.whole.lists
	seen := int((app.Window().Get("innerWidth").Float()+beyond)/usualWidth) + 1
	work := 0
	for i := from; i < len(lists); i++ {
		work += growList
		if i < seen {
			work += min(len(c.whole.ranks[lists[i]]), growCards)
		}
		if work > growMost && i > from {
			return i
		}
	}
	return len(lists)
}

// growUp has all lists be there, for something that is sought among them.
func (c *canvas) growUp() {
	if c.there < growAll && c.whole.view != nil {
		c.there = growAll
		c.update(c.whole)
	}
}

// rested does something once the browser has had its turn.
func (p *boardPage) rested(do func(app.Context)) {
	p.ctx.Async(func() {
		piecemeal.Rest()
		p.ctx.Dispatch(do)
	})
}

// after does something then, if the board is still shown.
func (p *boardPage) after(do func(app.Context)) {
	id, life := p.id, p.life
	p.rested(func(ctx app.Context) {
		if p.id == id && life.Err() == nil && p.board != nil {
			do(ctx)
		}
	})
}
