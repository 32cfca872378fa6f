package ui

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const cardID = "card"

// cardPanel is one card, opened beside the board.
type cardPanel struct {
	app.Compo
	watcher
	page *boardPage
	ctx  app.Context

	id        shared.CardID // "" while none is open
	open      bool
	unadded   bool // the server has refused to add it
	resets    int  // of the board when what it knows of the card was fetched
	status    status
	err       error
	texts     map[shared.CardID]*writing // descriptions being written
	titles    map[shared.CardID]*writing
	weaving   map[string]*weaving // two versions of a text made one, by clashKey
	remarks   remarks
	checks    checklists
	links     links
	light     lightbox
	waits     blockers
	marks     markups
	naming    naming
	picker    labelPicker
	charge    charge
	dates     dates
	storyOpen bool      // all of the history is shown
	now       time.Time // of the last drawing
}

func (d *cardPanel) OnInit() {
	d.texts, d.titles, d.weaving = map[shared.CardID]*writing{}, map[shared.CardID]*writing{}, map[string]*weaving{}
	d.remarks.panel, d.remarks.drafts, d.remarks.edits = d, map[shared.CardID]string{}, map[shared.CommentID]*rewording{}
	d.remarks.back = map[shared.CardID]bool{}
	d.marks = markups{panel: d, all: map[string][]markup{}, asked: map[string]bool{}}
	d.naming.panel, d.dates.panel = d, d
	d.dates.reset()
	d.picker.panel, d.charge.panel, d.checks.panel, d.links.panel, d.light.panel, d.waits.panel = d, d, d, d, d, d
}

func (d *cardPanel) OnMount(ctx app.Context) {
	d.ctx = ctx
	d.stops = append(d.stops, d.page.env.clashes.changed.listen(func() {
		ctx.Dispatch(func(app.Context) { d.page.later(d.sync) })
	}))
	d.stops = append(d.stops, d.page.env.queued.listen(func() {
		ctx.Dispatch(func(ctx app.Context) {
			if d.unadded {
				ctx.Update() // what it leads to may be gone
			}
		})
	}))
	d.stops = append(d.stops, d.page.changed.listen(func() { ctx.Dispatch(d.follow) }),
		d.page.env.uploads.landed.listen(func() { ctx.Dispatch(d.landed) }), d.catchFiles(), d.padKeys())
}

func (d *cardPanel) Render() app.UI {
	if !d.open || d.page.board == nil {
		return app.Div().Hidden(true)
	}
	t := text.T()
	card, ok := d.page.card()
	d.now = localNow()
	side := app.Div().ID(cardID).Class("side card-side").TabIndex(-1).Role("dialog").OnKeyDown(d.key)
	if !ok {
		return side.Aria("label", t.Card.Panel).Body(
			app.Header().Class("side-head").Body(app.Div().Class("grow"), &sideMarks{env: d.page.env}, d.closer()),
			app.Div().Class("side-body").Body(d.gone(), d.unsaved()))
	}
	return side.Aria("label", t.Card.Number(card.Number)+" "+card.Title).DataSet("open-card", card.ID).Body(
		app.Header().Class("side-head").Body(
			app.Span().Class("faint").Text(t.Card.Number(card.Number)),
			&cardCompany{page: d.page},
			&sideMarks{env: d.page.env},
			d.actions(card),
			d.closer()),
		app.Div().Class("side-body card-body").Body(
			app.Div().Class("card-heading").Body(d.title(card)),
			app.Div().Class("charge-place").Body(d.charge.UI(card)),
			app.Div().Class("card-facts-place").Body(d.facts(card)),
			app.Div().Class("card-main stack").Body(
				app.Div().Body(d.clashes(card)),
				app.Div().Body(d.description(card)),
				app.Div().Body(d.checks.UI(card)),
				app.Div().Body(d.links.UI(card)),
				app.Div().Body(d.waits.UI(card)),
				app.Div().Body(d.remarks.UI(card)),
				app.Div().Body(d.activity(card)))),
		app.Div().Class("card-drop-words").Aria("hidden", true).Body(app.Span().Text(t.Files.Drop)),
		d.light.UI(),
	)
}

func (d *cardPanel) closer() app.UI {
	return app.Button().Type("button").ID("card-close").Class("button button-quiet button-icon").Aria("label", text.T().Common.Close).
		Body(Icon("x").UI()).OnClick(func(app.Context, app.Event) { d.close() })
}

func (d *cardPanel) close() { d.page.on(d.page.id, d.page.closeCard) }

// key closes the panel on Escape, unless a menu in it does that first.
func (d *cardPanel) key(_ app.Context, e app.Event) {
	if e.Get("key").String() != "Escape" || e.Get("defaultPrevented").Bool() {
		return
	}
	if _, ok := find(document(), ":popover-open"); ok {
		return
	}
	d.close()
}

// may says whether the person may do something to the card.
func (d *cardPanel) may(c shared.Capability, card shared.Card) bool {
	return d.page.board.Can(c, &card)
}

// act does something to the board, in the page's name.
func (d *cardPanel) act(command shared.Command, then ...done) {
	p := d.page
	p.on(p.id, func(ctx app.Context) { p.act(ctx, command, then...) })
}
