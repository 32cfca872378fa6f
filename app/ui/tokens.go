package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/client"
	"incharge/app/text"
	"incharge/shared"
)

// tokensPart is what programs of somebody's sign in with.
type tokensPart struct {
	app.Compo
	watcher
	env    *env
	ctx    app.Context // its own: those of buttons end with them
	tokens []shared.Token
	status status
	err    error
	sure   shared.TokenID // it is asked whether to end it
	ending bool
	making newToken
}

func (p *tokensPart) OnInit() { p.making.part = p }

func (p *tokensPart) OnMount(ctx app.Context) {
	p.ctx = ctx
	p.load()
	ctx.Defer(p.making.reset)
}

func (p *tokensPart) load() {
	ctx := p.ctx
	ctx.Async(func() {
		tokens, err := p.env.client.Tokens(ctx)
		p.env.note(ctx, err)
		ctx.Dispatch(func(app.Context) {
			switch {
			case err == nil:
				p.tokens, p.status = tokens, ready
			case p.status != ready:
				p.err, p.status = err, broken
			}
		})
	})
}

func (p *tokensPart) Render() app.UI {
	t := text.T()
	return app.Div().Class("account-sections").Body(
		p.making.UI(),
		matter("tokens", t.Account.Tokens, t.Security.TokensWhy,
			app.Div().Body(
				app.If(p.status == loading, waiting).ElseIf(p.status == broken, func() app.UI {
					return failed(t.Security.TokensLost, p.err, func() {
						p.status = loading
						p.load()
					})
				}).ElseIf(len(p.tokens) == 0, func() app.UI {
					return app.P().Class("soft").Text(t.Security.NoTokens)
				}).Else(func() app.UI {
					return app.Ul().ID("token-list").Class("entries").TabIndex(-1).Aria("label", t.Account.Tokens).Body(
						app.Range(p.tokens).Slice(func(i int) app.UI { return p.entry(p.tokens[i]) }))
				})),
			app.P().Class("small").Body(app.A().Class("link-alone").Href("/api/docs").Target("_blank").Attr("rel", "noopener").Text(t.Security.Docs))))
}

func (p *tokensPart) entry(token shared.Token) app.UI {
	t := text.T()
	if p.sure == token.ID {
		end := app.Button().Type("button").ID("token-sure").Class("button button-danger").Text(t.Security.TokenEnd).
			OnClick(func(app.Context, app.Event) { p.end(token) }, app.EventScope(token.ID))
		if p.ending {
			end = end.Aria("busy", "true").Disabled(true)
		}
		return app.Li().Class("entry entry-sure").Body(
			app.P().Class("grow").Text(t.Security.TokenEndSure(token.Name)),
			app.Button().Type("button").Class("button").Text(t.Common.Cancel).
				OnClick(func(app.Context, app.Event) { p.sure = "" }, app.EventScope(token.ID)),
			end)
	}
	now := localNow()
	expired := token.ExpiresAt.Before(now)
	used := t.Security.Never
	if token.LastUsedAt != nil {
		used = t.Security.Used(t.Dates.Ago(inZone(*token.LastUsedAt), now))
	}
	scope := t.Security.Read
	if token.Scope == shared.ScopeWrite {
		scope = t.Security.Write
	}
	return app.Li().Class("entry").DataSet("token", token.ID).Body(
		Icon("key").UI("icon-l"),
		app.Div().Class("entry-words").Body(
			app.Div().Class("entry-name").Body(
				app.Span().Class("entry-title").Text(token.Name),
				app.Span().Class("badge").Text(scope),
				app.If(expired, func() app.UI { return app.Span().Class("badge badge-warn").Text(t.Security.Expired) })),
			app.Div().Class("entry-facts").Body(
				app.Span().Text(used),
				app.Span().Text(t.Security.Until(t.Dates.Full(inZone(token.ExpiresAt)))))),
		app.Button().Type("button").Class("button").Text(t.Security.TokenEnd).Aria("label", t.Security.TokenEndOf(token.Name)).
			OnClick(func(app.Context, app.Event) {
				p.sure = token.ID
				p.ctx.Defer(func(app.Context) { focus("token-sure") })
			}, app.EventScope(token.ID)))
}

func (p *tokensPart) end(token shared.Token) {
	ctx := p.ctx
	if p.ending {
		return
	}
	p.ending = true
	ctx.Async(func() {
		err := p.env.client.EndToken(ctx, token.ID)
		p.env.note(ctx, err)
		ctx.Dispatch(func(ctx app.Context) {
			p.ending = false
			if err != nil && !client.Missing(err) {
				p.env.toasts.fail(explain(err))
				return
			}
			p.sure = ""
			p.env.toasts.say(text.T().Security.TokenEnded(token.Name))
			focus("main")
			p.load()
		})
	})
}
