package ui

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/app/views"
	"incharge/shared"
)

// How many cards of a day are shown before the rest are behind a button.
const (
	mostInMonth  = 4
	mostInAgenda = 20
	mostInWeek   = 200
)

// build makes the days anew.
func (c *calendar) build(first views.Day, n int, week bool) {
	t := text.T().Views
	c.grid.Call("replaceChildren")
	classes := c.grid.Get("classList")
	classes.Call("toggle", "calendar-week", week)
	attr(c.grid, "data-weeks", number(n/7))
	heads := tag("div", "calendar-weekdays")
	attr(heads, "aria-hidden", "true") // each day says it itself
	for i := range 7 {
		heads.Call("appendChild", says("span", "", t.Weekday(int((first+views.Day(i)).Date().Weekday()))))
	}
	c.grid.Call("appendChild", heads)
	c.days = make([]*calendarDay, n)
	for i := range c.days {
		day := first + views.Day(i)
		d := &calendarDay{number: tag("h3", "day-number"), list: tag("ul", "day-cards")}
		attr(d.list, "role", "list")
		words := t.DayOf(day.Date())
		d.number.Call("append", labelled(number(day.Date().Day()), words), says("span", "day-name", words))
		attr(d.number.Get("lastChild"), "aria-hidden", "true")
		d.root = tag("section", "day", d.number, d.list)
		attr(d.root, "data-day", day.String())
		attr(d.root, "role", "group") // 42 landmarks would be none
		attr(d.root, "aria-label", words)
		d.shown = "-" // so that nothing to show is something else
		c.grid.Call("appendChild", d.root)
		c.days[i] = d
	}
}

// fillDay brings a day to the cards that are due on it.
func (c *calendar) fillDay(d *calendarDay, day views.Day, cards []*shared.Card) {
	flag(d.root, "data-today", day == c.clock.Today())
	flag(d.root, "data-other", !c.week && day.First(0) != c.day.First(0))
	flag(d.root, "data-none", len(cards) == 0)
	most := mostInMonth
	switch {
	case c.week:
		most = mostInWeek
	case c.narrow:
		most = mostInAgenda
	}
	rest := 0
	if len(cards) > most {
		rest = len(cards) - most + 1
		cards = cards[:most-1]
		if i := slices.IndexFunc(cards, func(card *shared.Card) bool { return c.lifted != nil && card.ID == c.lifted.card }); i < 0 && c.lifted != nil && c.lifted.day == day {
			if card, ok := c.page.cardAt(c.lifted.card); ok {
				cards = append(slices.Clone(cards[:len(cards)-1]), &card)
			}
		}
	}
	faces := make([]face, len(cards))
	var shown strings.Builder
	for i, card := range cards {
		faces[i] = c.faceOf(*card)
		shown.WriteString(shownWord(faces[i], c.page.queried(cardPath(c.page.id, card.Number))))
		if c.lifted != nil && c.lifted.card == card.ID {
			shown.WriteString("held")
		}
		if c.page.opened == card.ID {
			shown.WriteString("open")
		}
	}
	shown.WriteString(number(rest))
	if d.shown == shown.String() {
		return
	}
	d.shown = shown.String()
	items := make([]any, 0, len(cards)+1)
	for i, card := range cards {
		items = append(items, c.item(*card, faces[i]))
	}
	if rest > 0 {
		more := button("day-more", "more", says("span", "", text.T().Views.More(rest)))
		items = append(items, tag("li", "", more))
	}
	d.list.Call("replaceChildren", items...)
}

func (c *calendar) faceOf(card shared.Card) face {
	view := c.page.board.View()
	list, _ := view.List(card.List)
	return faceOf(view, card, list, c.clock.Now)
}

// item is a card on a day, or among those without one.
func (c *calendar) item(card shared.Card, f face) app.Value {
	t := text.T()
	link := tag("a", "day-card")
	if f.due.state != "" {
		attr(link, "data-due", string(f.due.state))
		at := says("span", "day-time", c.clock.Local(*card.Deadline).Format("15:04"))
		link.Call("appendChild", at)
	}
	link.Call("appendChild", says("span", "clip grow", f.title))
	switch f.due.state {
	case dueOver:
		link.Call("appendChild", says("span", "hush", ", "+f.due.text))
	case dueMet:
		link.Call("appendChild", drawing("check"))
	}
	if f.priority == shared.PriorityHigh || f.priority == shared.PriorityUrgent {
		e := tag("span", "day-priority", drawing(priorityIcon(f.priority)), says("span", "hush", t.Card.Priorities(f.priority)))
		attr(e, "data-priority", string(f.priority))
		link.Call("appendChild", e)
	}
	if f.pic != "" {
		picture := tag("span", "avatar "+avatarGround(f.pic), labelled(initials(f.name), t.Card.InCharge(f.name)))
		attr(picture, "title", f.name)
		showPicture(picture, f.picture)
		link.Call("appendChild", picture)
	}
	attr(link, "href", c.page.queried(cardPath(c.page.id, card.Number)))
	attr(link, "title", f.title)
	attr(link, "draggable", "false")
	attr(link, "tabindex", "-1")
	attr(link, "aria-describedby", "calendar-keys")
	item := tag("li", "day-item", link)
	attr(item, "data-card", string(card.ID))
	if c.lifted != nil && c.lifted.card == card.ID {
		item.Get("classList").Call("add", "day-held")
	}
	if c.page.opened == card.ID {
		item.Get("classList").Call("add", "day-open")
	}
	return item
}

// layUndated shows those of the cards without a deadline that are near to what
// is seen of them.
func (c *calendar) layUndated() {
	if !c.aside || c.page.board == nil {
		return
	}
	lay := func() {
		from, to := views.Within(len(c.undated), c.rows.height, c.list.Get("scrollTop").Float(), max(c.list.Get("clientHeight").Float(), 300))
		var must []shared.CardID
		if id := c.focused(); id != "" {
			must = append(must, id)
		}
		c.rows.lay(idsIn(c.undated), from, to, must, func(id shared.CardID) *viewRow {
			return &viewRow{element: tag("li", "")}
		})
		for id, row := range c.rows.all {
			card := *c.undated[row.at]
			f := c.faceOf(card)
			word := shownWord(f, c.page.queried(cardPath(c.page.id, card.Number)))
			if c.page.opened == id {
				word += "open"
			}
			if was, _ := row.face.(string); was == word {
				continue
			}
			row.face = word
			item := c.item(card, f)
			row.element.Set("className", item.Get("className"))
			attr(row.element, "data-card", string(id))
			row.element.Call("replaceChildren", item.Get("firstChild"))
		}
	}
	lay()
	if c.rows.measure() {
		lay()
	}
}
