package ui

import (
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/app/views"
	"incharge/shared"
)

// reschedule has a card be due on a day; a card that is put among those without
// one is due no more.
func (c *calendar) reschedule(id shared.CardID, words string) {
	p, t := c.page, text.T().Views
	card, ok := p.cardAt(id)
	if !ok {
		return
	}
	if words == "" {
		if card.Deadline != nil {
			p.on(p.id, func(ctx app.Context) {
				p.act(ctx, shared.ScheduleCard{Card: id, Deadline: shared.Clear[time.Time]()}, p.undoable(t.NoLongerDue(card.Title)))
			})
		}
		return
	}
	day, ok := views.ParseDay(words)
	if !ok || card.Deadline != nil && c.clock.Day(*card.Deadline) == day {
		return
	}
	p.on(p.id, func(ctx app.Context) {
		said := t.DueOn(card.Title, t.DayOf(day.Date()))
		if p.act(ctx, views.DueOn(card, day, c.clock), p.undoable(said)) {
			p.canvas.say(said)
		}
	})
}

// shownWord is what a card shows in a day, in a word: while it is the same, so is
// its element.
func shownWord(f face, path string) string {
	var b strings.Builder
	for _, part := range []string{path, f.title, string(f.pic), f.name, f.picture, string(f.due.state), f.due.text, string(f.priority)} {
		b.WriteString(part)
		b.WriteByte(0)
	}
	return b.String()
}
