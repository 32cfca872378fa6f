package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/client"
	"incharge/app/text"
	"incharge/shared"
)

const codeID = "code"

// secondStep is the second half of signing in, on the same page: the code of an
// app, or a recovery code in its place.
type secondStep struct {
	app.Compo
	page     *loginPage
	form     doorForm
	recovery bool
}

func (s *secondStep) OnMount(ctx app.Context) { ctx.Defer(func(app.Context) { focus(codeID) }) }

func (s *secondStep) Render() app.UI {
	t := text.T().SignIn
	other := t.NoApp
	if s.recovery {
		other = t.HaveApp
	}
	return app.Form().NoValidate(true).OnSubmit(s.submit).Body(
		s.form.notice(),
		s.code(),
		submit(t.Continue, s.form.busy),
		app.Div().Class("door-others").Body(
			app.Button().Type("button").Class("button button-quiet").Text(other).OnClick(s.switchTo),
			app.Button().Type("button").Class("button button-quiet").Text(t.StartOver).
				OnClick(func(app.Context, app.Event) { s.startOver("") }),
		),
	)
}

// code is one field for either kind, of two looks.
func (s *secondStep) code() app.UI {
	t := text.T().SignIn
	f := field{id: codeID, name: "code", label: t.Code, kind: "text", complete: "one-time-code", hint: t.SecondWhy,
		err: s.form.errs[codeID], digits: true}
	if s.recovery {
		f.label, f.hint, f.complete, f.digits = t.Recovery, t.RecoveryWhy, "off", false
	}
	return f.UI()
}

func (s *secondStep) switchTo(ctx app.Context, _ app.Event) {
	s.recovery = !s.recovery
	s.form.clear()
	fill(codeID, "")
	ctx.Defer(func(app.Context) { focus(codeID) })
}

// startOver goes back to the first half, and says why where there is a reason.
func (s *secondStep) startOver(why string) {
	p := s.page
	p.second = ""
	p.form.clear()
	p.form.err = why
	p.ctx.Defer(func(app.Context) {
		tick(keepID, p.keep)
		focus("email")
	})
}

func (s *secondStep) submit(ctx app.Context, e app.Event) {
	e.PreventDefault()
	if s.form.busy {
		return
	}
	t := text.T().SignIn
	second := shared.SecondFactor{Second: s.page.second, Code: strings.TrimSpace(value(codeID))}
	s.form.clear()
	if second.Code == "" {
		s.form.errs[codeID] = t.NeedCode
		s.form.focusFirst(ctx, codeID)
		return
	}
	s.form.busy = true
	env, keep := s.page.env, s.page.keep
	ctx.Async(func() {
		in, err := env.client.LoginSecond(ctx, second)
		env.reach.note(err)
		if err == nil && in.User != nil {
			env.enter(ctx, *in.User, keep)
		}
		ctx.Dispatch(func(ctx app.Context) {
			s.form.busy = false
			switch {
			case err == nil: // the session leads on
			case client.SignedOut(err) && !about(err, "code"):
				s.startOver(t.SecondOver)
			case about(err, "code"):
				s.form.errs[codeID] = t.WrongCode
				if s.recovery {
					s.form.errs[codeID] = t.WrongSpare
				}
				s.form.focusFirst(ctx, codeID)
			default:
				s.form.err = explain(err)
			}
		})
	})
}
