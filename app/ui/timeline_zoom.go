package ui

import (
	"net/url"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/app/views"
)

// zoomsOf is how wide a day is, in px.
var zoomsOf = []zoom{{"week", 52, 21}, {"", 15, 45}, {"quarter", 5, 120}}

type zoom struct {
	value string
	day   float64
	room  int // days before the first date and after the last
}

func (t *timeline) width() float64 {
	for _, z := range zoomsOf {
		if z.value == t.zoom {
			return z.day
		}
	}
	return zoomsOf[1].day
}

func zoomID(value string) string {
	if value == "" {
		return "month"
	}
	return value
}

func zoomName(value string) string {
	t := text.T().Views
	switch value {
	case "week":
		return t.Week
	case "quarter":
		return t.Quarter
	default:
		return t.Month
	}
}

// stretch makes room for all the days that are needed, and keeps in sight what is.
func (t *timeline) stretch(wanted string) {
	room := 0
	for _, z := range zoomsOf {
		if z.value == wanted {
			room = z.room
		}
	}
	from, to := t.clock.Today(), t.clock.Today()
	for _, span := range t.spans {
		from, to = min(from, span.From), max(to, span.To)
	}
	const most = 10 * 366 // a date by mistake is not to make all others too small to be found
	from, to = max(from, t.clock.Today()-most), min(to, t.clock.Today()+most)
	from, to = (from - views.Day(room)).First(0), (to + views.Day(room)).First(1)
	if wanted == t.zoom && from >= t.from && int(to-t.from) <= t.days {
		return // there is room already
	}
	middle := t.clock.Today()
	if t.zoom == wanted {
		middle = t.dayAt(t.wrap.Get("scrollLeft").Float())
	} else if t.placed {
		middle = t.dayAt(t.wrap.Get("scrollLeft").Float() + t.wrap.Get("clientWidth").Float()/3)
	}
	again := t.zoom == wanted
	t.zoom, t.from, t.days, t.ticked = wanted, from, int(to-from), [2]views.Day{}
	style := t.inner.Get("style")
	style.Call("setProperty", "--days", strconv.Itoa(t.days))
	style.Call("setProperty", "--day", px(t.width()))
	attr(t.inner, "data-zoom", zoomID(wanted))
	t.today.Get("style").Call("setProperty", "--at", strconv.Itoa(int(t.clock.Today()-t.from)))
	if again {
		t.wrap.Set("scrollLeft", float64(middle-t.from)*t.width())
	} else if t.placed {
		t.reach(middle)
	}
}

// place brings today into sight, once there is a sight to bring it into.
func (t *timeline) place() {
	if !t.placed && len(t.spans) > 0 && t.wrap.Get("clientWidth").Float() > 0 {
		t.placed = true
		t.reach(t.clock.Today())
	}
}

func (t *timeline) dayAt(left float64) views.Day { return t.from + views.Day(left/t.width()) }

// reach brings a day into sight.
func (t *timeline) reach(day views.Day) {
	t.wrap.Set("scrollLeft", max(0, float64(day-t.from)*t.width()-t.wrap.Get("clientWidth").Float()/4))
	t.lay(false)
}

func (t *timeline) click(e app.Value) {
	if bar, ok := closest(e.Get("target"), ".timeline-bar"); ok {
		if link, ok := find(bar.Get("parentElement").Get("parentElement"), ".timeline-name"); ok {
			link.Call("click") // a bar leads where its name does
		}
		return
	}
	b, ok := closest(e.Get("target"), "[data-do]")
	if !ok {
		return
	}
	p := t.page
	switch data(b, "do") {
	case "today":
		t.reach(t.clock.Today())
	case "zoom":
		value := data(b, "value")
		p.on(p.id, func(app.Context) {
			p.readdress(func(query url.Values) { setKey(query, zoomKey, value) })
		})
	}
}
