package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/client"
	"incharge/app/text"
	"incharge/shared"
)

const (
	invitationLinkID = "invitation-link"
	invitationSureID = "invitation-sure"
	pendingTitleID   = "pending-title"
)

// pending are the invitations to the board that nobody has accepted yet.
type pending struct {
	dialog *membersDialog
	all    []shared.Invitation
	status status
	err    error
	busy   shared.InvitationID
	sure   shared.InvitationID // is asked about: withdraw
	linked shared.InvitationID // whose link is shown
	link   string
}

// load fetches them; only supervisors may, and only with a connection.
func (l *pending) load(ctx app.Context) {
	d := l.dialog
	if !d.page.may(shared.CanManage) || d.page.env.offline() {
		return
	}
	p, board, life := d.page, d.page.id, d.page.life
	ctx.Async(func() {
		all, err := p.env.client.Invitations(life, board)
		p.env.note(life, err)
		p.on(board, func(app.Context) {
			switch {
			case err == nil:
				l.all, l.status, l.err = all, ready, nil
			case l.status != ready:
				l.status, l.err = broken, err
			}
		})
	})
}

func (l *pending) UI() app.UI {
	t := text.T().Members
	if !l.dialog.page.may(shared.CanManage) || l.dialog.page.env.offline() {
		return app.Div()
	}
	return app.If(l.status == broken, func() app.UI {
		return failed(t.PendingLost, l.err, func() {
			l.status = loading
			l.load(l.dialog.page.ctx)
		})
	}).ElseIf(len(l.all) > 0, func() app.UI {
		return app.Section().Aria("labelledby", pendingTitleID).Body(
			app.H3().ID(pendingTitleID).Class("members-title").TabIndex(-1).Text(t.Pending),
			app.Ul().Class("members").Body(app.Range(l.all).Slice(func(i int) app.UI { return l.row(l.all[i]) })))
	})
}

func (l *pending) row(one shared.Invitation) app.UI {
	t, p := text.T(), l.dialog.page
	if l.sure == one.ID {
		return app.Li().Class("member member-sure").Body(
			app.P().Class("grow").Role("alert").Text(t.Members.WithdrawSure(one.Email)),
			app.Button().Type("button").Class("button").Text(t.Common.Cancel).
				OnClick(func(app.Context, app.Event) {
					l.sure = ""
					p.later(func() { focus(pendingTitleID) })
				}, app.EventScope(string(one.ID))),
			app.Button().Type("button").ID(invitationSureID).Class("button button-danger").Text(t.Members.Withdraw).
				OnClick(func(ctx app.Context, _ app.Event) { l.withdraw(ctx, one) }, app.EventScope(string(one.ID))))
	}
	do := func(name string, icon Icon, words, label string, f func(app.Context)) app.UI {
		b := app.Button().Type("button").DataSet("does", name).Class("button button-quiet button-small").
			Aria("label", label).Title(label).Body(icon.UI(), app.Span().Text(words)).
			OnClick(func(ctx app.Context, _ app.Event) { f(ctx) }, app.EventScope(string(one.ID)))
		return b.Disabled(l.busy == one.ID)
	}
	facts := t.Members.Expires(t.Dates.At(inZone(one.ExpiresAt), localNow()))
	if one.InvitedBy.Name != "" {
		facts = t.Members.By(one.InvitedBy.Name) + " · " + facts
	}
	return app.Li().Class("member member-pending").DataSet("invitation", one.ID).Body(
		app.Span().Class("avatar avatar-l avatar-none").Aria("hidden", true).Body(Icon("clock").UI()),
		app.Div().Class("member-words").Body(
			app.Div().Class("member-name").Body(
				app.Span().Class("member-email").Text(one.Email),
				app.Span().Class("badge").Text(t.Common.Role(one.Role))),
			app.Div().Class("small faint").Text(facts)),
		app.Div().Class("member-does").Body(
			do("resend", "refresh", t.Members.Resend, t.Members.ResendTo(one.Email), func(ctx app.Context) { l.resend(ctx, one) }),
			do("link", "link", t.Members.CopyLink, t.Members.LinkTo(one.Email), func(ctx app.Context) { l.makeLink(ctx, one) }),
			do("withdraw", "x", t.Members.Withdraw, t.Members.WithdrawTo(one.Email), func(app.Context) {
				l.sure = one.ID
				p.later(func() { focus(invitationSureID) })
			})),
		app.If(l.linked == one.ID, func() app.UI {
			return app.Div().Class("member-link").Body(
				app.Div().Class("secret-row").Body(
					app.Code().ID(invitationLinkID).Class("secret").Aria("label", t.Members.LinkMade(one.Email)).Text(l.link),
					p.env.copyButton(invitationLinkID, t.Card.Copy, l.link)),
				app.P().Class("field-hint").Text(t.Members.LinkWhy))
		}))
}

func (l *pending) resend(ctx app.Context, one shared.Invitation) {
	p, board, life := l.dialog.page, l.dialog.page.id, l.dialog.page.life
	l.act(ctx, one, text.T().Members.Resent(one.Email), func() error {
		_, err := p.env.client.AddMember(life, board, shared.Invite{Email: one.Email, Role: one.Role})
		return err
	})
}

func (l *pending) withdraw(ctx app.Context, one shared.Invitation) {
	p, board, life := l.dialog.page, l.dialog.page.id, l.dialog.page.life
	l.sure = ""
	l.dialog.settled()
	l.act(ctx, one, text.T().Members.Withdrawn(one.Email), func() error {
		return p.env.client.WithdrawInvitation(life, board, one.ID)
	})
}

func (l *pending) makeLink(ctx app.Context, one shared.Invitation) {
	p, board, life := l.dialog.page, l.dialog.page.id, l.dialog.page.life
	l.act(ctx, one, "", func() error {
		link, err := p.env.client.InvitationLink(life, board, one.ID)
		if err == nil {
			p.on(board, func(app.Context) { l.linked, l.link = one.ID, link })
		}
		return err
	})
}

// act does something to an invitation and says so.
func (l *pending) act(ctx app.Context, one shared.Invitation, said string, call func() error) {
	if l.busy != "" {
		return
	}
	l.busy, l.linked, l.link = one.ID, "", ""
	l.dialog.answer = "" // about what was before
	p, board, life := l.dialog.page, l.dialog.page.id, l.dialog.page.life
	ctx.Async(func() {
		err := call()
		p.env.note(life, err)
		p.on(board, func(ctx app.Context) {
			l.busy = ""
			switch {
			case client.Missing(err):
				p.env.toasts.fail(text.T().Members.LinkOver)
			case err != nil:
				p.env.toasts.fail(explain(err))
			case said != "":
				p.env.toasts.say(said)
			}
			l.load(ctx)
		})
	})
}
