package ui

import (
	"net/url"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/client"
	"incharge/app/text"
	"incharge/shared"
)

// loginPage is where somebody with an account signs in: with a password or at
// the provider, and then, where that is asked for, with a second factor.
type loginPage struct {
	app.Compo
	watcher
	env    *env
	ctx    app.Context // the page's own: those of fields end with them
	form   doorForm
	keep   bool   // boards on this device, as chosen
	second string // the token to show the second factor with; empty: not asked for
}

func (p *loginPage) OnMount(ctx app.Context) {
	p.ctx = ctx
	p.watch(ctx, &p.env.ways.changed)
	p.env.ways.look(ctx, p.env)
	p.keep = keepsBoards()
	at := app.Window().URL()
	if token, owed := strings.CutPrefix(at.Fragment, "second="); owed {
		p.second = token
		dropFragment() // it is good for one sign-in, and nobody's to see
	}
	p.stops = append(p.stops, p.env.enterWhenIn(ctx, func() bool { return p.second != "" }))
	p.form.err = troubleElsewhere(at.Query().Get("oidc"))
	arrive(text.T().Door.SignIn)
	tick(keepID, p.keep)
	focus("email")
}

func (p *loginPage) Render() app.UI {
	t := text.T()
	if p.second != "" {
		return door(t.SignIn.SecondTitle, "", &secondStep{page: p})
	}
	return door(t.Door.SignInTitle, "",
		app.Div().Body(app.If(p.env.parting != "", func() app.UI {
			return app.Div().Class("notice").Role("status").Body(Icon("check").UI(), app.Span().Text(p.env.parting))
		}).ElseIf(p.env.session.hasEnded(), func() app.UI {
			return app.Div().Class("notice notice-warn").Body(Icon("clock").UI(), app.Span().Text(t.SignIn.Ended))
		})),
		app.Form().NoValidate(true).OnSubmit(p.submit).Body(
			p.form.notice(),
			field{id: "email", name: "email", label: t.Door.Email, kind: "email", complete: "username",
				err: p.form.errs["email"]}.UI(),
			app.Div().Body(
				p.form.password(t.Door.Password, "current-password", ""),
				app.A().Class("door-forgot").Href("/forgot").Text(t.SignIn.Forgot).
					OnClick(func(app.Context, app.Event) { p.env.typed = strings.TrimSpace(value("email")) })),
			keepBox(),
			submit(t.Door.SignIn, p.form.busy),
		),
		app.Div().Body(p.env.ways.button()),
		app.Div().Body(app.If(!p.env.ways.inviteOnly(), func() app.UI {
			return elsewhere(t.Door.NoAccount, "/register", t.Door.Register)
		})),
	)
}

func (p *loginPage) submit(ctx app.Context, e app.Event) {
	e.PreventDefault()
	if p.form.busy {
		return
	}
	t := text.T().Door
	c := shared.Credentials{Email: strings.TrimSpace(value("email")), Password: value("password")}
	p.form.clear()
	if c.Email == "" {
		p.form.errs["email"] = t.NeedEmail
	}
	if c.Password == "" {
		p.form.errs["password"] = t.NeedPassword
	}
	if p.form.focusFirst(ctx, "email", "password") {
		return
	}
	p.form.busy = true
	p.keep = ticked(keepID)
	ctx.Async(func() {
		in, err := p.env.client.Login(ctx, c)
		p.env.reach.note(err)
		if err == nil && in.User != nil {
			p.env.enter(ctx, *in.User, p.keep)
		}
		ctx.Dispatch(func(ctx app.Context) {
			p.form.busy = false
			switch {
			case err == nil:
				p.second = in.Second // where it is empty, the session leads on
			case client.SignedOut(err):
				p.form.err = t.WrongSignIn
				ctx.Defer(func(app.Context) { focus("password") })
			default:
				p.form.refused(ctx, err, func(field, message string) string {
					if field == "email" {
						return t.BadEmail
					}
					return text.T().Common.Wrong(message)
				})
			}
		})
	})
}

// enter takes in who has just signed in, with what they have chosen.
func (e *env) enter(ctx app.Context, account shared.Account, keep bool) {
	e.keepBoards(ctx, keep)
	e.parting = ""
	if takeLanguage(account.Language) {
		startLanguage() // the page that comes next is in it
	}
	e.session.enter(ctx, account)
}

// enterWhenIn leads on as soon as somebody is signed in: to the page that they
// were sent here from, or to their boards. While something is owed for that,
// whom this device remembers doesn't count: their session has ended.
func (e *env) enterWhenIn(ctx app.Context, owes func() bool) (stop func()) {
	look := func(ctx app.Context) {
		if account, sure := e.session.entered(); account != nil && (sure || !owes()) {
			to := next(app.Window().URL())
			if account.Owes() {
				to = setUpFirst(to)
			}
			ctx.Navigate(to)
		}
	}
	look(ctx)
	return e.session.changed.listen(func() {
		ctx.Dispatch(func(ctx app.Context) {
			look(ctx)
			if url := app.Window().URL(); e.session.wasLeft() && url.Path == "/login" && url.RawQuery != "" {
				ctx.Navigate("/login") // whoever comes next goes their own way
			}
		})
	})
}

// next is the page that a login page's address asks for. Only pages of our own
// are followed: anybody can write a link to the login page.
func next(login *url.URL) string {
	to, err := url.Parse(login.Query().Get("next"))
	if err != nil || to.Scheme != "" || to.Host != "" || to.Opaque != "" ||
		!Routed(to.Path) || isDoor(to.Path) {
		return "/"
	}
	return to.String()
}

// isDoor says that a page is one of those on which people come in, which nobody
// wants to be led back to.
func isDoor(path string) bool { return path == "/login" || path == "/register" || path == "/forgot" }
