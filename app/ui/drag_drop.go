package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// drop puts down what is lifted.
func (c *canvas) drop() {
	l := c.lifted
	if l == nil {
		return
	}
	if l.card == "" {
		c.dropList(l)
		return
	}
	row := c.rowOf(l.list)
	at := slices.Index(row, l.card)
	after, before := beside(row, l.card)
	same := slices.Equal(row, c.scene.ranks[l.list])
	if len(c.scene.lanes) > 0 && (!same || c.scene.lane[l.card] != l.lane) {
		c.dropInLane(l, row)
		return
	}
	if same {
		c.putBack()
		c.say(text.T().List.Dropped)
		return
	}
	t := text.T().List
	c.say(t.Moved(c.titleOf(l.card), c.listTitle(l.list), at+1, len(row)))
	p := c.page
	p.on(p.id, func(ctx app.Context) {
		c.letGo()
		p.moveCard(ctx, shared.MoveCard{Card: l.card, List: l.list, After: after, Before: before})
	})
}

func (c *canvas) dropList(l *lifted) {
	row := c.order
	after, before := beside(row, l.list)
	if slices.Equal(row, c.scene.lists) {
		c.putBack()
		return
	}
	c.say(text.T().List.ListMoved(c.listTitle(l.list), l.at+1, len(row)))
	p := c.page
	p.on(p.id, func(ctx app.Context) {
		c.letGo()
		p.act(ctx, shared.MoveList{List: l.list, After: after, Before: before})
	})
}

// putBack lays what is lifted where it was.
func (c *canvas) putBack() {
	l := c.lifted
	if l == nil {
		return
	}
	c.letGo()
	c.moved(func() {
		c.arrangeLists()
		c.fill()
	})
}

func (c *canvas) letGo() {
	if c.lifted == nil {
		return
	}
	if node := c.cards[c.lifted.card]; node != nil {
		node.item.Get("classList").Call("remove", "card-held")
	} else if col := c.columns[c.lifted.list]; col != nil {
		col.root.Get("classList").Call("remove", "list-held")
	}
	c.lifted = nil
	c.page.tell()
}

// dropLost lets go of what isn't on the board any more.
func (c *canvas) dropLost() {
	l := c.lifted
	if l == nil {
		return
	}
	_, listThere := c.scene.ranks[l.list]
	cardThere := l.card == ""
	for _, row := range c.scene.ranks {
		cardThere = cardThere || slices.Contains(row, l.card)
	}
	if !listThere || !cardThere {
		c.cancelDrag()
		c.letGo()
		c.say(text.T().List.Dropped)
	}
}
