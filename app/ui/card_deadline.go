package ui

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const (
	datesMenuID    = "card-dates-menu"
	cardDatesID    = "card-dates"
	cardStartID    = "card-start"
	cardDeadlineID = "card-deadline"
)

// dates are when work on the card that is open is to begin and to be done.
type dates struct {
	panel    *cardPanel
	typed    map[string]string // by its field, and not yet taken over
	reversed bool              // what was typed would have it done before it begins
}

func (d *dates) reset() { d.typed, d.reversed = map[string]string{}, false }

// UI says when that is, to be changed by whoever may plan.
func (d *dates) UI(card shared.Card) app.UI {
	t := text.T()
	words := d.words(card)
	if !d.panel.may(shared.CanPlan, card) {
		return app.Div().Class("card-when").Title(t.Card.PlanOnly).Body(words)
	}
	return app.Div().Class("card-when").Body(
		app.Button().Type("button").ID(cardDatesID).Class("button card-dates").
			Attr("popovertarget", datesMenuID).Aria("haspopup", "dialog").
			Body(app.Span().Class("hush").Text(t.Plan.Title+": "), words),
		app.Div().ID(datesMenuID).Class("menu menu-start dates-menu").Attr("popover", "auto").Role("dialog").
			Aria("label", t.Plan.Title).Body(d.editor(card)))
}

// words are the dates with how far they are away, marked as on the board.
func (d *dates) words(card shared.Card) app.UI {
	t := text.T()
	now := d.panel.now
	if card.Deadline == nil && card.Start == nil {
		return app.Span().Class("row faint").Body(Icon("calendar").UI(), app.Span().Text(t.Card.None))
	}
	list, _ := d.panel.page.board.View().List(card.List)
	done := list.Category == shared.Done
	return app.Span().Class("dates-words").Body(
		app.If(card.Deadline != nil, func() app.UI {
			due := dueOf(card.Deadline, done, now)
			icon, class := due.mark()
			return app.Span().Class("dates-line").Body(
				app.Span().Class(class).Title(t.Dates.Full(inZone(*card.Deadline))).Body(icon.UI(), app.Span().Text(due.text)),
				app.If(!done, func() app.UI {
					return app.Span().Class("small soft").Text(t.Plan.Left(inZone(*card.Deadline), now))
				}))
		}),
		app.If(card.Start != nil, func() app.UI {
			return app.Span().Class("dates-line small soft").Title(t.Dates.Full(inZone(*card.Start))).
				Text(t.Plan.Starts(t.Dates.At(inZone(*card.Start), now)))
		}))
}

func (d *dates) editor(card shared.Card) app.UI {
	t := text.T().Plan
	quick := []struct {
		name  string
		words string
		days  func(time.Time) int
	}{
		{"today", t.Today, func(time.Time) int { return 0 }},
		{"tomorrow", t.Tomorrow, func(time.Time) int { return 1 }},
		{"next-week", t.NextWeek, untilMonday},
		{"in-a-week", t.InAWeek, func(time.Time) int { return 7 }},
	}
	return app.Div().Class("stack stack-s dates-editor").Body(
		app.Div().Class("dates-quick").Role("group").Aria("label", t.Quick).Body(app.Range(quick).Slice(func(i int) app.UI {
			return app.Button().Type("button").Class("button button-small").DataSet("due", quick[i].name).Text(quick[i].words).
				OnClick(func(app.Context, app.Event) {
					now := localNow()
					d.schedule(cardDeadlineID, quickly(now, quick[i].days(now), card.Deadline))
				}, app.EventScope(string(card.ID)+stampOf(card.Deadline)))
		})),
		d.field(cardDeadlineID, text.T().Dates.Deadline, text.T().Card.ClearDeadline, card.Deadline),
		d.field(cardStartID, t.Start, t.Clear, card.Start),
		app.Div().Role("alert").Body(app.If(d.reversed, func() app.UI {
			return app.P().Class("field-error").Body(Icon("alert").UI(), app.Span().Text(t.Reversed))
		})),
		app.P().Class("field-hint").Text(t.Zone(zoneName())))
}

func (d *dates) field(id, label, clears string, at *time.Time) app.UI {
	return app.Div().Class("field").Body(
		app.Label().Class("field-label").For(id).Text(label),
		app.Div().Class("row").Body(
			app.Input().Type("datetime-local").ID(id).Class("input grow").Max("9999-12-31T23:59").
				OnChange(func(app.Context, app.Event) { d.follow(id) }).OnBlur(func(app.Context, app.Event) { d.take(id) }),
			app.Button().Type("button").ID(id+"-clear").Class("button button-quiet button-icon").Disabled(at == nil).
				Aria("label", label+": "+text.T().Plan.Clear).Title(clears).Body(Icon("x").UI()).
				OnClick(func(app.Context, app.Event) { d.schedule(id, nil) }, app.EventScope(string(d.panel.id)))))
}

// settleAfter is how long a date is left alone before it is taken over: the
// field tells of every digit of a year.
const settleAfter = 900 * time.Millisecond

func (d *dates) follow(id string) {
	typed := value(id)
	d.typed[id] = typed
	d.panel.page.ctx.After(settleAfter, func(app.Context) {
		if d.typed[id] == typed {
			d.take(id)
		}
	})
}

func (d *dates) take(id string) {
	typed := d.typed[id]
	delete(d.typed, id)
	if at, ok := fromField(typed); ok && at.Year() >= 1970 {
		d.schedule(id, &at)
	}
}

// schedule sets one of the dates, or clears it.
func (d *dates) schedule(id string, at *time.Time) {
	card, there := d.panel.page.card()
	if !there {
		return
	}
	delete(d.typed, id)
	command, was := shared.ScheduleCard{Card: card.ID}, card.Deadline
	to := shared.Clear[time.Time]()
	if at != nil {
		to = shared.Some(*at)
	}
	if id == cardStartID {
		command.Start, was, card.Start = to, card.Start, at
	} else {
		command.Deadline, card.Deadline = to, at
	}
	d.reversed = card.Start != nil && card.Deadline != nil && card.Deadline.Before(*card.Start)
	if d.reversed || stampOf(was) == stampOf(at) {
		d.panel.page.changed.fire()
		return
	}
	d.panel.act(command)
}

func (d *dates) sync(card shared.Card) {
	for id, at := range map[string]*time.Time{cardStartID: card.Start, cardDeadlineID: card.Deadline} {
		if _, typing := d.typed[id]; typing || d.reversed {
			continue
		}
		put(id, stampOf(at))
	}
}

// stampOf is a time as its field has it; empty for none.
func stampOf(at *time.Time) string {
	if at == nil {
		return ""
	}
	return inZone(*at).Format(fieldTime)
}
