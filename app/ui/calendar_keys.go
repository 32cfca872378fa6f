package ui

import (
	"net/url"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/app/views"
	"incharge/shared"
)

// keydown is every key pressed within the calendar.
func (c *calendar) keydown(e app.Value) {
	key := e.Get("key").String()
	if e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool() || e.Get("altKey").Bool() {
		return
	}
	if key == "Escape" && c.lifted == nil && c.page.drawer != drawerNone {
		c.page.on(c.page.id, c.page.closeDrawer)
		return
	}
	id := c.focused()
	if id == "" {
		return
	}
	do := func() bool { return c.walk(key, id) }
	if c.lifted != nil {
		do = func() bool { return c.carryBy(key) }
	}
	if do() {
		e.Call("preventDefault")
	}
}

func (c *calendar) walk(key string, id shared.CardID) bool {
	order := c.order()
	at := slices.Index(order, id)
	switch key {
	case "ArrowUp":
		at--
	case "ArrowDown":
		at++
	case "ArrowLeft":
		at = c.otherDay(order, at, -1)
	case "ArrowRight":
		at = c.otherDay(order, at, 1)
	case "Home":
		at = 0
	case "End":
		at = len(order) - 1
	case " ", "m", "M":
		if key == " " || plainKeys() {
			c.liftByKeys(id)
			return true
		}
		return false
	case "Delete", "Backspace":
		if c.mayMove(id) {
			c.reschedule(id, "")
		}
		return true
	default:
		return false
	}
	if at >= 0 && at < len(order) {
		c.focusCard(order[at])
	}
	return true
}

// otherDay is the first card of the next day, or of the last one before, that
// has any.
func (c *calendar) otherDay(order []shared.CardID, at, step int) int {
	day := func(i int) string {
		link, _ := c.linkOf(order[i])
		root, _ := closest(link, "[data-day]")
		return data(root, "day")
	}
	here := day(at)
	for at += step; at >= 0 && at < len(order) && day(at) == here; at += step {
	}
	if step < 0 && at > 0 {
		for there := day(at); at > 0 && day(at-1) == there; at-- {
		}
	}
	return at
}

// mayMove says whether this person may put a card on another day, and tells them
// where they may not.
func (c *calendar) mayMove(id shared.CardID) bool {
	card, ok := c.page.cardAt(id)
	if ok && c.page.board.Can(shared.CanPlan, &card) {
		return true
	}
	c.page.env.toasts.fail(text.T().Card.PlanOnly)
	return false
}

func (c *calendar) liftByKeys(id shared.CardID) {
	if !c.mayMove(id) {
		return
	}
	card, _ := c.page.cardAt(id)
	day := c.clock.Today()
	if card.Deadline != nil {
		day = c.clock.Day(*card.Deadline)
	}
	c.lifted = &dated{card: id, day: day}
	t := text.T().Views
	c.page.canvas.say(t.LiftedDay(card.Title, t.DayOf(day.Date())))
	c.holdOn(day)
}

// holdOn holds what is lifted on a day, and shows that.
func (c *calendar) holdOn(day views.Day) {
	c.lifted.day = day
	id := c.lifted.card
	if day < c.first || day >= c.first+views.Day(len(c.days)) {
		p := c.page
		p.on(p.id, func(app.Context) {
			p.readdress(func(query url.Values) { setKey(query, calendarDayKey, day.String()) })
			p.later(func() {
				c.show()
				c.focusCard(id)
			})
		})
		return
	}
	c.show()
	c.focusCard(id)
}

func (c *calendar) carryBy(key string) bool {
	t := text.T().Views
	day := c.lifted.day
	switch key {
	case "ArrowLeft":
		day--
	case "ArrowRight":
		day++
	case "ArrowUp":
		day -= 7
	case "ArrowDown":
		day += 7
	case " ", "Enter", "m", "M":
		l := c.lifted
		c.lifted = nil
		c.reschedule(l.card, l.day.String())
		c.show()
		return true
	case "Escape":
		c.letGo(text.T().List.Dropped)
		return true
	default:
		return key != "Tab"
	}
	c.page.canvas.say(t.DayOf(day.Date()))
	c.holdOn(day)
	return true
}

func (c *calendar) letGo(words string) {
	c.lifted = nil
	c.page.canvas.say(words)
	c.show()
}
