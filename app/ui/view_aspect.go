package ui

import (
	"net/url"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/state"
	"incharge/app/views"
	"incharge/shared"
)

// aspect is how a board is looked at, as its page's address says it: as what,
// and which of its cards.
type aspect struct {
	view   view
	filter views.Filter
	fresh  []shared.CardID // added here since the filter was set
}

// view is what a board is shown as.
type view string

const (
	viewBoard    view = ""
	viewTable    view = "table"
	viewCalendar view = "calendar"
	viewTimeline view = "timeline"
)

var allViews = []view{viewBoard, viewTable, viewCalendar, viewTimeline}

const viewKey = "view"

// heed takes in what the address says.
func (p *boardPage) heed() {
	if p.view = view(p.asked(viewKey)); !slices.Contains(allViews, p.view) {
		p.view = viewBoard
	}
	if filter := views.Parse(p.query); filter.String() != p.filter.String() {
		p.filter, p.fresh = filter, nil
	}
}

// as is the address of the board shown as something else.
func (p *boardPage) as(v view) string {
	query, _ := url.ParseQuery(p.query.Encode()) // a copy
	setKey(query, viewKey, string(v))
	return (&boardPage{id: p.id, query: query}).path()
}

// readdress has the address say something else, and the page show it. The way
// back leads to what was before the page, not through all that was chosen on it.
func (p *boardPage) readdress(change func(url.Values)) {
	if p.query == nil {
		p.query = url.Values{}
	}
	change(p.query)
	at := p.path()
	if p.number != 0 {
		at = p.queried(cardPath(p.id, p.number))
	}
	app.Window().Get("history").Call("replaceState", nil, "", at)
	p.heed()
	p.redraw()
}

// setKey has one key of an address say something, or nothing.
func setKey(query url.Values, key, value string) {
	query.Del(key)
	if value != "" {
		query.Set(key, value)
	}
}

// refilter shows other cards.
func (p *boardPage) refilter(filter views.Filter) { p.readdress(filter.Put) }

// readersClock tells times as the reader's own clocks do.
func readersClock() views.Clock { return views.Clock{Now: localNow(), Zone: zoneAt} }

// sieve says which cards are shown. One that somebody has just added is, whatever
// the filter says: they are not to look for where it has gone.
func (p *boardPage) sieve() func(shared.Card) bool {
	if p.filter.Empty() {
		return func(shared.Card) bool { return true }
	}
	shows, fresh := p.filter.Sieve(p.board.View(), p.board.Actor(), readersClock()), p.fresh
	return func(card shared.Card) bool { return shows(card) || slices.Contains(fresh, card.ID) }
}

// adding are the types of the commands that put cards on the board.
var adding = []string{shared.AddCard{}.Type(), shared.CopyCard{}.Type(), shared.ItemToCard{}.Type()}

// added notes what is done here if it puts a card on the board.
func (p *boardPage) added(e state.Entry) {
	if slices.Contains(adding, e.Type) && !p.filter.Empty() {
		p.fresh = append(p.fresh, writtenIn(e).Card)
	}
}

// appear shows the board, or only knows it while something else is shown in its
// place.
func (c *canvas) appear(s scene, shown bool) {
	if shown {
		c.show(s)
		return
	}
	c.cancelDrag()
	c.lifted, c.scene = nil, s
}
