package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/client"
	"incharge/app/text"
	"incharge/shared"
)

const archiveID = "archive"

// archiveDrawer is what has been taken off the board and can be put back.
type archiveDrawer struct {
	app.Compo
	watcher
	page *boardPage
	ctx  app.Context

	open    bool
	board   shared.BoardID // whose archive this is
	seq     int64          // of the last change to the archive when this was asked for
	asking  bool
	archive *shared.Archive
	err     error
}

// openArchive shows it in place of what is beside the board.
func (p *boardPage) openArchive(ctx app.Context, _ app.Event) {
	p.drawer = drawerArchive
	p.redraw()
	if p.number != 0 {
		ctx.Navigate(p.path())
	}
}

func (d *archiveDrawer) OnMount(ctx app.Context) {
	d.ctx = ctx
	d.stops = append(d.stops, d.page.changed.listen(func() { ctx.Dispatch(d.follow) }))
}

// follow asks for the archive when it is opened, and anew when something has
// gone into it or come out of it since.
func (d *archiveDrawer) follow(ctx app.Context) {
	open := d.page.drawer == drawerArchive && d.page.board != nil
	if open && !d.open {
		d.err, d.seq = nil, -1
		if d.board != d.page.id || !d.page.env.offline() {
			d.board, d.archive = d.page.id, nil
		}
		d.page.later(func() { focus(archiveID) })
	}
	d.open = open
	if client.Unreachable(d.err) && !d.page.env.offline() {
		d.err, d.seq = nil, -1 // the network is back
	}
	if !open || d.asking || d.seq == d.page.shelved {
		return
	}
	d.asking, d.seq = true, d.page.shelved
	p, id, life := d.page, d.page.id, d.page.life
	ctx.Async(func() {
		archive, err := p.env.client.Archive(life, id)
		p.env.note(life, err)
		ctx.Dispatch(func(ctx app.Context) {
			d.asking = false
			if p.id != id || p.board == nil {
				return
			}
			d.err = err
			if err == nil {
				d.archive = &archive
				p.board.Shelve(archive)
				p.later(d.keepFocus)
			}
			d.follow(ctx) // it may have moved on meanwhile
		})
	})
}

// keepFocus takes the focus back when the button that had it is gone: Escape is
// to close the drawer still.
func (d *archiveDrawer) keepFocus() {
	if d.open && document().Get("activeElement").Equal(document().Get("body")) {
		focus(archiveID)
	}
}

// shelving are the types of the changes after which the archive is another one.
var shelving = []string{
	shared.ArchiveCard{}.Type(), shared.RestoreCard{}.Type(), shared.DeleteCard{}.Type(),
	shared.ArchiveList{}.Type(), shared.RestoreList{}.Type(), shared.Undo{}.Type(),
}

func (d *archiveDrawer) close(app.Context, app.Event) { d.page.on(d.page.id, d.page.closeDrawer) }

func (d *archiveDrawer) Render() app.UI {
	if !d.open || d.page.board == nil {
		return app.Div().Hidden(true)
	}
	t := text.T()
	return app.Div().ID(archiveID).Class("side").TabIndex(-1).Role("dialog").Aria("label", t.Archive.Title).
		OnKeyDown(func(ctx app.Context, e app.Event) {
			if e.Get("key").String() == "Escape" {
				d.close(ctx, e)
			}
		}).
		Body(
			app.Header().Class("side-head").Body(
				app.H2().Class("grow").Text(t.Archive.Title),
				app.Button().Type("button").Class("button button-quiet button-icon").Aria("label", t.Common.Close).
					Body(Icon("x").UI()).OnClick(d.close)),
			app.Div().Class("side-body").Body(d.content()))
}
