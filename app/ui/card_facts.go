package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const (
	cardPICID      = "card-pic"
	cardPriorityID = "card-priority"
	nobody         = "nobody" // go-app leaves an empty value out
)

// facts is who, where and when: each as a field for whoever may change it, as
// plain words for everybody else.
func (d *cardPanel) facts(card shared.Card) app.UI {
	t := text.T()
	return app.Dl().Class("card-facts-list").Body(
		fact(t.Card.List, "", d.whereabouts(card)),
		fact(t.Card.PIC, fieldIf(d.mayAssign(card), cardPICID), app.Div().Class("card-pic").Body(d.inCharge(card), d.charge.state(card))),
		fact(t.Plan.Title, "", d.dates.UI(card)),
		fact(t.Card.Priority, fieldIf(d.may(shared.CanPlan, card), cardPriorityID), d.priority(card)),
		fact(t.Charge.Collaborators, "", d.collaborators(card)),
		fact(t.Charge.WatchTitle, "", d.watching(card)),
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
				return app.Option().Value(m.User.ID).Text(d.laden(m)).Disabled(m.Role == shared.Observer)
			})))
	}
	if card.PIC != nil {
		m, _ := p.board.View().Member(*card.PIC)
		return app.Span().Class("row").ID(cardPICID).Body(portrait(m.User), app.Span().Class("clip").Text(m.User.Name))
	}
	return app.Div().Class("row card-nobody").ID(cardPICID).Title(t.AssignOnly).Body(
		app.Span().Class("faint").Text(t.Nobody),
		app.If(me.Role == shared.PIC, func() app.UI { return d.taking(card) }))
}

// taking lets a PIC take a card that nobody is in charge of, where the board
// has that.
func (d *cardPanel) taking(card shared.Card) app.UI {
	me := d.page.board.Me().User.ID
	may := d.may(shared.CanAssign, card)
	why := ""
	if !may {
		why = text.T().Charge.TakeOff
	}
	return app.Div().Class("row").Body(
		app.Button().Type("button").ID("charge-take").Class("button button-small").Disabled(!may).Title(why).Text(text.T().Card.Take).
			OnClick(func(app.Context, app.Event) {
				d.act(shared.AssignCard{Card: d.id, PIC: shared.Some(me)})
			}, app.EventScope(string(me))),
		app.If(!may, func() app.UI { return app.P().Class("field-hint").Text(why) }))
}

// laden names a member, with how much they have to do where that is limited.
func (d *cardPanel) laden(m shared.Member) string {
	view := d.page.board.View()
	limit := view.Board().Settings.PICLimit
	if limit == nil || m.Role == shared.Observer {
		return m.User.Name
	}
	return text.T().Charge.Load(m.User.Name, view.InCharge(m.User.ID), *limit)
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
	d.dates.sync(card)
}
