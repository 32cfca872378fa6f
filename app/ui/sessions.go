package ui

import (
	"errors"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/client"
	"incharge/app/text"
	"incharge/shared"
)

// sessionsPart is where somebody is signed in.
type sessionsPart struct {
	app.Compo
	watcher
	env      *env
	ctx      app.Context // its own: those of buttons end with them
	sessions []shared.Session
	status   status
	err      error
	ending   string // the session that is being ended; all for all others
}

const all = "all"

func (p *sessionsPart) OnMount(ctx app.Context) {
	p.ctx = ctx
	p.load()
}

func (p *sessionsPart) load() {
	ctx := p.ctx
	ctx.Async(func() {
		sessions, err := p.env.client.Sessions(ctx)
		p.env.note(ctx, err)
		ctx.Dispatch(func(app.Context) {
			p.ending = ""
			switch {
			case err == nil:
				p.sessions, p.status = sessions, ready
			case p.status != ready:
				p.err, p.status = err, broken
			}
		})
	})
}

func (p *sessionsPart) Render() app.UI {
	t := text.T()
	return app.Div().Class("account-sections").Body(
		matter("sessions", t.Account.Sessions, t.Security.SessionsWhy,
			app.Div().Body(
				app.If(p.status == loading, waiting).ElseIf(p.status == broken, func() app.UI {
					return failed(t.Security.SessionsLost, p.err, func() {
						p.status = loading
						p.load()
					})
				}).Else(func() app.UI {
					return app.Ul().ID("session-list").Class("entries").TabIndex(-1).Aria("label", t.Account.Sessions).Body(
						app.Range(p.sessions).Slice(func(i int) app.UI { return p.entry(p.sessions[i]) }))
				})),
			app.Div().Class("account-acts").Body(p.endAll())))
}

// waiting stands for a list that is being loaded.
func waiting() app.UI {
	return app.Div().Class("entries").Role("group").Aria("busy", "true").Aria("label", text.T().Common.Loading).Body(
		app.Range([2]int{}).Slice(func(int) app.UI {
			return app.Div().Class("entry").Body(app.Span().Class("skeleton skeleton-title"))
		}))
}

func (p *sessionsPart) entry(s shared.Session) app.UI {
	return sessionEntry(s, p.ending == s.ID, func() { p.end(s) })
}

// sessionEntry is a session in a list, with the button that ends it unless it is
// the one that is looking.
func sessionEntry(s shared.Session, ending bool, end func()) app.UI {
	t := text.T()
	now := localNow()
	agent := agentName(s.Agent)
	icon := Icon("device")
	if agentOf(s.Agent).phone {
		icon = "phone"
	}
	return app.Li().Class("entry").DataSet("session", s.ID).Body(
		icon.UI("icon-l"),
		app.Div().Class("entry-words").Body(
			app.Div().Class("entry-name").Body(
				app.Span().Title(s.Agent).Text(agent),
				app.If(s.Current, func() app.UI { return app.Span().Class("badge badge-good").Text(t.Security.ThisOne) })),
			app.Div().Class("entry-facts").Body(
				app.Span().Text(s.Address),
				app.Span().Title(t.Dates.Full(inZone(s.LastSeenAt))).Text(t.Security.LastSeen(t.Dates.Ago(inZone(s.LastSeenAt), now))),
				app.Span().Title(t.Dates.Full(inZone(s.CreatedAt))).Text(t.Security.Since(t.Dates.Ago(inZone(s.CreatedAt), now))))),
		app.Div().Body(app.If(!s.Current, func() app.UI {
			b := app.Button().Type("button").Class("button").Text(t.Security.End).Aria("label", t.Security.EndOf(agent)).
				OnClick(func(app.Context, app.Event) { end() }, app.EventScope(s.ID))
			if ending {
				b = b.Aria("busy", "true").Disabled(true)
			}
			return b
		})))
}

func (p *sessionsPart) endAll() app.UI {
	t := text.T().Security
	switch {
	case p.status != ready:
		return app.Div()
	case len(p.sessions) < 2:
		return app.P().Class("soft small").Text(t.NoOthers)
	}
	b := app.Button().Type("button").ID("end-others").Class("button button-risk").Body(Icon("sign-out").UI(), app.Text(t.EndOthers)).
		OnClick(p.endOthers)
	if p.ending == all {
		b = b.Aria("busy", "true").Disabled(true)
	}
	return b
}

func (p *sessionsPart) end(s shared.Session) {
	p.act(s.ID, text.T().Security.EndedOne(agentName(s.Agent)), func() error {
		err := p.env.client.EndSession(p.ctx, s.ID)
		if client.Missing(err) {
			return nil // it has ended by itself
		}
		return err
	})
}

func (p *sessionsPart) endOthers(app.Context, app.Event) {
	p.act(all, text.T().Security.EndedOthers, func() error { return p.env.client.EndOtherSessions(p.ctx) })
}

func (p *sessionsPart) act(which, done string, call func() error) {
	if p.ending != "" {
		return
	}
	p.ending = which
	ctx := p.ctx
	ctx.Async(func() {
		err := p.env.surely(ctx, "", call)
		p.env.note(ctx, err)
		ctx.Dispatch(func(ctx app.Context) {
			if err != nil {
				p.ending = ""
				if !errors.Is(err, errLeft) {
					p.env.toasts.fail(explain(err))
				}
				return
			}
			p.env.toasts.say(done)
			focus("session-list") // the button goes with its session
			p.load()
		})
	})
}
