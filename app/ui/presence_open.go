package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
)

// cardCompany says in the head of an open card who else has it open.
type cardCompany struct {
	app.Compo
	watcher
	page *boardPage
}

func (c *cardCompany) OnMount(ctx app.Context) {
	c.watch(ctx, &c.page.present.changed, &c.page.changed)
}

func (c *cardCompany) Render() app.UI {
	var here []companion
	for _, one := range c.page.companions() {
		if one.card != "" && one.card == c.page.opened {
			here = append(here, one)
		}
	}
	return app.Div().Class("card-company grow").Body(app.If(len(here) > 0, func() app.UI {
		words := text.T().Presence.OpenToo(namesOf(here))
		return app.Div().Class("row").Title(words).Body(
			app.Span().Class("faces").Body(app.Range(here).Slice(func(i int) app.UI {
				if i >= mostOnCard {
					return app.Span()
				}
				return portrait(here[i].person())
			})),
			app.Span().Class("clip small soft long").Text(words),
			app.Span().Class("clip small soft short").Aria("hidden", true).Text(text.T().Presence.OpenTooShort))
	}))
}
