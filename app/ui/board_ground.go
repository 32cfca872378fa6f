package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const groundID = "setting-ground-" // and which

// ground lies behind the board. It is an element by itself: a colour of what is
// around the lists would be that of what is in them.
func (p *boardPage) ground() app.UI {
	color := shared.Background("")
	if p.board != nil {
		color = p.board.View().Board().Background
	}
	return app.Div().Class("board-ground").Aria("hidden", true).DataSet("color", orUnset(string(color)))
}

// grounds are those that a board can have.
func (d *settingsDialog) grounds(may bool) app.UI {
	t := text.T()
	all := append([]shared.Color{""}, shared.Colors...)
	now := shared.Background("")
	if d.page.board != nil {
		now = d.page.board.View().Board().Background
	}
	return app.FieldSet().Class("setting-group").Body(
		app.Legend().Class("field-label").Text(t.Canvas.Ground),
		app.Div().Class("grounds").Body(app.Range(all).Slice(func(i int) app.UI {
			color := all[i]
			name := t.Canvas.PlainGround
			if color != "" {
				name = t.Labels.Colors(color)
			}
			id := groundID + orUnset(string(color))
			return app.Label().Class("ground").Title(name).DataSet("color", orUnset(string(color))).Body(
				app.Input().Type("radio").Name("ground").ID(id).Disabled(!may).
					OnChange(func(ctx app.Context, _ app.Event) {
						ground := shared.Background(color)
						d.page.act(ctx, shared.EditBoard{Background: &ground})
						d.sync()
					}),
				app.Span().Class("hush").Text(name),
				app.Span().Class("ground-mark").Aria("hidden", true).Body(app.If(now == shared.Background(color), func() app.UI { return Icon("check").UI() })))
		})))
}

// syncGround sets the choice to what holds.
func (d *settingsDialog) syncGround(board shared.Board) {
	for _, color := range append([]shared.Color{""}, shared.Colors...) {
		tick(groundID+orUnset(string(color)), board.Background == shared.Background(color))
	}
}
