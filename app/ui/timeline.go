package ui

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/app/views"
	"incharge/shared"
)

// timeline shows the cards of a board that have dates as bars from their start
// to their deadline, below each other.
type timeline struct {
	page *boardPage
	host app.Value // go-app's, empty of its own
	hears
	wrap, inner, axis, list, today, note, none app.Value
	zooms                                      map[string]app.Value

	clock   views.Clock
	zoom    string
	from    views.Day // the first that there is room for
	days    int
	spans   []views.Span
	rows    *rows
	ticked  [2]views.Day // the axis is marked from one to the other
	placed  bool         // today has been brought into sight
	stop    shared.CardID
	lifted  *stretched
	carry   carry
	gripped *stretched
	shiftX  float64 // it has been scrolled by while carried
	laying  bool    // elements are being moved about
	again   bool    // it is to be laid out anew in the next frame
	next    app.Func
	asked   app.Value // the frame
	sizes   app.Value
	sized   app.Func
}

// stretched is a span whose dates are being changed.
type stretched struct {
	was, is views.Span
	end     views.End
	bar     app.Value
}

const zoomKey = "zoom"

func newTimeline(p *boardPage, host app.Value) *timeline {
	words := text.T().Views
	t := &timeline{page: p, host: host, zooms: map[string]app.Value{}, zoom: "-"}
	zooms := tag("div", "calendar-spans")
	attr(zooms, "role", "group")
	attr(zooms, "aria-label", words.Zoom)
	for _, z := range zoomsOf {
		b := button("button button-quiet button-small", "zoom", says("span", "", zoomName(z.value)))
		b.Set("id", "zoom-"+zoomID(z.value))
		attr(b, "data-value", z.value)
		t.zooms[z.value] = b
		zooms.Call("appendChild", b)
	}
	today := button("button button-small", "today", says("span", "", words.Today))
	today.Set("id", "timeline-today")
	t.note = tag("a", "small timeline-note")
	t.note.Set("id", "timeline-undated")
	head := tag("div", "calendar-head", zooms, today, tag("span", "grow"), t.note)
	t.axis, t.today = tag("div", "timeline-axis"), tag("div", "timeline-today")
	attr(t.axis, "aria-hidden", "true")
	t.list = tag("ul", "timeline-rows")
	attr(t.list, "role", "list")
	attr(t.list, "aria-label", words.Timeline)
	t.inner = tag("div", "timeline-inner", t.axis, t.today, t.list)
	t.wrap, t.none = tag("div", "timeline-scroll", t.inner), tag("div", "view-none")
	keys := says("p", "hush", words.TimelineKeys)
	keys.Set("id", "timeline-keys")
	host.Call("replaceChildren", head, t.wrap, t.none, keys)
	t.rows = newRows(t.list, usualRow, func() app.Value {
		room := tag("li", "")
		attr(room, "role", "none")
		return room
	})
	t.next = app.FuncOf(func(app.Value, []app.Value) any {
		t.again = false
		if t.page.board != nil {
			t.lay(false)
		}
		return nil
	})
	t.on(t.wrap, "scroll", func(app.Value) { t.layNext() }, map[string]any{"passive": true})
	t.on(host, "click", t.click)
	t.on(host, "keydown", t.keydown)
	t.on(host, "focusin", t.focusin)
	t.on(host, "focusout", func(e app.Value) {
		if t.lifted != nil && !t.laying && !t.host.Call("contains", e.Get("relatedTarget")).Bool() {
			t.letGo()
		}
	})
	t.sized = app.FuncOf(func(app.Value, []app.Value) any {
		if t.page.board != nil {
			t.place()
			t.layNext()
		}
		return nil
	})
	t.sizes = app.Window().Get("ResizeObserver").New(t.sized)
	t.sizes.Call("observe", t.wrap)
	t.carry = carry{grip: t.grip, lift: t.lift, frame: t.frame, drop: t.drop}
	t.carry.listen(&t.hears, host)
	return t
}

func (t *timeline) end() {
	t.carry.cancel()
	t.hears.end()
	t.sizes.Call("disconnect")
	t.sized.Release()
	t.host.Call("replaceChildren")
	if t.again {
		app.Window().Call("cancelAnimationFrame", t.asked)
	}
	t.next.Release()
}

func (t *timeline) layNext() {
	if !t.again {
		t.again = true
		t.asked = app.Window().Call("requestAnimationFrame", t.next)
	}
}

// show brings it to the board as it is now.
func (t *timeline) show() {
	p, words := t.page, text.T().Views
	t.clock = readersClock()
	wanted := p.asked(zoomKey)
	if !slices.ContainsFunc(zoomsOf, func(z zoom) bool { return z.value == wanted }) {
		wanted = ""
	}
	spans, without := views.Spans(p.canvas.scene.cards, t.clock)
	t.spans = spans
	if l := t.lifted; l != nil {
		for i := range t.spans {
			if t.spans[i].Card.ID == l.was.Card.ID {
				t.spans[i] = l.is
			}
		}
	}
	t.stretch(wanted)
	for value, b := range t.zooms {
		attr(b, "aria-pressed", strconv.FormatBool(value == t.zoom))
	}
	t.note.Set("hidden", without == 0)
	t.note.Set("textContent", words.WithoutDates(without))
	attr(t.note, "href", p.as(viewCalendar))
	none := len(t.spans) == 0
	t.wrap.Set("hidden", none)
	t.none.Call("replaceChildren")
	switch {
	case none && without > 0:
		t.none.Call("appendChild", nothing("timeline", words.NoDates, words.NoDatesWhy))
	case none:
		t.none.Call("appendChild", p.noCards())
	}
	t.lay(true)
	if t.rows.measure() {
		t.lay(false)
	}
	t.place()
}
