package ui

import (
	"net/url"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/app/views"
)

// heading says what is shown.
func (c *calendar) heading() {
	t := text.T().Views
	words := t.MonthOf(c.day.Date())
	if c.week {
		words = t.WeekOf(c.first.Date(), (c.first + 6).Date())
	}
	if c.title.Get("textContent").String() != words {
		c.title.Set("textContent", words)
	}
	for value, b := range c.spans {
		attr(b, "aria-pressed", strconv.FormatBool((value == spanWeek) == c.week))
	}
}

// turn shows other days.
func (c *calendar) turn(day views.Day, week bool) {
	p := c.page
	p.on(p.id, func(app.Context) {
		p.readdress(func(query url.Values) {
			at, span := day.String(), ""
			if day == c.clock.Today() {
				at = ""
			}
			if week {
				span = spanWeek
			}
			setKey(query, calendarDayKey, at)
			setKey(query, calendarSpanKey, span)
		})
	})
}

// click is every click within the calendar.
func (c *calendar) click(e app.Value) {
	b, ok := closest(e.Get("target"), "[data-do]")
	if !ok {
		return
	}
	by := 1
	switch data(b, "do") {
	case "earlier":
		by = -1
		fallthrough
	case "later":
		if c.week {
			c.turn(c.day+views.Day(7*by), true)
		} else {
			c.turn(c.day.First(by), false)
		}
	case "today":
		c.turn(c.clock.Today(), c.week)
	case "span":
		c.turn(c.day, data(b, "value") == spanWeek)
	case "more":
		if root, ok := closest(b, "[data-day]"); ok {
			day, _ := views.ParseDay(data(root, "day"))
			c.turn(day, true)
		}
	case "aside":
		c.aside = !c.aside
		c.show()
	}
}
