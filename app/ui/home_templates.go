package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// sketches are the lists of each template, by how many cards are drawn in them.
var sketches = map[shared.Template][]int{
	shared.TemplateKanban: {3, 2, 1},
	shared.TemplateSprint: {4, 3, 2, 1, 2},
	shared.TemplateBugs:   {2, 3, 1, 2, 4},
	shared.TemplateWeekly: {4, 3, 1, 2},
}

func templateID(t shared.Template) string { return "template-" + string(t) }

// templates are what a board can begin with. The first board isn't among them:
// it is offered where it helps.
func (n *newBoard) templates() app.UI {
	t := text.T().Shelf
	var offered []app.UI
	for _, template := range shared.Templates {
		if lists := sketches[template]; lists != nil {
			id := templateID(template)
			offered = append(offered, app.Label().Class("template").For(id).Body(
				app.Input().Type("radio").Name("template").ID(id).Class("template-radio").Aria("describedby", id+"-why").
					OnChange(func(app.Context, app.Event) { n.template = template }, app.EventScope(id)),
				sketch(lists),
				app.Span().Class("template-name").Text(t.TemplateName(template)),
				app.Span().ID(id+"-why").Class("small faint").Text(t.TemplateWhy(template))))
		}
	}
	return app.FieldSet().Class("field").Body(
		app.Legend().Class("field-label").Text(t.Template),
		app.Div().Class("templates").Body(offered...))
}

// sketch draws a board of lists with so many cards each.
func sketch(lists []int) app.UI {
	const width, height, gap, side, card = 120, 56, 4, 3, 8
	list := (width - gap*(len(lists)-1)) / len(lists)
	rect := func(class string, x, y, w, h int) app.UI {
		return app.Elem("rect").XMLNS(svgSpace).Class(class).Attr("x", strconv.Itoa(x)).Attr("y", strconv.Itoa(y)).
			Attr("width", strconv.Itoa(w)).Attr("height", strconv.Itoa(h)).Attr("rx", "2")
	}
	var drawn []app.UI
	for i, cards := range lists {
		x := i * (list + gap)
		drawn = append(drawn, rect("sketch-list", x, 0, list, height), rect("sketch-head", x+side, 4, list/2, 3))
		for c := range cards {
			drawn = append(drawn, rect("sketch-card", x+side, 11+c*(card+3), list-2*side, card))
		}
	}
	return app.Elem("svg").XMLNS(svgSpace).Class("sketch").Attr("viewBox", "0 0 120 56").
		Attr("aria-hidden", "true").Attr("focusable", "false").Body(drawn...)
}
