package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// dropInLane puts a card down in a lane: it gets the lane's person, label or
// priority, and its place among those that lie there. Both are one act.
func (c *canvas) dropInLane(l *lifted, row []shared.CardID) {
	by, to := c.scene.lanesBy, c.scene.lanes[l.lane]
	cell := cells(row, len(c.scene.lanes), c.laneOf)[l.lane]
	at := slices.Index(cell, l.card)
	after, before := beside(cell, l.card)
	// Alone in its lane, it may lie anywhere in the list.
	moves := !slices.Contains(c.scene.ranks[l.list], l.card) || after != "" || before != ""
	p := c.page
	p.on(p.id, func(ctx app.Context) {
		c.letGo()
		card, ok := p.cardAt(l.card)
		if !ok {
			return
		}
		move := shared.MoveCard{Card: l.card, List: l.list, After: after, Before: before}
		command := by.into(p.board.View(), card, to.key)
		title := c.listTitle(l.list)
		switch {
		case command == nil:
			if p.moveCard(ctx, move) {
				c.say(text.T().List.Moved(card.Title, title, at+1, len(cell)))
			}
			return
		case !moves:
			p.actWhole(ctx, []shared.Command{command}, text.T().Canvas.InLane(card.Title, title, to.name))
		default:
			p.actWhole(ctx, []shared.Command{command, move}, text.T().Canvas.InLane(card.Title, title, to.name))
		}
		p.show(ctx)
	})
}

// stepLane is one place further in a list, over the edge of the lane where there
// is none left in it.
func (c *canvas) stepLane(list shared.ListID, lane, at, step int) (toLane, toAt int) {
	from, to := c.span(list, lane)
	if at+step >= from && at+step <= to {
		return lane, at + step
	}
	for next := lane + step; next >= 0 && next < len(c.scene.lanes); next += step {
		if c.scene.lanes[next].folded {
			continue
		}
		from, to = c.span(list, next)
		if step < 0 {
			return next, to
		}
		return next, from
	}
	return lane, at
}

// besideInLane is the card to go to in another list: about as far down in the
// same lane.
func (c *canvas) besideInLane(card shared.CardID, list shared.ListID) (next shared.CardID, ok bool) {
	was, to := c.columns[c.cards[card].in], c.columns[list]
	lane := c.laneOf(card)
	if lane >= len(was.cells) || lane >= len(to.cells) || len(to.cells[lane]) == 0 {
		return "", false
	}
	at := slices.Index(was.cells[lane], card)
	return to.cells[lane][min(max(at, 0), len(to.cells[lane])-1)], true
}
