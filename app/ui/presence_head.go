package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const (
	companyMenuID = "company-list"
	mostFaces     = 4 // in the header
)

// companyFaces are the other members in the header: those who are here clearly,
// with a dot, the rest faintly. Nothing moves when somebody comes or goes, as
// long as there is room for all of them.
type companyFaces struct {
	app.Compo
	watcher
	page *boardPage
}

func (c *companyFaces) OnMount(ctx app.Context) {
	c.watch(ctx, &c.page.present.changed, &c.page.changed, &c.page.env.connection)
}

// headFace is a member in the header.
type headFace struct {
	user shared.User
	here bool
}

// headFaces picks who has a face in the header: those who are here before those
// who are not, shown in the order of the members all the same.
func headFaces(members []shared.Member, me shared.UserID, here []companion) (faces []headFace, rest int) {
	var all []headFace
	for _, m := range members {
		if m.User.ID != me {
			all = append(all, headFace{m.User, slices.ContainsFunc(here, func(one companion) bool { return one.user == m.User.ID })})
		}
	}
	absent := min(max(mostFaces-len(here), 0), len(all))
	for _, f := range all {
		if f.here && len(faces) < mostFaces {
			faces = append(faces, f)
		} else if !f.here && absent > 0 {
			faces, absent = append(faces, f), absent-1
		}
	}
	return faces, len(all) - len(faces)
}

func (c *companyFaces) Render() app.UI {
	p := c.page
	if p.board == nil {
		return app.Div().Hidden(true)
	}
	t := text.T().Presence
	members := p.board.View().Members()
	here := p.companions()
	faces, rest := headFaces(members, p.board.Me().User.ID, here)
	if len(faces) == 0 {
		return app.Div().Hidden(true)
	}
	label := t.Here(namesOf(here), p.present.told.Others)
	if !p.knowsCompany() {
		label = t.Unknown
	}
	class := "button button-quiet company"
	if len(here)+p.present.told.Others == 0 {
		class += " company-none"
	}
	return app.Div().Class("menu-anchor").Body(
		app.Button().Type("button").ID("company").Class(class).Title(label).
			Attr("popovertarget", companyMenuID).Aria("haspopup", "dialog").
			Body(
				app.Span().Class("hush").Text(label),
				app.Span().Class("faces").Aria("hidden", true).Body(app.Range(faces).Slice(func(i int) app.UI {
					f := faces[i]
					class := "face"
					if f.here {
						class = "face face-here"
					}
					return app.Span().Class(class).Body(portrait(f.user))
				})),
				app.Span().Class("faces-more").Aria("hidden", true).Text(plus(rest)),
				// On a phone there is room for one.
				app.Span().Class("faces-few").Aria("hidden", true).Text(plus(len(here)+p.present.told.Others-1)),
			),
		app.Div().ID(companyMenuID).Class("menu company-menu").Attr("popover", "auto").Role("dialog").Aria("label", t.Title).Body(
			app.Div().Class("menu-label").Aria("hidden", true).Text(t.Title),
			app.Div().Body(c.list(here)),
			app.Hr().Class("menu-line"),
			app.Button().Type("button").Class("menu-item").
				Body(Icon("people").UI(), app.Span().Text(t.AllMembers(len(members)))).OnClick(p.members.open)),
	)
}

// list says what everybody here has before them, and leads there.
func (c *companyFaces) list(here []companion) app.UI {
	t := text.T().Presence
	others := c.page.present.told.Others
	switch {
	case !c.page.knowsCompany():
		return app.P().Class("company-nobody").Text(t.Unknown)
	case len(here)+others == 0:
		return app.P().Class("company-nobody").Text(t.Nobody)
	}
	return app.Div().Body(
		app.Ul().Class("company-people").Body(app.Range(here).Slice(func(i int) app.UI { return c.row(here[i]) })),
		app.If(others > 0, func() app.UI { return app.P().Class("company-nobody").Text(t.More(others)) }))
}

func (c *companyFaces) row(one companion) app.UI {
	t := text.T().Presence
	words := t.OnBoard
	card, there := c.page.board.View().Card(one.card)
	switch {
	case one.card == "" || !there:
		return app.Li().Class("company-person").Body(c.person(one, words))
	case one.moves:
		words = t.Moves(card.Title)
	default:
		words = t.HasOpen(card.Title)
	}
	return app.Li().Body(app.A().Class("menu-item company-person").Href(cardPath(c.page.id, card.Number)).Body(c.person(one, words)))
}

func (c *companyFaces) person(one companion, doing string) app.UI {
	return app.Span().Class("row grow").Body(
		app.Span().Class("face face-here").Body(portrait(one.person())),
		app.Span().Class("company-words").Body(
			app.Span().Class("clip").Text(one.name),
			app.Span().Class("clip small faint").Text(doing)))
}

// plus is a number of people who have no face of their own.
func plus(n int) string {
	if n <= 0 {
		return ""
	}
	return "+" + number(n)
}
