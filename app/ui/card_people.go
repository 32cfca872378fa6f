package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const peopleMenuID = "card-people"

// collaborators are those who work on the card besides the person in charge,
// with the menu to say who does.
func (d *cardPanel) collaborators(card shared.Card) app.UI {
	t := text.T()
	view := d.page.board.View()
	var those []shared.User
	for _, id := range card.Collaborators {
		if m, ok := view.Member(id); ok {
			those = append(those, m.User)
		}
	}
	may := d.may(shared.CanShare, card)
	why := t.Charge.Collaborate
	if !may {
		why = t.Charge.ShareOnly
	}
	return app.Div().Class("people-row").Body(
		app.Span().Class("people").Body(app.Range(those).Slice(func(i int) app.UI {
			return app.Span().Class("people-one").Body(portrait(those[i]), app.Span().Class("clip").Text(those[i].Name))
		})),
		app.If(len(those) == 0, func() app.UI { return app.Span().Class("faint").Text(t.Card.None) }),
		app.Button().Type("button").ID("people-choose").Class("button button-quiet button-small button-icon").Disabled(!may).
			Attr("popovertarget", peopleMenuID).Aria("haspopup", "dialog").Aria("label", t.Charge.Collaborate).Title(why).
			Body(Icon("person-add").UI()),
		app.Div().ID(peopleMenuID).Class("menu menu-start label-menu").Attr("popover", "auto").Role("dialog").
			Aria("label", t.Charge.Collaborators).Body(
			app.If(may, func() app.UI { return d.collaboratorChoices(card) })))
}

// collaboratorChoices are those who can carry a task out, who does ticked.
func (d *cardPanel) collaboratorChoices(card shared.Card) app.UI {
	var able []shared.Member
	for _, m := range d.page.board.View().Members() {
		inCharge := card.PIC != nil && *card.PIC == m.User.ID
		if on := card.Collaborators.Has(m.User.ID); on || m.Role != shared.Observer && !inCharge {
			able = append(able, m)
		}
	}
	return app.Div().Body(
		app.Div().Class("menu-label").Text(text.T().Charge.Collaborators),
		app.Ul().Class("label-list").Body(app.Range(able).Slice(func(i int) app.UI {
			m := able[i]
			on := card.Collaborators.Has(m.User.ID)
			return app.Li().Body(
				app.Button().Type("button").Class("menu-item").Attr("data-stay", true).DataSet("member", m.User.ID).
					Role("checkbox").Aria("checked", on).Aria("label", m.User.Name).
					Body(portrait(m.User), app.Span().Class("grow clip").Text(m.User.Name), checked(on)).
					OnClick(func(app.Context, app.Event) {
						d.act(shared.CollaborateCard{Card: card.ID, User: m.User.ID, On: !on})
					}, app.EventScope(string(card.ID)+string(m.User.ID)+strconv.FormatBool(on))))
		})))
}

// watching lets everybody who sees the card be told of what happens to it.
func (d *cardPanel) watching(card shared.Card) app.UI {
	t := text.T().Charge
	on := card.Watchers.Has(d.page.board.Me().User.ID)
	label, icon, why := t.Watch, Icon("eye"), ""
	if on {
		label, icon, why = t.Watching, "check", t.Unwatch
	}
	return app.Div().Class("people-row").Body(
		app.Button().Type("button").ID("card-watch").Class("button button-small").Aria("pressed", on).Title(why).
			Body(icon.UI(), app.Span().Text(label)).
			OnClick(func(app.Context, app.Event) {
				d.act(shared.WatchCard{Card: card.ID, On: !on})
			}, app.EventScope(string(card.ID)+strconv.FormatBool(on))),
		app.If(len(card.Watchers) > 0, func() app.UI {
			var names []string
			for _, id := range card.Watchers {
				if name := d.nameOf(id); name != "" {
					names = append(names, name)
				}
			}
			return app.Span().Class("small faint").Title(strings.Join(names, ", ")).Text(t.Watchers(len(card.Watchers)))
		}))
}
