package ui

import (
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
		return app.Span().Class("row").ID(cardPICID).Body(portrait(m.User), app.Span().Class("clip").Text(m.User.Name))
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
		words := app.Span().ID(cardPriorityID).Title(t.PlanOnly).Text(t.Priorities(card.Priority))
		if card.Priority == shared.PriorityNone {
			words.Class("faint")
		}
		return words
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
