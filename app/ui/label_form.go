package ui

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// unusedColor is one that no label has yet, if there is one.
func unusedColor(labels []shared.Label) shared.Color {
	for _, c := range shared.Colors[1:] {
		if !slices.ContainsFunc(labels, func(l shared.Label) bool { return l.Color == c }) {
			return c
		}
	}
	return shared.Colors[0]
}

func (l *labelPicker) edit(label shared.Label) {
	l.mode, l.label, l.color = pickEdit, label.ID, label.Color
	l.fill(label.Name)
}

func (l *labelPicker) fill(name string) {
	l.panel.page.later(func() {
		if field := app.Window().GetElementByID(labelNameID); field.Truthy() {
			field.Set("value", name)
			field.Call("focus")
		}
	})
}

// form is a label of the board's: its name and colour.
func (l *labelPicker) form() app.UI {
	t := text.T().Labels
	title, save := t.New, t.Create
	if l.mode == pickEdit {
		title, save = t.Edit(""), t.Save
	}
	return app.Form().Class("label-form stack stack-s").OnSubmit(l.save).Body(
		app.Div().Class("row").Body(
			app.Button().Type("button").Class("button button-quiet button-icon button-small").Aria("label", t.Back).
				Body(Icon("arrow-left").UI()).OnClick(func(app.Context, app.Event) { l.mode = pickLabels }),
			app.Span().Class("menu-label grow").Text(title)),
		app.Input().ID(labelNameID).Class("input").Aria("label", t.Name).Placeholder("%s", t.Name).MaxLength(shared.MaxName).
			AutoComplete(false),
		app.Div().Class("swatches").Role("radiogroup").Aria("label", t.Color).Body(
			app.Range(shared.Colors).Slice(func(i int) app.UI {
				c := shared.Colors[i]
				return app.Button().Type("button").Class("swatch").DataSet("color", c).Role("radio").
					Aria("checked", c == l.color).Aria("label", t.Colors(c)).Title(t.Colors(c)).
					Body(checked(c == l.color)).
					OnClick(func(app.Context, app.Event) { l.color = c }, app.EventScope(string(c)))
			})),
		app.Div().Class("row").Body(
			submit(save, false),
			app.Span().Class("grow"),
			app.If(l.mode == pickEdit, func() app.UI {
				return app.Button().Type("button").Class("button button-quiet").Body(Icon("trash").UI(), app.Span().Text(t.Delete)).
					OnClick(l.remove)
			})))
}

func (l *labelPicker) save(_ app.Context, e app.Event) {
	e.PreventDefault()
	name, color := strings.TrimSpace(value(labelNameID)), l.color
	p, mode, id, card := l.panel.page, l.mode, l.label, l.panel.id
	l.mode = pickLabels
	p.on(p.id, func(ctx app.Context) {
		if mode == pickEdit {
			p.act(ctx, shared.EditLabel{Label: id, Name: &name, Color: &color})
			return
		}
		label := shared.NewID[shared.LabelID]()
		if p.act(ctx, shared.AddLabel{Label: label, Name: name, Color: color}) && p.opened == card {
			l.toggle(label) // it was made for this card
		}
	})
}

func (l *labelPicker) remove(app.Context, app.Event) {
	p, id := l.panel.page, l.label
	l.mode = pickLabels
	label, _ := p.board.View().Label(id)
	name := label.Name
	if name == "" {
		name = text.T().Labels.Colors(label.Color)
	}
	l.panel.act(shared.DeleteLabel{Label: id}, p.undoable(text.T().Labels.Gone(name)))
}
