package ui

import (
	"maps"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// line is one event of the security log.
func (p *adminAudit) line(event shared.AuditEvent) app.UI {
	t := text.T()
	at := inZone(event.At)
	subject := event.Subject
	if subject != nil && event.Actor != nil && subject.ID == event.Actor.ID {
		subject = nil // who did something to themselves
	}
	return app.Li().Class("entry audit-entry").DataSet("kind", event.Kind).Body(
		app.Div().Class("entry-words").Body(
			app.Div().Class("entry-name").Body(
				app.Span().Text(t.Admin.Kinds(event.Kind)),
				p.person(event.Actor, event.ID, t.Admin.By),
				p.person(subject, event.ID, t.Admin.About)),
			app.Div().Class("entry-facts").Body(
				app.Span().Text(t.Dates.Full(at)),
				app.If(event.Address != "", func() app.UI { return app.Span().Text(event.Address) }),
				app.If(event.Agent != "", func() app.UI { return app.Span().Title(event.Agent).Text(agentName(event.Agent)) })),
			app.Div().Class("entry-facts audit-detail").Body(
				app.Range(slices.Sorted(maps.Keys(event.Detail))).Slice(func(i int) app.UI {
					key := slices.Sorted(maps.Keys(event.Detail))[i]
					value := t.Admin.DetailValue(key, event.Detail[key])
					if title, known := p.titles[value]; known && key == "board" {
						value = title
					}
					return app.Span().Text(t.Admin.Detail(key) + ": " + value)
				}))))
}

// person names somebody in a line; pressed, it shows only what is about them.
func (p *adminAudit) person(who *shared.AuditPerson, line shared.AuditID, says func(string) string) app.UI {
	t := text.T().Admin
	return app.If(who != nil, func() app.UI {
		name := who.Name
		if name == "" {
			name = t.Somebody
		}
		return app.Button().Type("button").Class("button button-quiet button-small audit-person").Title(t.OnlyThem(name)).
			Text(says(name)).
			OnClick(func(app.Context, app.Event) { p.only(who.ID, who.Name) }, app.EventScope(string(line)+string(who.ID)))
	})
}
