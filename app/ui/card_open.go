package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/shared"
)

// turnTo opens the card that an address names; 0 closes what is open.
func (p *boardPage) turnTo(number int64) {
	p.number = number
	if p.board == nil {
		return
	}
	switch {
	case number != 0:
		p.opened = p.numbered(number)
		p.drawer = drawerCard
		if card, ok := p.card(); ok {
			p.env.beenTo(p.id, p.board.View().Board().Title, number, card.Title)
		}
	case p.drawer == drawerCard:
		p.drawer, p.opened = drawerNone, ""
	}
	p.redraw()
}

// numbered finds a card on the board; "" when it isn't there.
func (p *boardPage) numbered(number int64) shared.CardID {
	view := p.board.View()
	for _, list := range view.Lists() {
		for _, card := range view.Column(list.ID) {
			if card.Number == number {
				return card.ID
			}
		}
	}
	return ""
}

// card is the one that is open, if it is on the board.
func (p *boardPage) card() (shared.Card, bool) { return p.cardAt(p.opened) }

func (p *boardPage) cardAt(id shared.CardID) (shared.Card, bool) {
	card, ok := p.board.View().Card(id)
	if !ok || !card.Open() {
		return card, false
	}
	list, ok := p.board.View().List(card.List)
	return card, ok && list.Open()
}

func (p *boardPage) path() string { return p.queried("/boards/" + string(p.id)) }

// closeCard closes it and gives the focus back to where it lies on the board.
func (p *boardPage) closeCard(ctx app.Context) {
	id := p.opened
	ctx.Navigate(p.path())
	p.later(func() {
		if !p.focusWhere(id) {
			focus("main")
		}
	})
}

// closeDrawer closes whatever stands open beside the board.
func (p *boardPage) closeDrawer(ctx app.Context) {
	if p.drawer == drawerCard {
		p.closeCard(ctx)
		return
	}
	p.drawer = drawerNone
	p.redraw()
	focus("board-more")
}
