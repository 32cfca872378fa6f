package ui

import (
	"context"
	"net/url"
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/live"
	"incharge/app/state"
	"incharge/app/store"
	"incharge/app/text"
	"incharge/shared"
)

// boardPage is one board: its lists and cards, and what opens beside them. The
// lists and cards themselves are the canvas's; go-app draws what is around.
type boardPage struct {
	app.Compo
	watcher
	env *env
	ctx app.Context // the page's own, for what comes from outside go-app

	id     shared.BoardID
	number int64 // of the card that the address names; 0: none
	query  url.Values
	status status
	err    error
	gone   bool

	board     *state.Board       // nil until there is something to show
	early     *store.Kept        // came before it was known who looks
	following *live.Watch        // nil until there is something to go on from
	stop      context.CancelFunc // ends what goes on for this board
	life      context.Context    // ends with it
	acts      state.Acts         // of this tab, to be undone
	saving    bool               // to the store, in a moment
	saveTook  time.Duration
	completed bool // what a snapshot leaves out has been asked for
	lost      bool // what has become of an entry only a snapshot tells

	canvas canvas
	aspect
	present  present
	changed  signal         // what the board shows has changed
	showing  shared.BoardID // is to be drawn in a moment
	showTook time.Duration
	news     []news // to show then
	untold   []news // to readers of the screen
	toldAt   time.Time
	drawer   drawer
	members  membersDialog
	settings settingsDialog
	sharing  shareDialog
	taking   exportDialog
	limit    limitDialog
	moving   moveDialog
	transfer transferDialog
	chosen   chosenCards
	folded   []string // lists and lanes, in this browser
	renaming bool     // the board

	opened  shared.CardID // the card beside the board
	shelved int64         // the last change to the archive
	resets  int           // how often the board was begun anew: what was known of cards is gone
	history history       // of cards, as it goes on
}

// drawer is what stands open beside the board.
type drawer int

const (
	drawerNone drawer = iota
	drawerCard
	drawerArchive
)

func (p *boardPage) OnInit() {
	p.canvas.page, p.members.page, p.settings.page, p.limit.page, p.moving.page = p, p, p, p, p
	p.sharing.page, p.taking.page, p.transfer.page = p, p, p
}

func (p *boardPage) OnMount(ctx app.Context) {
	p.ctx = ctx
	p.watch(ctx, &p.env.reach.changed, &p.env.connection, &p.env.shelf.changed)
	for _, s := range []*signal{&p.env.reach.changed, &p.env.connection} {
		p.stops = append(p.stops, s.listen(func() { ctx.Dispatch(p.reconnected) }))
	}
	p.stops = append(p.stops,
		p.env.connection.listen(func() { ctx.Dispatch(p.alone) }),
		p.env.session.changed.listen(func() { ctx.Dispatch(p.known) }),
		p.changed.listen(func() {
			if p.settings.shown || p.members.shown {
				p.later(func() {
					p.settings.sync()
					p.members.sync()
				})
			}
		}),
		every(time.Minute, func() { ctx.Dispatch(func(app.Context) { p.redraw() }) }),
		p.attend(),
		p.undoKeys(),
		p.env.offer(p.cardKeys),
		p.env.offer(p.deeds),
		p.env.offer(p.canvasDeeds),
		p.printing(),
		listen(document(), "visibilitychange", p.saveHidden))
	p.canvas.attach(app.Window().GetElementByID(boardID))
	if _, known := p.env.shelf.current(); !known {
		ctx.Async(func() { _ = p.env.loadBoards(ctx) }) // whether it is starred
	}
}

func (p *boardPage) OnDismount() {
	p.leave()
	p.canvas.detach()
	p.watcher.OnDismount()
}

// OnNav is called for every address of the page, the first one too: the way
// from one board to another, or to a card, keeps the component.
func (p *boardPage) OnNav(ctx app.Context) {
	match := boardPath.FindStringSubmatch(ctx.Page().URL().Path)
	if match == nil {
		return
	}
	number, _ := strconv.ParseInt(match[2], 10, 64) // 0 where there is none
	p.query = ctx.Page().URL().Query()
	p.heed()
	if id := shared.BoardID(match[1]); id != p.id {
		p.leave()
		p.enter(ctx, id)
	}
	p.turnTo(number)
}

func (p *boardPage) enter(ctx app.Context, id shared.BoardID) {
	p.id, p.status, p.err, p.gone = id, loading, nil, false
	p.life, p.stop = context.WithCancel(context.WithoutCancel(ctx))
	p.acts, p.saving, p.completed, p.lost = actsOf(id), false, false, false
	p.news, p.untold, p.showing, p.fresh = nil, nil, "", nil
	p.drawer, p.number, p.opened, p.renaming = drawerNone, 0, "", false
	p.shelved, p.history = 0, nil
	p.chosen.ids, p.chosen.tapped, p.folded = nil, false, foldedOn(id)
	arrive("")
	p.load(ctx)
}

// leave ends what goes on for the board shown. What waits to be sent is sent
// all the same.
func (p *boardPage) leave() {
	if p.stop != nil {
		p.stop()
	}
	if p.following != nil {
		p.following.Close()
	}
	if p.board != nil {
		p.saveNow()
	}
	p.canvas.clear()
	p.present.told = shared.Presence{}
	p.board, p.early, p.following, p.stop = nil, nil, nil, nil
}

const boardID = "board"

func (p *boardPage) Render() app.UI {
	t := text.T()
	return p.env.frame(frame{title: p.title(), tools: p.tools(), fill: true},
		app.Div().Body(p.closedBanner()),
		app.Div().Class("board-state").Body(p.standIn()),
		&viewStrip{page: p},
		app.Div().Class("board-area").Hidden(p.board == nil).Body(
			p.ground(),
			app.Div().ID(boardID).Class("board").Role("region").Aria("label", t.Board.Region).Hidden(p.board == nil || p.view != viewBoard),
			&viewPane{page: p},
			app.Div().Class("drawer-place").Body(&cardPanel{page: p}, &archiveDrawer{page: p}),
			app.Div().Class("bulk-place").Body(&bulkBar{page: p}),
		),
		app.Div().ID(voiceID).Class("hush").Role("status").Aria("live", "polite"),
		app.Div().ID(newsID).Class("hush").Role("status").Aria("live", "polite"),
		app.P().ID(keysID).Hidden(true).Text(t.List.Keys),
		app.Div().Body(p.members.UI()),
		app.Div().Body(p.settings.UI()),
		app.Div().Body(p.sharing.UI()),
		app.Div().Body(p.taking.UI()),
		app.Div().Body(p.limit.UI()),
		app.Div().Body(p.moving.UI()),
		app.Div().Body(p.transfer.UI()),
	)
}

// standIn fills the page while there is no board to show, or nothing on it.
func (p *boardPage) standIn() app.UI {
	t := text.T()
	switch {
	case p.gone:
		return boardGone()
	case p.board != nil && len(p.board.View().Lists()) > 0:
		return app.Div()
	case p.board != nil && p.board.Can(shared.CanManage, nil):
		return empty("board", t.Board.NoLists, t.Board.NoListsWhy)
	case p.board != nil:
		return empty("board", t.Board.NoLists, t.Board.NoListsYet)
	case p.status == broken && p.env.offline():
		return empty("offline", t.Board.NotKept, t.Board.NotKeptWhy,
			app.A().Class("button").Href("/").Text(t.Common.ToBoards))
	case p.status == broken:
		return failed(t.Board.Failed, p.err, func() {
			p.status = loading
			p.load(p.ctx)
		})
	default:
		return skeleton()
	}
}

func skeleton() app.UI {
	return app.Div().Class("board board-skeleton").Role("group").Aria("busy", "true").Aria("label", text.T().Common.Loading).Body(
		app.Range([]int{4, 3, 2}).Slice(func(i int) app.UI {
			return app.Div().Class("list").Body(
				app.Div().Class("list-head").Body(app.Span().Class("skeleton skeleton-word")),
				app.Div().Class("list-cards").Body(
					app.Range(make([]int, 4-i)).Slice(func(int) app.UI {
						return app.Div().Class("card-shape").Body(
							app.Span().Class("skeleton"), app.Span().Class("skeleton skeleton-word"))
					})))
		}))
}
