package ui

import (
	"net/url"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/client"
	"incharge/app/text"
	"incharge/shared"
)

// loginPage is where somebody with an account signs in.
type loginPage struct {
	app.Compo
	watcher
	env  *env
	form doorForm
}

func (p *loginPage) OnMount(ctx app.Context) {
	p.stops = append(p.stops, p.env.enterWhenIn(ctx))
	arrive(text.T().Door.SignIn)
	tick(keepID, keepsBoards())
	focus("email")
}

func (p *loginPage) Render() app.UI {
	t := text.T().Door
	return door(t.SignInTitle, "",
		app.Form().NoValidate(true).OnSubmit(p.submit).Body(
			p.form.notice(),
			field{id: "email", name: "email", label: t.Email, kind: "email", complete: "username",
				err: p.form.errs["email"]}.UI(),
			p.form.password(t.Password, "current-password", ""),
			keepBox(),
			submit(t.SignIn, p.form.busy),
		),
		elsewhere(t.NoAccount, "/register", t.Register),
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
	keep := ticked(keepID)
	ctx.Async(func() {
		account, err := p.env.client.Login(ctx, c)
		p.env.reach.note(err)
		if err == nil {
			p.env.keepBoards(ctx, keep)
			p.env.session.enter(ctx, account)
		}
		ctx.Dispatch(func(ctx app.Context) {
			p.form.busy = false
			switch {
			case err == nil: // the session leads on
			case client.SignedOut(err):
				p.form.err = t.WrongSignIn
				ctx.Defer(func(app.Context) { focus("password") })
			default:
				p.form.err = explain(err)
			}
		})
	})
}

// enterWhenIn leads on as soon as somebody is signed in: to the page that they
// were sent here from, or to their boards.
func (e *env) enterWhenIn(ctx app.Context) (stop func()) {
	look := func(ctx app.Context) {
		if account, _ := e.session.current(); account != nil {
			ctx.Navigate(next(app.Window().URL()))
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
		!Routed(to.Path) || to.Path == "/login" || to.Path == "/register" {
		return "/"
	}
	return to.String()
}
