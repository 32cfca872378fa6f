package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// adminHealth is how the instance is.
type adminHealth struct {
	app.Compo
	watcher
	ctx    app.Context // of the page: what an event came from may be gone when its answer is there
	env    *env
	health shared.Health
	status status
	err    error
	busy   bool
}

func (p *adminHealth) OnMount(ctx app.Context) {
	p.ctx = ctx
	p.load()
}

func (p *adminHealth) load() {
	ctx := p.ctx
	p.busy = true
	ctx.Async(func() {
		health, err := p.env.client.Health(ctx)
		p.env.note(ctx, err)
		ctx.Dispatch(func(app.Context) {
			p.busy = false
			switch {
			case err == nil:
				p.health, p.status = health, ready
			case p.status == ready:
				p.env.toasts.fail(explain(err))
			default:
				p.err, p.status = err, broken
			}
		})
	})
}

func (p *adminHealth) Render() app.UI {
	t := text.T().Admin
	switch p.status {
	case loading:
		return app.Div().Class("account-sections").Body(matter("health", t.Health, "", waiting()))
	case broken:
		return app.Div().Class("account-sections").Body(matter("health", t.Health, "",
			failed(t.Lost, p.err, func() {
				p.status = loading
				p.load()
			})))
	}
	h := p.health
	now, dates := localNow(), text.T().Dates
	latest := ""
	if n := len(h.Migrations); n > 0 {
		latest = h.Migrations[n-1]
	}
	backup, class := t.NoBackup, "badge badge-warn"
	if at := h.Backup.LastAt; at != nil {
		backup, class = dates.Full(inZone(*at))+" ("+dates.Ago(inZone(*at), now)+")", ""
	}
	refresh := app.Button().Type("button").ID("health-refresh").Class("button").
		Body(Icon("refresh").UI(), app.Text(t.Refresh)).OnClick(func(app.Context, app.Event) { p.load() })
	if p.busy {
		refresh = refresh.Aria("busy", "true").Disabled(true)
	}
	return app.Div().Class("account-sections").Body(
		matter("health", t.Health, "",
			app.Dl().Class("health").Body(
				measure(t.Version, h.Version, ""),
				measure(t.Started, dates.Full(inZone(h.StartedAt))+" ("+dates.Ago(inZone(h.StartedAt), now)+")", ""),
				measure(t.Database, h.Database, ""),
				measure(t.Migrations, t.MigrationsAre(len(h.Migrations), latest), ""),
				measure(t.Sockets, number(h.Sockets), ""),
				measure(t.Backup, backup, class)),
			app.Div().Class("account-acts").Body(refresh)),
		matter("mails", t.Mail, "",
			app.Dl().Class("health").Body(
				measure(t.MailWaiting, number(h.Mail.Waiting), ""),
				measure(t.MailFailing, number(h.Mail.Failing), warnIf(h.Mail.Failing > 0, "badge badge-warn")),
				measure(t.MailParked, number(h.Mail.Parked), warnIf(h.Mail.Parked > 0, "badge badge-danger")),
				app.If(h.Mail.LastError != "", func() app.UI { return measure(t.MailError, h.Mail.LastError, "") }))))
}

func warnIf(is bool, class string) string {
	if is {
		return class
	}
	return ""
}

func measure(name, value, class string) app.UI {
	return app.Div().Class("health-row").Body(app.Dt().Text(name), app.Dd().Body(app.Span().Class(class).Text(value)))
}
