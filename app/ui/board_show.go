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
		p.canvas.tell(news)
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
	p.canvas.show(p.scene())
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
	can := func(c shared.Capability, card *shared.Card) bool { return shared.Can(me, c, card, settings) }
	s := scene{
		view: view, board: p.id, query: p.queried(""), now: localNow(),
		ranks: map[shared.ListID][]shared.CardID{}, counts: map[shared.ListID]int{},
		manage: can(shared.CanManage, nil), add: can(shared.CanAddCard, nil),
		refuse: settings.Limits == shared.LimitsRefuse,
		mine:   func(card shared.Card) bool { return can(shared.CanMove, &card) },
	}
	if settings.PICLimit != nil {
		s.loads, s.most = map[shared.UserID]int{}, *settings.PICLimit
	}
	for _, list := range view.Lists() {
		s.lists = append(s.lists, list.ID)
		cards := view.Column(list.ID)
		row := make([]shared.CardID, len(cards))
		for i, card := range cards {
			row[i] = card.ID
			if s.most > 0 && card.PIC != nil && slices.Contains(shared.Working, list.Category) {
				s.loads[*card.PIC]++
			}
		}
		s.ranks[list.ID], s.counts[list.ID] = row, len(cards)
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

// news is what somebody else has done to a card.
type news struct {
	card  shared.CardID
	words string // empty: nothing to be said about it
}

// newsOf is what a change brings that is not here yet.
func (p *boardPage) newsOf(change shared.Change) []news {
	if change.Seq <= p.board.Seq() || change.Actor == p.board.Actor() || change.Type == (shared.Rebalance{}).Type() {
		return nil
	}
	t := text.T().List
	view := p.board.Confirmed()
	who := t.Somebody
	if m, ok := view.Member(change.Actor); ok {
		who = m.User.Name
	}
	var all []news
	for _, card := range change.Cards {
		list, _ := view.List(card.List)
		n := news{card: card.ID}
		if was, known := view.Card(card.ID); !known {
			n.words = t.AddedBy(who, card.Title, list.Title)
		} else if was.List != card.List {
			n.words = t.MovedBy(who, card.Title, list.Title)
		}
		all = append(all, n)
	}
	return all
}

// tell says news, and shows them for a moment.
func (c *canvas) tell(all []news) {
	for _, n := range all {
		if node := c.cards[n.card]; node != nil {
			c.flash(node)
		}
		if n.words != "" {
			c.say(n.words)
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
