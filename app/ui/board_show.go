package ui

import (
	"slices"
	"time"

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

// showSoon does so in a moment, once for all that has happened by then: when much
// is being sent, drawing is not to hold it up.
func (p *boardPage) showSoon(ctx app.Context) {
	if p.showing == p.id || p.board == nil {
		return
	}
	id := p.id
	p.showing = id
	p.board.Linger(true)
	ctx.After(min(p.showTook*showPart, showLate), func(ctx app.Context) {
		if p.showing == id {
			p.showing = ""
		}
		if p.id != id || p.board == nil {
			return
		}
		p.show(ctx)
		news := p.news
		p.news = nil
		p.canvas.flashAll(news)
		p.announce(news)
	})
}

const (
	// Drawing takes no more than this part of the time, but has to come.
	showPart = 3
	showLate = time.Second
)

func (p *boardPage) redraw() {
	if p.board == nil {
		return
	}
	p.board.Linger(false)
	began := time.Now()
	defer func() { p.showTook = time.Since(began) }()
	p.canvas.appear(p.scene(), p.view == viewBoard)
	p.canvas.crowd(crowds(p.companions()))
	p.canvas.shutOut(p.drawer != drawerNone)
	p.retitle()
	p.tell()
	p.changed.fire()
}

// scene is the board as the canvas shows it.
func (p *boardPage) scene() scene {
	view, me := p.board.View(), p.board.Me()
	settings := view.Board().Settings
	open := p.closed() == "" // else it is only to be read
	can := func(c shared.Capability, card *shared.Card) bool { return open && shared.Can(me, c, card, settings) }
	s := scene{
		view: view, board: p.id, query: p.queried(""), now: localNow(),
		ranks: map[shared.ListID][]shared.CardID{}, counts: map[shared.ListID]int{},
		manage: can(shared.CanManage, nil), add: can(shared.CanAddCard, nil),
		refuse: settings.Limits == shared.LimitsRefuse,
		mine:   func(card shared.Card) bool { return can(shared.CanMove, &card) },
		folded: map[string]bool{},
	}
	for _, key := range p.folded {
		s.folded[key] = true
	}
	if settings.PICLimit != nil {
		s.loads, s.most = map[shared.UserID]int{}, *settings.PICLimit
	}
	shows := p.sieve()
	for _, list := range view.Lists() {
		s.lists = append(s.lists, list.ID)
		cards := view.Column(list.ID)
		row := make([]shared.CardID, 0, len(cards))
		for i, card := range cards {
			if shows(card) {
				row = append(row, card.ID)
				if p.view != viewBoard {
					s.cards = append(s.cards, &cards[i])
				}
			}
			if s.most > 0 && card.PIC != nil && slices.Contains(shared.Working, list.Category) {
				s.loads[*card.PIC]++
			}
		}
		s.ranks[list.ID], s.counts[list.ID] = row, len(cards)
	}
	s.laned(lanesBy(p.asked(lanesKey)))
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
