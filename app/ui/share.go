package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const (
	shareDialogID = "share"
	publicURLID   = "public-url"
	publicMakeID  = "public-make"
	publicEndID   = "public-end"
	publicSureID  = "public-end-sure"
)

// shareDialog is the link by which anybody who has it reads the board: it says
// what they see, makes one and ends it.
type shareDialog struct {
	page   *boardPage
	shown  bool
	link   shared.PublicLink
	url    string // of a link that was just made
	status status
	err    error
	busy   bool
	sure   bool // is asked about: end it
}

func (d *shareDialog) open(app.Context, app.Event) {
	*d = shareDialog{page: d.page, shown: true}
	openDialog(d.page.ctx, shareDialogID)
	d.load(d.page.ctx)
}

func (d *shareDialog) load(ctx app.Context) {
	p, board, life := d.page, d.page.id, d.page.life
	ctx.Async(func() {
		link, err := p.env.client.PublicLink(life, board)
		p.env.note(life, err)
		p.on(board, func(app.Context) {
			if d.link, d.status, d.err = link, ready, err; err != nil {
				d.status = broken
			}
		})
	})
}

func (d *shareDialog) UI() app.UI {
	closed := func(app.Context, app.Event) { d.shown, d.url = false, "" }
	open := d.shown && d.page.board != nil
	return dialog{id: shareDialogID, title: text.T().Share.Title, closed: closed, env: d.page.env, shut: !d.shown}.UI(
		app.If(open, func() app.UI { return app.Div().Class("dialog-body stack").Body(d.body()...) }),
		app.If(open && d.status == ready, d.foot))
}

func (d *shareDialog) body() []app.UI {
	t := text.T().Share
	barred := d.page.board.View().Board().Settings.PICsSeeOnlyTheirs
	return []app.UI{
		app.P().Class("soft").Text(t.How),
		app.Div().Class("share-sides").Body(
			side("share-shown", "eye", t.Shows, t.Shown),
			side("share-hidden", "eye-off", t.Hidden, t.NotShown)),
		app.Div().Body(app.If(d.status == loading, func() app.UI {
			return app.Div().Class("row soft").Body(app.Span().Class("spinner"))
		}).ElseIf(d.status == broken, func() app.UI {
			return failed(t.Failed, d.err, func() {
				d.status = loading
				d.load(d.page.ctx)
			})
		}).ElseIf(barred, func() app.UI {
			words := t.Barred
			if d.link.On {
				words = t.BarredNow
			}
			return app.P().ID("public-barred").Class("notice notice-warn").Body(Icon("lock").UI(), app.Span().Text(words))
		}).ElseIf(d.url != "", d.made).ElseIf(d.link.On, func() app.UI {
			when := text.T().Dates.At(inZone(*d.link.Since), localNow())
			return app.Div().ID("public-on").Class("notice").Body(Icon("link").UI(), app.Span().Body(
				app.Span().Class("share-since").Text(t.Since(when, d.link.By)+" "), app.Span().Class("soft").Text(t.MakeNewWhy)))
		})),
	}
}

// side says what is seen, or what isn't.
func side(class string, icon Icon, title string, things []string) app.UI {
	return app.Section().Class("share-side", class).Body(
		app.H3().Body(icon.UI(), app.Text(title)),
		app.Ul().Body(app.Range(things).Slice(func(i int) app.UI { return app.Li().Text(things[i]) })))
}

// made shows the link, for as long as the dialog is open.
func (d *shareDialog) made() app.UI {
	t := text.T().Share
	return app.Div().Class("stack stack-s").Body(
		app.Div().Class("secret-row").Body(
			app.Code().ID(publicURLID).Class("secret").Aria("label", t.Link).Text(d.url),
			d.page.env.copyButton(publicURLID, t.Copy, d.url)),
		app.P().Class("field-hint").Text(t.Once))
}

func (d *shareDialog) foot() app.UI {
	t := text.T()
	offline := d.page.env.offline()
	if d.sure {
		return app.Div().Class("dialog-foot").Body(
			app.P().Class("grow").Role("alert").Text(t.Share.RevokeSure),
			app.Button().Type("button").ID("public-keep").Class("button").Text(t.Common.Cancel).
				OnClick(func(app.Context, app.Event) {
					d.sure = false
					d.page.later(func() { focus(publicEndID) })
				}),
			app.Button().Type("button").ID(publicSureID).Class("button button-danger").Disabled(d.busy || offline).Text(t.Share.Revoke).
				OnClick(func(ctx app.Context, _ app.Event) { d.end(ctx) }))
	}
	words := t.Share.Make
	if d.link.On {
		words = t.Share.MakeNew
	}
	main := app.Button().Type("button").ID(publicMakeID).Class("button button-primary").Text(words).
		Disabled(offline || d.page.board.View().Board().Settings.PICsSeeOnlyTheirs).
		OnClick(func(ctx app.Context, _ app.Event) { d.create(ctx) })
	if d.busy {
		main = main.Aria("busy", "true")
	}
	return app.Div().Class("dialog-foot").Body(
		app.P().Class("grow small faint").Body(app.If(offline, func() app.UI { return app.Text(t.Share.Offline) })),
		app.If(d.link.On, func() app.UI {
			return app.Button().Type("button").ID(publicEndID).Class("button").Disabled(offline).Text(t.Share.Revoke).
				OnClick(func(app.Context, app.Event) {
					d.sure = true
					d.page.later(func() { focus(publicSureID) })
				})
		}),
		main)
}

func (d *shareDialog) create(ctx app.Context) {
	d.call(ctx, func() (string, error) { return d.page.env.client.MakePublic(d.page.life, d.page.id) }, func(ctx app.Context) {
		d.page.later(func() { focus(publicURLID + "-copy") })
		d.load(ctx)
	})
}

func (d *shareDialog) end(ctx app.Context) {
	d.call(ctx, func() (string, error) { return "", d.page.env.client.EndPublic(d.page.life, d.page.id) }, func(app.Context) {
		d.link, d.sure = shared.PublicLink{}, false
		d.page.env.toasts.say(text.T().Share.Revoked)
		d.page.later(func() { focus(publicMakeID) })
	})
}

// call asks the server for something, once at a time.
func (d *shareDialog) call(ctx app.Context, ask func() (url string, err error), then func(app.Context)) {
	if d.busy {
		return
	}
	d.busy = true
	p, board := d.page, d.page.id
	ctx.Async(func() {
		url, err := ask()
		p.env.note(p.life, err)
		p.on(board, func(ctx app.Context) {
			if d.busy = false; err != nil {
				p.env.toasts.fail(explain(err))
				return
			}
			d.url = url
			then(ctx)
		})
	})
}
