package ui

import (
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// newsID is where readers of the screen are told of what others do, apart from
// what is said about one's own doings.
const newsID = "board-news"

const (
	// What others do is told together, some moments after it began, and then not
	// again for a while: nobody can listen to every move of a busy board.
	newsGather = 1500 * time.Millisecond
	newsRest   = 5 * time.Second
	// Up to so many are told one by one.
	newsEach = 3
)

// news is what somebody else has done to a card.
type news struct {
	card  shared.CardID
	kind  newsKind
	who   string
	title string
	list  string
}

type newsKind int

const (
	newsNone newsKind = iota // nothing to be said about it
	newsAdded
	newsMoved
	newsGone
	newsYours
)

// newsOf is what a change brings that is not here yet.
func (p *boardPage) newsOf(change shared.Change) (all []news) {
	if change.Seq <= p.board.Seq() || change.Actor == p.board.Actor() || change.Type == (shared.Rebalance{}).Type() {
		return nil
	}
	view, me := p.board.Confirmed(), p.board.Actor()
	who := text.T().List.Somebody
	if m, ok := view.Member(change.Actor); ok {
		who = m.User.Name
	}
	for _, card := range change.Cards {
		list, _ := view.List(card.List)
		n := news{card: card.ID, who: who, title: card.Title, list: list.Title}
		was, known := view.Card(card.ID)
		switch {
		case !known && card.Open(), known && card.Open() && !was.Open():
			n.kind = newsAdded
		case known && was.Open() && !card.Open():
			n.kind = newsGone
		case known && was.List != card.List:
			n.kind = newsMoved
		case card.PIC != nil && *card.PIC == me && (was.PIC == nil || *was.PIC != me):
			n.kind = newsYours
		}
		all = append(all, n)
	}
	return all
}

func (n news) words() string {
	t := text.T()
	switch n.kind {
	case newsAdded:
		return t.List.AddedBy(n.who, n.title, n.list)
	case newsMoved:
		return t.List.MovedBy(n.who, n.title, n.list)
	case newsGone:
		return t.Canvas.GoneBy(n.who, n.title)
	case newsYours:
		return t.Canvas.YoursBy(n.who, n.title)
	default:
		return ""
	}
}

// told are news in words: each of a few, and of many how much everybody has done.
// Of what happened to one card in a row only the last is told.
func told(all []news) string {
	var last []news
	at := map[shared.CardID]int{}
	for _, n := range all {
		if n.kind == newsNone {
			continue
		}
		if i, before := at[n.card]; before && last[i].kind == n.kind {
			last[i] = n
			continue
		}
		at[n.card] = len(last)
		last = append(last, n)
	}
	var words []string
	if len(last) <= newsEach {
		for _, n := range last {
			words = append(words, n.words())
		}
		return strings.Join(words, ". ")
	}
	type deed struct {
		who  string
		kind newsKind
	}
	counts := map[deed]int{}
	var order []deed
	for _, n := range last {
		d := deed{n.who, n.kind}
		if counts[d] == 0 {
			order = append(order, d)
		}
		counts[d]++
	}
	t := text.T().Canvas
	for _, d := range order {
		n := counts[d]
		switch d.kind {
		case newsAdded:
			words = append(words, t.AddedMany(d.who, n))
		case newsMoved:
			words = append(words, t.MovedMany(d.who, n))
		case newsGone:
			words = append(words, t.GoneMany(d.who, n))
		case newsYours:
			words = append(words, t.YoursMany(d.who, n))
		}
	}
	return strings.Join(words, ". ")
}

// announce has readers of the screen told of news, with those that come soon.
func (p *boardPage) announce(all []news) {
	if len(all) == 0 {
		return
	}
	begun := len(p.untold) > 0
	p.untold = append(p.untold, all...)
	if begun {
		return
	}
	id := p.id
	p.ctx.After(max(newsGather, newsRest-time.Since(p.toldAt)), func(app.Context) {
		if p.id != id {
			return
		}
		words := told(p.untold)
		p.untold = nil
		if place := app.Window().GetElementByID(newsID); place.Truthy() && words != "" {
			p.toldAt = time.Now()
			place.Set("textContent", words)
		}
	})
}

// flashAll shows for a moment which cards somebody else has just changed.
func (c *canvas) flashAll(all []news) {
	for _, n := range all {
		if node := c.cards[n.card]; node != nil {
			c.flash(node)
		}
	}
}

func (c *canvas) flash(node *cardNode) {
	classes := node.link.Get("classList")
	classes.Call("remove", "card-changed")
	node.link.Get("offsetWidth") // has the browser start the animation anew
	classes.Call("add", "card-changed")
}
