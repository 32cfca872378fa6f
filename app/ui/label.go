package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const (
	labelMenuID = "label-menu"
	labelNameID = "label-name"
)

// labelPicker is where a card gets its labels, and the board its own.
type labelPicker struct {
	panel *cardPanel
	mode  pick
	label shared.LabelID // being edited
	color shared.Color
}

type pick int

const (
	pickLabels pick = iota
	pickNew
	pickEdit
)

// UI is the card's labels, with the menu to change them.
func (l *labelPicker) UI(card shared.Card) app.UI {
	t := text.T()
	view := l.panel.page.board.View()
	var own []shared.Label
	for _, id := range card.Labels {
		if label, ok := view.Label(id); ok {
			own = append(own, label)
		}
	}
	may := l.panel.may(shared.CanEdit, card)
	return app.Div().Class("label-row").Body(
		app.Span().Class("label-chips").Body(app.Range(own).Slice(func(i int) app.UI { return chipUI(own[i]) })),
		app.If(may, func() app.UI {
			return app.Button().Type("button").ID("label-choose").Class("button button-quiet button-small").
				Attr("popovertarget", labelMenuID).Aria("haspopup", "dialog").Aria("label", t.Labels.Choose).Title(t.Labels.Choose).
				Body(Icon("plus").UI()).OnClick(func(app.Context, app.Event) { l.mode = pickLabels })
		}).ElseIf(len(own) == 0, func() app.UI { return app.Span().Class("faint").Text(t.Card.None) }),
		app.Div().ID(labelMenuID).Class("menu menu-start label-menu").Attr("popover", "auto").Role("dialog").Aria("label", t.Labels.Title).Body(
			app.If(may && l.mode == pickLabels, func() app.UI { return l.choices(card) }).
				ElseIf(may, func() app.UI { return l.form() })))
}

func chipUI(l shared.Label) app.UI {
	if l.Name == "" {
		name := text.T().Labels.Colors(l.Color)
		return app.Span().Class("chip chip-bare").DataSet("color", l.Color).Title(name).
			Body(app.Span().Class("hush").Text(name))
	}
	return app.Span().Class("chip").DataSet("color", l.Color).Body(app.Span().Class("clip").Text(l.Name))
}

// choices are the board's labels, those of the card ticked.
func (l *labelPicker) choices(card shared.Card) app.UI {
	t := text.T().Labels
	labels := l.panel.page.board.View().Labels()
	manage := l.panel.page.may(shared.CanManage)
	return app.Div().Body(
		app.Div().Class("menu-label").Text(t.Title),
		app.If(len(labels) == 0, func() app.UI { return app.P().Class("menu-head small faint").Text(t.None) }),
		app.Ul().Class("label-list").Body(app.Range(labels).Slice(func(i int) app.UI {
			label := labels[i]
			on := slices.Contains(card.Labels, label.ID)
			name := label.Name
			if name == "" {
				name = t.Colors(label.Color)
			}
			return app.Li().Class("row").Body(
				app.Button().Type("button").Class("menu-item grow").Attr("data-stay", true).DataSet("label", label.ID).
					Role("checkbox").Aria("checked", on).Aria("label", name).
					Body(chipUI(label), app.Span().Class("grow"), checked(on)).
					OnClick(func(app.Context, app.Event) { l.toggle(label.ID) }, app.EventScope(string(label.ID))),
				app.If(manage, func() app.UI {
					return app.Button().Type("button").Class("button button-quiet button-icon button-small").
						Aria("label", t.Edit(name)).Body(Icon("edit").UI()).
						OnClick(func(app.Context, app.Event) { l.edit(label) }, app.EventScope(string(label.ID)+label.Name+string(label.Color)))
				}))
		})),
		app.If(manage, func() app.UI {
			return app.Button().Type("button").Class("menu-item").Attr("data-stay", true).
				Body(Icon("plus").UI(), app.Span().Text(t.New)).OnClick(func(app.Context, app.Event) {
				l.mode, l.color = pickNew, unusedColor(l.panel.page.board.View().Labels())
				l.fill("")
			})
		}))
}

// toggle puts a label on the card as it is now, or takes it off.
func (l *labelPicker) toggle(id shared.LabelID) {
	p, card := l.panel.page, l.panel.id
	p.on(p.id, func(ctx app.Context) {
		now, ok := p.board.View().Card(card)
		if !ok {
			return
		}
		labels := []shared.LabelID{}
		for _, other := range now.Labels {
			if _, there := p.board.View().Label(other); there && other != id {
				labels = append(labels, other)
			}
		}
		if !slices.Contains(now.Labels, id) {
			labels = append(labels, id)
		}
		p.act(ctx, shared.EditCard{Card: card, Labels: &labels})
	})
}
