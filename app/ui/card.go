package ui

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/client"
	"incharge/app/text"
	"incharge/shared"
)

const cardID = "card"

// cardPanel is one card, opened beside the board.
type cardPanel struct {
	app.Compo
	watcher
	page *boardPage

	id      shared.CardID // "" while none is open
	open    bool
	resets  int // of the board when what it knows of the card was fetched
	status  status
	err     error
	texts   map[shared.CardID]*writing // descriptions being written
	heading *writing                   // the title being written
	remarks remarks
	picker  labelPicker
	due     string    // typed, and not yet taken over
	now     time.Time // of the last drawing
}

// turnTo opens the card that an address names; 0 closes what is open.
func (p *boardPage) turnTo(number int64) {
	p.number = number
	if p.board == nil {
		return
	}
	switch {
	case number != 0:
		p.opened = p.numbered(number)
		p.drawer = drawerCard
	case p.drawer == drawerCard:
		p.drawer, p.opened = drawerNone, ""
	}
	p.redraw()
}

// numbered finds a card on the board; "" when it isn't there.
func (p *boardPage) numbered(number int64) shared.CardID {
	view := p.board.View()
	for _, list := range view.Lists() {
		for _, card := range view.Column(list.ID) {
			if card.Number == number {
				return card.ID
			}
		}
	}
	return ""
}

// card is the one that is open, if it is on the board.
func (p *boardPage) card() (shared.Card, bool) {
	card, ok := p.board.View().Card(p.opened)
	if !ok || !card.Open() {
		return card, false
	}
	list, ok := p.board.View().List(card.List)
	return card, ok && list.Open()
}

func (p *boardPage) path() string { return "/boards/" + string(p.id) }

// closeCard closes it and gives the focus back to where it lies on the board.
func (p *boardPage) closeCard(ctx app.Context) {
	id := p.opened
	ctx.Navigate(p.path())
	p.later(func() {
		if !p.canvas.focusCard(id) {
			focus("main")
		}
	})
}

// closeDrawer closes whatever stands open beside the board.
func (p *boardPage) closeDrawer(ctx app.Context) {
	if p.drawer == drawerCard {
		p.closeCard(ctx)
		return
	}
	p.drawer = drawerNone
	p.redraw()
	focus("board-more")
}

func (d *cardPanel) OnInit() {
	d.texts = map[shared.CardID]*writing{}
	d.remarks.panel, d.remarks.drafts = d, map[shared.CardID]string{}
	d.picker.panel = d
}

func (d *cardPanel) OnMount(ctx app.Context) {
	d.stops = append(d.stops, d.page.changed.listen(func() { ctx.Dispatch(d.follow) }))
}

// follow takes in that the board, or which card is open, has changed.
func (d *cardPanel) follow(ctx app.Context) {
	p := d.page
	open := p.drawer == drawerCard && p.board != nil
	if opened := open && (!d.open || d.id != p.opened); opened {
		d.id, d.status, d.err, d.heading, d.due = p.opened, loading, nil, nil, ""
		d.remarks.editing, d.remarks.sure = "", ""
		d.picker.mode = pickLabels
		d.resets = -1
		p.later(func() {
			focus(cardID)
			p.canvas.reveal(p.opened)
			d.fillText()
			d.remarks.fill()
		})
	}
	d.open = open
	if !open {
		d.id = ""
		return
	}
	d.renumber()
	back := d.status == broken && client.Unreachable(d.err) && !p.env.offline()
	if d.id != "" && (d.resets != p.resets || back) {
		d.resets, d.status = p.resets, loading
		d.load(ctx, 3)
	}
	p.later(d.sync)
}

// renumber keeps the address right: what a new card is numbered only the server
// knows.
func (d *cardPanel) renumber() {
	p := d.page
	card, ok := p.card()
	if !ok || card.Number == p.number {
		return
	}
	p.number = card.Number
	app.Window().Get("history").Call("replaceState", nil, "", cardPath(p.id, card.Number))
}

// load fetches what the board doesn't hold of the card.
func (d *cardPanel) load(ctx app.Context, tries int) {
	p, card, life := d.page, d.id, d.page.life
	board := p.id
	ctx.Async(func() {
		detail, err := p.env.client.Card(life, board, card)
		p.env.note(life, err)
		p.on(board, func(app.Context) {
			ctx.Dispatch(func(ctx app.Context) {
				if d.id != card || p.board == nil {
					return
				}
				if client.Missing(err) && p.board.Pending() > 0 && tries > 1 {
					// It is one's own, and not there yet.
					ctx.After(time.Second, func(ctx app.Context) { d.load(ctx, tries-1) })
					return
				}
				if err == nil && !p.board.Learn(detail) && tries > 1 {
					d.load(ctx, tries-1)
					return
				}
				d.err, d.status = err, ready
				if err != nil {
					d.status = broken
				} else {
					p.history.begin(detail)
				}
				p.changed.fire()
			})
		})
	})
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
			app.Header().Class("side-head").Body(app.Div().Class("grow"), d.closer()),
			app.Div().Class("side-body").Body(empty("archive", t.Card.Gone, t.Card.GoneWhy,
				app.Button().Type("button").Class("button").Text(t.Board.Archive).OnClick(func(app.Context, app.Event) {
					d.page.on(d.page.id, func(ctx app.Context) { d.page.openArchive(ctx, app.Event{}) })
				}))))
	}
	return side.Aria("label", t.Card.Number(card.Number)+" "+card.Title).DataSet("open-card", card.ID).Body(
		app.Header().Class("side-head").Body(
			app.Span().Class("faint grow").Text(t.Card.Number(card.Number)),
			d.actions(card),
			d.closer()),
		app.Div().Class("side-body card-body").Body(
			app.Div().Class("card-heading").Body(d.title(card)),
			app.Div().Class("card-facts-place").Body(d.facts(card)),
			app.Div().Class("card-main stack").Body(
				app.Div().Body(d.clashNotices(card)),
				app.Div().Body(d.description(card)),
				app.Div().Body(d.checklists(card)),
				app.Div().Body(d.attachments(card)),
				app.Div().Body(d.remarks.UI(card)),
				app.Div().Body(d.activity(card)))),
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

// may says whether the person may do something to the card, here and now.
func (d *cardPanel) may(c shared.Capability, card shared.Card) bool {
	return !d.page.env.offline() && d.page.board.Can(c, &card)
}

// act does something to the board, in the page's name.
func (d *cardPanel) act(command shared.Command, then ...done) {
	p := d.page
	p.on(p.id, func(ctx app.Context) { p.act(ctx, command, then...) })
}

// sync sets the fields that nobody is in to what holds.
func (d *cardPanel) sync() {
	if !d.open || d.page.board == nil {
		return
	}
	card, ok := d.page.card()
	if !ok {
		return
	}
	d.syncTitle(card)
	d.syncFacts(card)
	d.syncItems(card)
}

// put sets a field, unless somebody is in it.
func put(id, text string) {
	field := app.Window().GetElementByID(id)
	if field.Truthy() && !document().Get("activeElement").Equal(field) {
		field.Set("value", text)
	}
}
