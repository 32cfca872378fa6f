package ui

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const (
	cardPICID      = "card-pic"
	cardPriorityID = "card-priority"
	cardDeadlineID = "card-deadline"
	nobody         = "nobody" // go-app leaves an empty value out
)

// facts is who, where and when: each as a field for whoever may change it, as
// plain words for everybody else.
func (d *cardPanel) facts(card shared.Card) app.UI {
	t := text.T()
	return app.Dl().Class("card-facts-list").Body(
		fact(t.Card.List, "", d.whereabouts(card)),
		fact(t.Card.PIC, fieldIf(d.mayAssign(card), cardPICID), d.inCharge(card)),
		fact(t.Dates.Deadline, fieldIf(d.may(shared.CanPlan, card), cardDeadlineID), d.deadline(card)),
		fact(t.Card.Priority, fieldIf(d.may(shared.CanPlan, card), cardPriorityID), d.priority(card)),
		fact(t.Labels.Title, "", d.picker.UI(card)),
	)
}

// fieldIf names a field that a label can be for; there is none without it.
func fieldIf(there bool, id string) string {
	if there {
		return id
	}
	return ""
}

// mayAssign says whether the person can put anybody in charge, not just
// themselves.
func (d *cardPanel) mayAssign(card shared.Card) bool {
	return d.page.board.Me().Role == shared.Supervisor && d.may(shared.CanAssign, card)
}

func fact(name, field string, content app.UI) app.UI {
	label := app.UI(app.Span().Text(name))
	if field != "" {
		label = app.Label().For(field).Text(name)
	}
	return app.Div().Class("card-fact-row").Body(app.Dt().Body(label), app.Dd().Body(content))
}

// inCharge says who is, and lets those who may change it.
func (d *cardPanel) inCharge(card shared.Card) app.UI {
	t := text.T().Card
	p := d.page
	me := p.board.Me()
	if d.mayAssign(card) {
		members := p.board.View().Members()
		return app.Select().ID(cardPICID).Class("input").OnChange(d.assign).Body(
			app.Option().Value(nobody).Text(t.Nobody),
			app.OptGroup().Label(text.T().Board.Members).Body(app.Range(members).Slice(func(i int) app.UI {
				m := members[i]
				return app.Option().Value(m.User.ID).Text(m.User.Name).Disabled(m.Role == shared.Observer)
			})))
	}
	if card.PIC != nil {
		m, _ := p.board.View().Member(*card.PIC)
		return app.Span().Class("row").ID(cardPICID).Body(avatar(m.User.ID, m.User.Name), app.Span().Class("clip").Text(m.User.Name))
	}
	return app.Div().Class("row").ID(cardPICID).Title(t.AssignOnly).Body(
		app.Span().Class("faint").Text(t.Nobody),
		app.If(d.may(shared.CanAssign, card), func() app.UI {
			return app.Button().Type("button").Class("button button-small").Text(t.Take).OnClick(func(app.Context, app.Event) {
				d.act(shared.AssignCard{Card: d.id, PIC: shared.Some(me.User.ID)})
			}, app.EventScope(string(me.User.ID)))
		}))
}

func (d *cardPanel) assign(app.Context, app.Event) {
	pic := shared.Clear[shared.UserID]()
	if user := shared.UserID(value(cardPICID)); user != nobody {
		pic = shared.Some(user)
	}
	d.act(shared.AssignCard{Card: d.id, PIC: pic})
}

func (d *cardPanel) priority(card shared.Card) app.UI {
	t := text.T().Card
	if !d.may(shared.CanPlan, card) {
		return app.Span().ID(cardPriorityID).Title(t.PlanOnly).Text(t.Priorities(card.Priority))
	}
	return app.Select().ID(cardPriorityID).Class("input").
		OnChange(func(app.Context, app.Event) {
			priority := shared.Priority(value(cardPriorityID))
			d.act(shared.EditCard{Card: d.id, Priority: &priority})
		}).
		Body(app.Range(shared.Priorities).Slice(func(i int) app.UI {
			return app.Option().Value(shared.Priorities[i]).Text(t.Priorities(shared.Priorities[i]))
		}))
}

func (d *cardPanel) deadline(card shared.Card) app.UI {
	t := text.T()
	if !d.may(shared.CanPlan, card) {
		words := t.Card.Priorities(shared.PriorityNone)
		if card.Deadline != nil {
			words = t.Dates.Full(card.Deadline.In(zoneAt(*card.Deadline)))
		}
		return app.Span().ID(cardDeadlineID).Title(t.Card.PlanOnly).Text(words)
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

func (d *cardPanel) syncFacts(card shared.Card) {
	pic := nobody
	if card.PIC != nil {
		pic = string(*card.PIC)
	}
	if d.mayAssign(card) {
		put(cardPICID, pic)
	}
	put(cardPriorityID, string(card.Priority))
	if d.due != "" {
		return
	}
	at := ""
	if card.Deadline != nil {
		at = card.Deadline.In(zoneAt(*card.Deadline)).Format(fieldTime)
	}
	put(cardDeadlineID, at)
}
