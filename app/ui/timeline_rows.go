package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/app/views"
	"incharge/shared"
)

// spanFace is what a row of the timeline shows.
type spanFace struct {
	facts
	path           string
	category       shared.Category
	from, to       views.Day
	noStart, noEnd bool
	first          views.Day // of all
	open, held     bool
	movable        bool
}

// lay has those rows and marks be there that are near to what is seen; anew says
// that the other rows may show something else by now, too.
func (t *timeline) lay(anew bool) {
	t.laying = true
	defer func() { t.laying = false }()
	seen, left := t.wrap.Get("clientHeight").Float(), t.wrap.Get("scrollLeft").Float()
	if seen == 0 {
		seen = app.Window().Get("innerHeight").Float()
	}
	all := make([]shared.CardID, len(t.spans))
	for i, span := range t.spans {
		all[i] = span.Card.ID
	}
	from, to := views.Within(len(all), t.rows.height, t.wrap.Get("scrollTop").Float(), seen)
	var must []shared.CardID
	if id := t.focused(); id != "" {
		must = append(must, id)
	}
	t.rows.lay(all, from, to, must, func(id shared.CardID) *viewRow {
		row := tag("li", "timeline-row")
		attr(row, "data-card", string(id))
		return &viewRow{element: row}
	})
	for _, row := range t.rows.all {
		if anew || row.face == nil {
			t.fill(t.spans[row.at], row)
		}
	}
	if _, there := t.rows.all[t.stop]; !there && from < len(all) {
		t.setStop(all[from])
	} else {
		t.setStop(t.stop)
	}
	t.mark(t.dayAt(left)-views.Day(600/t.width()), t.dayAt(left+t.wrap.Get("clientWidth").Float())+views.Day(600/t.width()))
}

// fill brings a row to what there is to show of its card.
func (t *timeline) fill(span views.Span, row *viewRow) {
	p := t.page
	card := *span.Card
	view := p.board.View()
	list, _ := view.List(card.List)
	f := spanFace{facts: faceOf(view, card, list, t.clock.Now).facts, path: p.queried(cardPath(p.id, card.Number)), category: list.Category,
		from: span.From, to: span.To, noStart: span.NoStart, noEnd: span.NoEnd, first: t.from,
		open: p.opened == card.ID, held: t.lifted != nil && t.lifted.was.Card.ID == card.ID, movable: p.board.Can(shared.CanPlan, &card)}
	if was, _ := row.face.(spanFace); was == f {
		return
	}
	row.face = f
	id := t.focused()
	link := tag("a", "timeline-name", says("span", "clip grow", f.title), says("span", "hush", ", "+t.says(span)))
	attr(link, "href", f.path)
	attr(link, "title", f.title)
	attr(link, "draggable", "false")
	attr(link, "tabindex", "-1")
	attr(link, "aria-describedby", "timeline-keys")
	if f.pic != "" {
		picture := tag("span", "avatar "+avatarGround(f.pic), labelled(initials(f.name), text.T().Card.InCharge(f.name)))
		attr(picture, "title", f.name)
		showPicture(picture, f.picture)
		link.Call("appendChild", picture)
	}
	bar := tag("div", "timeline-bar", handle(views.Left), handle(views.Right))
	attr(bar, "aria-hidden", "true")
	attr(bar, "data-category", string(f.category))
	attr(bar, "data-due", string(f.due.state))
	attr(bar, "title", t.says(span))
	flag(bar, "data-no-start", f.noStart)
	flag(bar, "data-no-end", f.noEnd)
	flag(bar, "data-movable", f.movable)
	setBar(bar, span, t.from)
	row.element.Call("replaceChildren", link, tag("div", "timeline-track", bar))
	classes := row.element.Get("classList")
	classes.Call("toggle", "timeline-open", f.open)
	classes.Call("toggle", "timeline-held", f.held)
	if id == card.ID {
		link.Call("focus", map[string]any{"preventScroll": true})
	}
}

// handle is an end of a bar that can be taken hold of.
func handle(end views.End) app.Value {
	e := tag("span", "timeline-end")
	attr(e, "data-end", string(end))
	return e
}

// setBar lays a bar over its days.
func setBar(bar app.Value, span views.Span, first views.Day) {
	style := bar.Get("style")
	style.Call("setProperty", "--from", strconv.Itoa(int(span.From-first)))
	style.Call("setProperty", "--length", strconv.Itoa(int(span.To-span.From)+1))
}

// says are the dates of a span in words.
func (t *timeline) says(span views.Span) string {
	words := text.T().Views
	from, to := words.DayOf(span.From.Date()), words.DayOf(span.To.Date())
	switch {
	case span.NoStart:
		return words.Until(to)
	case span.NoEnd:
		return words.From(from)
	}
	return words.FromTo(from, to)
}

// mark writes the axis from one day to another.
func (t *timeline) mark(from, to views.Day) {
	from, to = max(from, t.from), min(to, t.from+views.Day(t.days))
	if t.ticked[0] <= from+views.Day(300/t.width()) && t.ticked[1] >= to-views.Day(300/t.width()) && t.ticked != [2]views.Day{} {
		return
	}
	t.ticked = [2]views.Day{from, to}
	words := text.T().Views
	var marks []any
	add := func(class, label string, day views.Day, length int) {
		e := tag("span", class, says("span", "", label))
		e.Get("style").Call("setProperty", "--at", strconv.Itoa(int(day-t.from)))
		e.Get("style").Call("setProperty", "--length", strconv.Itoa(length))
		marks = append(marks, e)
	}
	for month := from.First(0); month < to; month = month.First(1) {
		add("timeline-month", words.MonthOf(month.Date()), month, int(month.First(1)-month))
	}
	switch t.zoom {
	case "week":
		for day := from; day < to; day++ {
			add("timeline-tick", strconv.Itoa(day.Date().Day())+" "+words.Weekday(int(day.Date().Weekday())), day, 1)
		}
	case "quarter": // the months say enough
	default:
		for day := from.Monday(); day < to; day += 7 {
			add("timeline-tick", strconv.Itoa(day.Date().Day()), day, 7)
		}
	}
	t.axis.Call("replaceChildren", marks...)
}
