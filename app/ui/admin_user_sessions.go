package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/client"
	"incharge/app/text"
	"incharge/shared"
)

const userSessionsID = "user-sessions"

// userSessions is a dialog with where somebody is signed in, for administrators.
type userSessions struct {
	page     *adminUsers
	user     shared.UserRecord // none while it is shut
	sessions []shared.Session
	status   status
	err      error
	ending   string // the session that is being ended, or all
}

func (d *userSessions) open(user shared.UserRecord) {
	*d = userSessions{page: d.page, user: user}
	openDialog(d.page.ctx, userSessionsID)
	d.load()
}

func (d *userSessions) load() {
	ctx, env, user := d.page.ctx, d.page.env, d.user.ID
	ctx.Async(func() {
		sessions, err := env.client.SessionsOf(ctx, user)
		env.note(ctx, err)
		ctx.Dispatch(func(app.Context) {
			if user != d.user.ID {
				return // shut meanwhile
			}
			d.ending = ""
			switch {
			case err == nil:
				d.sessions, d.status = sessions, ready
			case d.status != ready:
				d.err, d.status = err, broken
			}
		})
	})
}

func (d *userSessions) UI() app.UI {
	t := text.T()
	return dialog{id: userSessionsID, title: t.Admin.SessionsOf(d.user.Name), env: d.page.env, shut: d.user.ID == "",
		closed: func(app.Context, app.Event) { *d = userSessions{page: d.page} }}.UI(
		app.Div().Class("dialog-body").Body(
			app.If(d.status == loading, waiting).ElseIf(d.status == broken, func() app.UI {
				return failed(t.Admin.Lost, d.err, func() {
					d.status = loading
					d.load()
				})
			}).ElseIf(len(d.sessions) == 0, func() app.UI {
				return app.P().ID("user-session-list").TabIndex(-1).Class("soft").Text(t.Admin.NoSessions)
			}).Else(func() app.UI {
				return app.Ul().ID("user-session-list").Class("entries").TabIndex(-1).Aria("labelledby", userSessionsID+"-title").Body(
					app.Range(d.sessions).Slice(func(i int) app.UI {
						s := d.sessions[i]
						return sessionEntry(s, d.ending == s.ID, func() { d.end(s) })
					}))
			})),
		app.Div().Class("dialog-foot").Body(
			app.Button().Type("button").Class("button").Text(t.Common.Close).
				OnClick(func(app.Context, app.Event) { closeDialog(userSessionsID) }),
			app.Div().Body(app.If(d.status == ready && len(d.sessions) > 0, d.endAll))))
}

func (d *userSessions) endAll() app.UI {
	t := text.T().Admin
	b := app.Button().Type("button").ID("user-sessions-end").Class("button button-risk").
		Body(Icon("sign-out").UI(), app.Text(t.EndSessions)).
		OnClick(func(app.Context, app.Event) {
			user := d.user
			d.act(all, t.SessionsEnded(user.Name), func() error {
				return d.page.env.client.EndSessionsOf(d.page.ctx, user.ID)
			})
		})
	if d.ending == all {
		b = b.Aria("busy", "true").Disabled(true)
	}
	return b
}

func (d *userSessions) end(s shared.Session) {
	user := d.user.ID
	d.act(s.ID, text.T().Security.EndedOne(agentName(s.Agent)), func() error {
		err := d.page.env.client.EndSessionOf(d.page.ctx, user, s.ID)
		if client.Missing(err) {
			return nil // it has ended by itself
		}
		return err
	})
}

func (d *userSessions) act(which, done string, call func() error) {
	if d.ending != "" {
		return
	}
	d.ending = which
	ctx, env, user := d.page.ctx, d.page.env, d.user.ID
	ctx.Async(func() {
		err := call()
		env.note(ctx, err)
		ctx.Dispatch(func(app.Context) {
			if err != nil {
				env.toasts.fail(explain(err))
			} else {
				env.toasts.say(done)
			}
			if user != d.user.ID {
				return
			}
			focus("user-session-list") // the button goes with its session
			d.load()
		})
	})
}
