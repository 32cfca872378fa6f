package ui

import (
	"net/url"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
)

const (
	lanesKey    = "lanes"
	lanesMenuID = "lanes-menu"
)

// lanesMenu chooses what the lanes of the board are of.
func (p *boardPage) lanesMenu() app.UI {
	t := text.T().Canvas
	if p.view != viewBoard {
		return app.Div().Hidden(true)
	}
	now := p.canvas.scene.lanesBy
	class, words := "button button-quiet lanes-open", t.Lanes
	if now != lanesNone {
		class, words = class+" lanes-on", t.LanesBy+": "+t.LanesOf(string(now))
	}
	return app.Div().Class("menu-anchor").Body(
		app.Button().Type("button").ID("lanes").Class(class).Attr("popovertarget", lanesMenuID).Aria("haspopup", "menu").
			Title(words).Body(Icon("lanes").UI(), app.Span().Class("lanes-word").Text(words)),
		app.Div().ID(lanesMenuID).Class("menu").Attr("popover", "auto").Role("menu").Aria("label", t.LanesBy).Body(
			app.Div().Class("menu-label").Aria("hidden", true).Text(t.LanesBy),
			app.Div().Role("none").Body(app.Range(lanesKinds).Slice(func(i int) app.UI {
				by := lanesKinds[i]
				return app.Button().Type("button").Class("menu-item").Role("menuitemradio").DataSet("lanes", orUnset(string(by))).
					Aria("checked", strconv.FormatBool(by == now)).
					Body(app.Span().Class("grow").Text(t.LanesOf(string(by))), checked(by == now)).
					OnClick(func(app.Context, app.Event) { p.lanesOf(by) }, app.EventScope(string(by)))
			}))))
}

func orUnset(value string) string {
	if value == "" {
		return unset
	}
	return value
}

// lanesOf lays the board out in other lanes, or in none.
func (p *boardPage) lanesOf(by lanesBy) {
	p.readdress(func(query url.Values) { setKey(query, lanesKey, string(by)) })
	p.canvas.say(text.T().Canvas.LanesBy + ": " + text.T().Canvas.LanesOf(string(by)))
}
