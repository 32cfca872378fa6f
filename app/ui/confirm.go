package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/client"
	"incharge/app/text"
)

// confirmPage is where the links lead by which somebody shows that mail to an
// address reaches them: /verify#token, and /email#token for a change of address.
// The first is good for nothing else and is taken at once; the second asks.
type confirmPage struct {
	app.Compo
	env    *env
	ctx    app.Context
	change bool // of the address
	token  string
	state  confirmation
	err    error
}

type confirmation int

const (
	asking confirmation = iota
	confirming
	confirmed
	refusedLink
)

func (p *confirmPage) OnMount(ctx app.Context) {
	p.ctx = ctx
	if p.change {
		arrive(text.T().Links.EmailTitle)
	} else {
		arrive(text.T().Account.Address)
	}
}

// OnNav is called for another link on the same page, too.
func (p *confirmPage) OnNav(app.Context) {
	token := app.Window().URL().Fragment
	if token == "" || token == p.token {
		return
	}
	p.token, p.state, p.err = token, asking, nil
	if !p.change {
		p.confirm()
	}
}

func (p *confirmPage) confirm() {
	ctx := p.ctx
	if p.state == confirming {
		return
	}
	p.state, p.err = confirming, nil
	call := p.env.client.Verify
	if p.change {
		call = p.env.client.ConfirmEmail
	}
	ctx.Async(func() {
		err := call(ctx, p.token)
		p.env.reach.note(err)
		if err == nil {
			p.env.session.check(ctx) // where it is theirs, it is another one now
		}
		ctx.Dispatch(func(ctx app.Context) {
			p.state, p.err = confirmed, err
			if err != nil {
				p.state = refusedLink
			}
			if err == nil || client.Missing(err) {
				dropFragment()
			}
			ctx.Defer(func(app.Context) { focus("main") })
		})
	})
}

func (p *confirmPage) Render() app.UI {
	t := text.T().Links
	on := app.A().Class("button button-primary").Href("/account").Text(t.ToAccount)
	again := t.OverWhy + " " + t.VerifyAgain
	if p.change {
		again = t.OverWhy + " " + t.EmailAgain
	}
	switch {
	case p.token == "":
		return linkOver(true, "", on)
	case client.Missing(p.err):
		return linkOver(false, again, on)
	case p.state == refusedLink:
		return door(t.Failed, explain(p.err), p.button(text.T().Common.Retry))
	case p.state == confirmed && p.change:
		return door(t.EmailDone, t.EmailDoneWhy, on)
	case p.state == confirmed:
		return door(t.Verified, t.VerifiedWhy, app.A().Class("button button-primary").Href("/").Text(text.T().Common.ToBoards))
	case p.change:
		return door(t.EmailTitle, t.EmailWhy, p.button(t.EmailConfirm))
	default:
		return door(t.Verifying, "", app.Div().Class("row row-middle").Body(app.Span().Class("spinner")))
	}
}

func (p *confirmPage) button(label string) app.UI {
	b := app.Button().Type("button").ID("confirm").Class("button button-primary").Text(label).
		OnClick(func(app.Context, app.Event) { p.confirm() })
	if p.state == confirming {
		b = b.Aria("busy", "true").Disabled(true)
	}
	return b
}
