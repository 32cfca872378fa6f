package ui

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/app/views"
	"incharge/shared"
)

// calendar shows the cards of a board on the days that they are due on: those of
// a month or of a week, with those that are not due at all beside them. Where
// there is no room for seven days side by side they are below each other.
type calendar struct {
	page *boardPage
	host app.Value // go-app's, empty of its own
	hears
	title, grid, side, count, list app.Value
	spans                          map[string]app.Value

	clock   views.Clock
	day     views.Day // one of those that are shown
	week    bool
	known   bool // how wide it is
	narrow  bool
	first   views.Day
	days    []*calendarDay
	undated []*shared.Card
	rows    *rows // of those
	aside   bool  // they are shown
	stop    shared.CardID
	laying  bool // elements are being moved about
	lifted  *dated
	carry   carry
	gripped shared.CardID
	ghost   app.Value
	over    app.Value // the day that it would be dropped on
	sizes   app.Value
	sized   app.Func
}

// calendarDay is a day in the document.
type calendarDay struct {
	root, number, list app.Value
	shown              string // what it shows, in a word
}

// dated is a card that is being put on another day by keys.
type dated struct {
	card shared.CardID
	day  views.Day
}

const (
	calendarDayKey  = "on"
	calendarSpanKey = "span"
	spanWeek        = "week"
)

func newCalendar(p *boardPage, host app.Value) *calendar {
	t := text.T().Views
	c := &calendar{page: p, host: host, spans: map[string]app.Value{}}
	tool := func(does string, icon Icon, words string) app.Value {
		b := button("button button-quiet button-icon button-small", does, drawing(icon))
		b.Set("id", "calendar-"+does)
		attr(b, "aria-label", words)
		attr(b, "title", words)
		return b
	}
	today := button("button button-small", "today", says("span", "", t.Today))
	today.Set("id", "calendar-today")
	c.title = says("h2", "calendar-title", "")
	c.title.Set("id", "calendar-title")
	attr(c.title, "aria-live", "polite")
	c.count = tag("span", "calendar-count")
	without := button("button button-quiet button-small calendar-without", "aside", says("span", "", t.Undated), c.count)
	without.Set("id", "calendar-aside")
	span := tag("div", "calendar-spans")
	attr(span, "role", "group")
	attr(span, "aria-label", t.Span)
	for _, one := range []struct{ value, words string }{{"month", t.Month}, {spanWeek, t.Week}} {
		b := button("button button-quiet button-small", "span", says("span", "", one.words))
		b.Set("id", "calendar-"+one.value)
		attr(b, "data-value", one.value)
		c.spans[one.value] = b
		span.Call("appendChild", b)
	}
	head := tag("div", "calendar-head", c.title, tool("earlier", "chevron-left", t.Earlier), today, tool("later", "chevron-right", t.Later),
		tag("span", "grow"), span, without)
	c.grid = tag("div", "calendar-grid")
	c.list = tag("ul", "calendar-undated")
	attr(c.list, "role", "list")
	c.side = tag("section", "calendar-side", says("h3", "calendar-side-title", t.Undated), c.list)
	attr(c.side, "aria-label", t.Undated)
	attr(c.side, "data-day", "")
	keys := says("p", "hush", t.CalendarKeys)
	keys.Set("id", "calendar-keys")
	host.Call("replaceChildren", head, tag("div", "calendar-body", c.grid, c.side), keys)
	c.rows = newRows(c.list, 40, func() app.Value {
		room := tag("li", "")
		attr(room, "role", "none")
		return room
	})
	c.listen()
	return c
}

// Below narrowView px days stand below each other; from wideView on there is room
// for what has no deadline beside them.
const narrowView, wideView = 640, 900

func (c *calendar) listen() {
	c.on(c.host, "click", c.click)
	c.on(c.host, "keydown", c.keydown)
	c.on(c.host, "focusin", c.focusin)
	c.on(c.host, "focusout", func(e app.Value) {
		if c.lifted != nil && !c.laying && !c.host.Call("contains", e.Get("relatedTarget")).Bool() {
			c.letGo(text.T().List.Dropped)
		}
	})
	c.on(c.list, "scroll", func(app.Value) { c.layUndated() }, map[string]any{"passive": true})
	c.sized = app.FuncOf(func(app.Value, []app.Value) any {
		width := c.host.Get("clientWidth").Float()
		if width == 0 || c.page.board == nil {
			return nil
		}
		if narrow := width < narrowView; narrow != c.narrow || !c.known {
			if !c.known {
				c.aside = width >= wideView
			}
			c.narrow, c.known = narrow, true
			c.show()
		}
		return nil
	})
	c.sizes = app.Window().Get("ResizeObserver").New(c.sized)
	c.sizes.Call("observe", c.host)
	c.carry = carry{grip: c.grip, lift: c.liftByPointer, frame: c.frame, drop: c.drop}
	c.carry.listen(&c.hears, c.host)
}

func (c *calendar) end() {
	c.carry.cancel()
	c.hears.end()
	c.sizes.Call("disconnect")
	c.sized.Release()
	c.host.Call("replaceChildren")
}

// show brings it to the board as it is now.
func (c *calendar) show() {
	p := c.page
	c.laying = true
	defer func() { c.laying = false }()
	focused := c.focused()
	c.clock = readersClock()
	day, ok := views.ParseDay(p.asked(calendarDayKey))
	if !ok {
		day = c.clock.Today()
	}
	week := p.asked(calendarSpanKey) == spanWeek
	first, n := views.Month(day)
	if week {
		first, n = day.Monday(), 7
	}
	if first != c.first || n != len(c.days) || week != c.week {
		c.build(first, n, week)
	}
	c.day, c.week, c.first = day, week, first
	cards := p.canvas.scene.cards
	if l := c.lifted; l != nil {
		cards = slices.Clone(cards)
		for i, card := range cards {
			if card.ID == l.card {
				held := *card
				held.Deadline = views.DueOn(held, l.day, c.clock).Deadline.Value
				cards[i] = &held
			}
		}
	}
	days, undated := views.ByDay(cards, c.clock)
	c.undated = undated
	c.heading()
	for i, d := range c.days {
		c.fillDay(d, first+views.Day(i), days[first+views.Day(i)])
	}
	c.count.Set("textContent", number(len(undated)))
	c.side.Set("hidden", !c.aside)
	if b, ok := find(c.host, "#calendar-aside"); ok {
		attr(b, "aria-expanded", strconv.FormatBool(c.aside))
	}
	c.layUndated()
	if focused != "" {
		c.focusCard(focused)
	}
	c.setStop()
}
