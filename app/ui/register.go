package ui

import (
	"errors"
	"strings"
	"sync"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// registerPage is where somebody makes an account.
type registerPage struct {
	app.Compo
	watcher
	env  *env
	form doorForm
}

func (p *registerPage) OnMount(ctx app.Context) {
	p.watch(ctx, &p.env.ways.changed)
	p.stops = append(p.stops, p.env.enterWhenIn(ctx, func() bool { return false }))
	arrive(text.T().Door.Register)
	if p.waits() {
		var once sync.Once
		p.stops = append(p.stops, p.env.ways.changed.listen(func() { once.Do(func() { ctx.Dispatch(p.begin) }) }))
	} else {
		p.begin(ctx)
	}
	p.env.ways.look(ctx, p.env)
}

// begin readies the form once it is there.
func (p *registerPage) begin(ctx app.Context) {
	ctx.Defer(func(app.Context) {
		tick(keepID, keepsBoards())
		focus("name")
	})
}

// waits says that it is not known yet whether this person may make an account.
func (p *registerPage) waits() bool { return !p.env.ways.settled() && p.env.invitation() == "" }

func (p *registerPage) Render() app.UI {
	t := text.T().Door
	if app.IsClient && p.waits() {
		return door(t.RegisterTitle, "", app.Div().Class("row row-middle").Body(app.Span().Class("spinner")))
	}
	if p.barred() {
		return door(text.T().SignIn.InviteOnly, text.T().SignIn.InviteWhy,
			app.A().Class("button button-primary").Href("/login").Text(t.SignIn))
	}
	why := t.RegisterWhy
	if p.env.invitation() != "" {
		why = text.T().SignIn.Invited
	}
	return door(t.RegisterTitle, why,
		app.Form().NoValidate(true).OnSubmit(p.submit).Body(
			p.form.notice(),
			field{id: "name", name: "name", label: t.Name, kind: "text", complete: "name",
				err: p.form.errs["name"]}.UI(),
			field{id: "email", name: "email", label: t.Email, kind: "email", complete: "username",
				err: p.form.errs["email"]}.UI(),
			p.form.password(t.Password, "new-password", t.PasswordRule(shared.MinPassword)),
			keepBox(),
			submit(t.Register, p.form.busy),
		),
		app.Div().Body(p.env.ways.button()),
		elsewhere(t.HaveAccount, "/login", t.SignIn),
	)
}

// barred says that accounts are by invitation only, and there is none. The first
// account of an Incharge takes none: the server knows.
func (p *registerPage) barred() bool {
	return app.IsClient && p.env.ways.inviteOnly() && p.env.invitation() == ""
}

func (p *registerPage) submit(ctx app.Context, e app.Event) {
	e.PreventDefault()
	if p.form.busy {
		return
	}
	r := shared.Registration{
		Name: strings.TrimSpace(value("name")), Email: strings.TrimSpace(value("email")), Password: value("password"),
	}
	p.form.clear()
	var wrong *shared.Error
	if errors.As(r.Validate(), &wrong) {
		for _, f := range wrong.Fields {
			p.form.errs[f.Field] = registrationError(r, f)
		}
	}
	if p.form.focusFirst(ctx, "name", "email", "password") {
		return
	}
	p.form.busy = true
	token, keep := p.env.invitation(), ticked(keepID)
	ctx.Async(func() {
		account, err := p.env.client.Register(ctx, r, token)
		p.env.reach.note(err)
		if err == nil {
			p.env.enter(ctx, account, keep)
		}
		ctx.Dispatch(func(ctx app.Context) {
			p.form.busy = false
			if err != nil {
				p.refused(ctx, r, err)
			}
		})
	})
}

// refused shows why the server made no account.
func (p *registerPage) refused(ctx app.Context, r shared.Registration, err error) {
	t := text.T().Door
	var e *shared.Error
	switch {
	case !errors.As(err, &e):
		p.form.err = explain(err)
	case e.Code == shared.CodeConflict:
		p.form.errs["email"] = t.EmailTaken
	case e.Code == shared.CodeForbidden && p.env.invitation() != "":
		p.form.err = text.T().SignIn.OtherInvite
	case e.Code == shared.CodeForbidden:
		p.form.err = t.Closed
	case e.Code == shared.CodeInvalid && len(e.Fields) > 0:
		for _, f := range e.Fields {
			p.form.errs[f.Field] = registrationError(r, f)
		}
	default:
		p.form.err = explain(err)
	}
	p.form.focusFirst(ctx, "name", "email", "password")
}

// registrationError says in the reader's language what is wrong with a field,
// where the input shows what it must be; else in the words of the rule.
func registrationError(r shared.Registration, f shared.FieldError) string {
	t := text.T().Door
	var check shared.Check
	check.Email("email", r.Email)
	switch {
	case f.Field == "name" && r.Name == "":
		return t.NeedName
	case f.Field == "email" && r.Email == "":
		return t.NeedEmail
	case f.Field == "email" && check.Err() != nil:
		return t.BadEmail
	case f.Field == "password":
		return newPasswordError(r.Password, f.Message)
	default:
		return text.T().Common.Wrong(f.Message)
	}
}
