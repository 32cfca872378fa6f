package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// show draws the board as it is now, and whatever else shows it.
func (p *boardPage) show(ctx app.Context) {
	if p.board == nil {
		return
	}
	p.redraw()
	p.keep(ctx)
}

func (p *boardPage) redraw() {
	if p.board == nil {
		return
	}
	p.canvas.show(p.scene())
	p.retitle()
	p.changed.fire()
}

// scene is the board as the canvas shows it.
func (p *boardPage) scene() scene {
	view, me := p.board.View(), p.board.Me()
	online, settings := !p.env.offline(), view.Board().Settings
	can := func(c shared.Capability, card *shared.Card) bool { return online && shared.Can(me, c, card, settings) }
	s := scene{
		view: view, board: p.id, now: localNow(), ranks: map[shared.ListID][]shared.CardID{},
		manage: can(shared.CanManage, nil), add: can(shared.CanAddCard, nil),
		mine: func(card shared.Card) bool { return can(shared.CanMove, &card) },
	}
	for _, list := range view.Lists() {
		s.lists = append(s.lists, list.ID)
		cards := view.Column(list.ID)
		row := make([]shared.CardID, len(cards))
		for i, card := range cards {
			row[i] = card.ID
		}
		s.ranks[list.ID] = row
	}
	return s
}

// retitle names the window after what is open in it.
func (p *boardPage) retitle() {
	title := p.board.View().Board().Title + " · " + text.T().Common.App
	if card, ok := p.card(); ok && p.drawer == drawerCard {
		title = text.T().Card.Number(card.Number) + " " + card.Title + " · " + title
	}
	document().Set("title", title)
}

// tell says, and shows for a moment, what others have done.
func (c *canvas) tell(before *shared.State, changes []shared.Change) {
	t := text.T().List
	me := c.page.board.Me().User.ID
	for _, change := range changes {
		if change.Actor == me || change.Type == (shared.Rebalance{}).Type() {
			continue
		}
		who := t.Somebody
		if m, ok := c.scene.view.Member(change.Actor); ok {
			who = m.User.Name
		}
		for _, card := range change.Cards {
			node := c.cards[card.ID]
			if node == nil {
				continue
			}
			c.flash(node)
			was, known := before.Card(card.ID)
			switch {
			case !known:
				c.say(t.AddedBy(who, card.Title, c.listTitle(card.List)))
			case was.List != card.List:
				c.say(t.MovedBy(who, card.Title, c.listTitle(card.List)))
			}
		}
	}
}

// flash marks a card that somebody else has just changed.
func (c *canvas) flash(node *cardNode) {
	classes := node.link.Get("classList")
	classes.Call("remove", "card-changed")
	node.link.Get("offsetWidth") // has the browser start the animation anew
	classes.Call("add", "card-changed")
}
