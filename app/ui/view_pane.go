package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/shared"
)

const viewID = "view"

// viewPane is where a board is shown as something else than lists. What it shows
// builds its own elements, as the canvas does, and is told when they may have to
// change.
type viewPane struct {
	app.Compo
	watcher
	page *boardPage

	shows view
	pane  pane // nil: the board is shown
}

// pane is a view of the board in an element of its own.
type pane interface {
	show()
	end()
}

func (v *viewPane) OnMount(ctx app.Context) {
	v.stops = append(v.stops, v.page.changed.listen(func() { ctx.Dispatch(func(app.Context) { v.follow() }) }))
}

func (v *viewPane) OnDismount() {
	v.become(viewBoard)
	v.watcher.OnDismount()
}

func (v *viewPane) Render() app.UI { return app.Div().ID(viewID).Class("view").Hidden(true) }

// follow shows what the page is to be shown as.
func (v *viewPane) follow() {
	shows := v.page.view
	if v.page.board == nil || len(v.page.board.View().Lists()) == 0 {
		shows = viewBoard // the page says why there is nothing
	}
	if shows != v.shows {
		v.become(shows)
	}
	if v.pane != nil {
		v.pane.show()
		if host := app.Window().GetElementByID(viewID); host.Truthy() {
			host.Set("inert", v.page.covered())
		}
	}
}

// focusWhere gives the focus to a card where it is shown; false says that it
// isn't.
func (p *boardPage) focusWhere(id shared.CardID) bool {
	if p.view == viewBoard {
		return p.canvas.focusCard(id)
	}
	link, ok := find(document(), "#"+viewID+` [data-card="`+string(id)+`"] a`)
	if ok {
		link.Call("focus")
	}
	return ok
}

// covered says that something lies over all of the board, as on a phone.
func (p *boardPage) covered() bool {
	return p.drawer != drawerNone && app.Window().Call("matchMedia", "(max-width: 36rem)").Get("matches").Bool()
}

func (v *viewPane) become(shows view) {
	if v.pane != nil {
		v.pane.end()
	}
	v.shows, v.pane = shows, nil
	host := app.Window().GetElementByID(viewID)
	if !host.Truthy() {
		return
	}
	host.Call("replaceChildren")
	host.Set("hidden", shows == viewBoard)
	attr(host, "data-view", string(shows))
	switch shows {
	case viewTable:
		v.pane = newTable(v.page, host)
	case viewCalendar:
		v.pane = newCalendar(v.page, host)
	case viewTimeline:
		v.pane = newTimeline(v.page, host)
	}
}
