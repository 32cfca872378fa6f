package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/client"
	"incharge/app/text"
	"incharge/shared"
)

// invitePage is where the link of an invitation leads: /invite#token. The token
// is in the fragment, so that it comes into no server's and no proxy's log.
type invitePage struct {
	app.Compo
	watcher
	env  *env
	busy bool
	look *shared.InvitationLook // what it is to; nil: not known
	err  error
}

// invitationKey is where the token waits in this tab while somebody signs in or
// makes an account first.
const invitationKey = "invitation"

// invitation is the token that waits, empty when none does.
func (e *env) invitation() string {
	if token := tabKept(invitationKey); token != "" {
		return token
	}
	return e.invited
}

// awaitInvitation has a token wait; an empty one ends it.
func (e *env) awaitInvitation(token string) {
	e.invited = token
	keepInTab(invitationKey, token)
}

func (p *invitePage) OnMount(ctx app.Context) {
	p.watch(ctx, &p.env.session.changed)
	p.stops = append(p.stops, p.env.session.changed.listen(func() { ctx.Dispatch(p.accept) }))
	arrive(text.T().Door.InviteTitle)
	if token := app.Window().URL().Fragment; token != "" {
		p.env.awaitInvitation(token)
	}
	p.see(ctx)
	p.accept(ctx)
}

// see finds out what the invitation is to.
func (p *invitePage) see(ctx app.Context) {
	token := p.env.invitation()
	if token == "" {
		return
	}
	ctx.Async(func() {
		look, err := p.env.client.LookAtInvitation(ctx, token)
		p.env.reach.note(err)
		ctx.Dispatch(func(app.Context) {
			switch account, _ := p.env.session.current(); {
			case account != nil: // who joins it already
			case err == nil:
				p.look = &look
				arrive(text.T().Door.InviteTo(look.Board))
			case client.Missing(err): // nothing to sign in for
				p.err = err
				p.env.awaitInvitation("")
			}
		})
	})
}

// accept joins the board as soon as somebody is signed in.
func (p *invitePage) accept(ctx app.Context) {
	token := p.env.invitation()
	account, _ := p.env.session.current()
	if account == nil || token == "" || p.busy {
		return
	}
	if account.Owes() {
		ctx.Navigate(setUpFirst("/invite")) // where the token waits for them
		return
	}
	p.busy, p.err = true, nil
	ctx.Async(func() {
		board, err := p.env.client.AcceptInvitation(ctx, token)
		p.env.note(ctx, err)
		ctx.Dispatch(func(ctx app.Context) {
			p.busy, p.err = false, err
			switch {
			case err == nil:
				p.env.awaitInvitation("")
				ctx.Navigate("/boards/" + string(board))
			case !client.Unreachable(err) && !client.SignedOut(err) && !client.Owing(err):
				p.env.awaitInvitation("") // it will be refused again
			}
		})
	})
}

func (p *invitePage) Render() app.UI {
	t := text.T()
	account, known := p.env.session.current()
	switch {
	case p.err != nil:
		why := explain(p.err)
		if client.Missing(p.err) {
			why = t.Door.InviteOver
		}
		return door(t.Door.InviteFailed, why,
			app.A().Class("button button-primary").Href("/").Text(t.Common.ToBoards))
	case p.busy || !known:
		return door(t.Door.InviteTitle, "", app.Div().Class("row row-middle").Body(app.Span().Class("spinner")))
	case account != nil:
		return door(t.Door.InviteTitle, t.Door.InviteNone,
			app.A().Class("button button-primary").Href("/").Text(t.Common.ToBoards))
	default:
		title, why := t.Door.InviteTitle, t.Door.InviteWhy
		if p.look != nil {
			title = t.Door.InviteTo(p.look.Board)
			why = t.Door.InviteFrom(p.look.Inviter, t.Common.Role(p.look.Role), p.look.Email) + " " + t.Door.InviteFor
		}
		return door(title, why,
			app.A().Class("button button-primary").Href("/register?next=/invite").Text(t.Door.Register),
			app.A().Class("button").Href("/login?next=/invite").Text(t.Door.SignIn))
	}
}
