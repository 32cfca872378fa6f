package ui

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

func (d *cardPanel) deadline(card shared.Card) app.UI {
	t := text.T()
	if !d.may(shared.CanPlan, card) {
		if card.Deadline == nil {
			return app.Span().ID(cardDeadlineID).Class("faint").Title(t.Card.PlanOnly).Text(t.Card.None)
		}
		return app.Span().ID(cardDeadlineID).Title(t.Card.PlanOnly).Text(t.Dates.Full(card.Deadline.In(zoneAt(*card.Deadline))))
	}
	return app.Div().Class("row").Body(
		app.Input().Type("datetime-local").ID(cardDeadlineID).Class("input").Max("9999-12-31T23:59").
			OnChange(d.typeDeadline).OnBlur(func(app.Context, app.Event) { d.takeDeadline() }),
		app.If(card.Deadline != nil, func() app.UI {
			return app.Button().Type("button").Class("button button-quiet button-icon").Aria("label", t.Card.ClearDeadline).
				Title(t.Card.ClearDeadline).Body(Icon("x").UI()).
				OnClick(func(app.Context, app.Event) {
					d.due = ""
					d.act(shared.ScheduleCard{Card: d.id, Deadline: shared.Clear[time.Time]()})
				})
		}))
}

// settleAfter is how long a date is left alone before it is taken over: the
// field tells of every digit of a year.
const settleAfter = 900 * time.Millisecond

func (d *cardPanel) typeDeadline(app.Context, app.Event) {
	d.due = value(cardDeadlineID)
	typed := d.due
	d.page.ctx.After(settleAfter, func(app.Context) {
		if d.due == typed {
			d.takeDeadline()
		}
	})
}

func (d *cardPanel) takeDeadline() {
	typed := d.due
	d.due = ""
	if typed == "" {
		return
	}
	at, ok := fromField(typed)
	if !ok || at.Year() < 1970 {
		return
	}
	if card, there := d.page.card(); there && card.Deadline != nil && card.Deadline.Equal(at) {
		return
	}
	d.act(shared.ScheduleCard{Card: d.id, Deadline: shared.Some(at)})
}

// fieldTime is how such a field writes a time of the reader's zone.
const fieldTime = "2006-01-02T15:04"

func fromField(typed string) (time.Time, bool) {
	at, err := time.Parse(fieldTime, typed[:min(len(typed), len(fieldTime))])
	if err != nil {
		return time.Time{}, false
	}
	// The zone is that of the time itself, which is known only with the zone;
	// the second look is right but for the hour that a change of clocks skips.
	for range 2 {
		zone := zoneAt(at)
		at = time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), 0, 0, zone)
	}
	return at.UTC(), true
}
