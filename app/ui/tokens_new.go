package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const (
	tokenNameID = "name"
	tokenDaysID = "days"
	tokenID     = "token-secret"
)

var tokenDays = []int{7, 30, 90, shared.MaxTokenDays}

// newToken makes a token, and shows it for as long as this page is open.
type newToken struct {
	part *tokensPart
	form doorForm
	made *shared.MadeToken
}

// reset sets the fields to what is usual.
func (d *newToken) reset(app.Context) {
	fill(tokenNameID, "")
	fill(tokenDaysID, "30")
	tick(scopeID(shared.ScopeRead), true)
}

func scopeID(s shared.Scope) string { return "scope-" + string(s) }

func (d *newToken) UI() app.UI {
	t := text.T().Security
	if d.made != nil {
		return matter("token-made", t.Made, t.MadeWhy,
			app.Div().Class("secret-row").Body(
				app.Code().ID(tokenID).Class("secret").TabIndex(-1).Text(d.made.Secret),
				d.part.env.copyButton(tokenID, t.Copy, d.made.Secret)),
			app.Div().Class("account-acts").Body(
				app.Button().Type("button").ID("token-done").Class("button").Text(t.Done).OnClick(func(app.Context, app.Event) {
					d.made = nil
					d.part.ctx.Defer(func(ctx app.Context) {
						d.reset(ctx)
						focus(tokenNameID)
					})
				})))
	}
	days := make([]option, len(tokenDays))
	for i, n := range tokenDays {
		days[i] = option{strconv.Itoa(n), t.Days(n)}
	}
	return matter("token-new", t.NewToken, "",
		app.Form().NoValidate(true).Class("stack").OnSubmit(d.submit).Body(
			d.form.notice(),
			field{id: tokenNameID, name: "name", label: t.TokenName, kind: "text", hint: t.TokenHint, most: shared.MaxName,
				err: d.form.errs["name"]}.UI(),
			app.FieldSet().Body(
				app.Legend().Class("field-label").Text(t.Scope),
				scopeChoice(shared.ScopeRead, t.Read, t.ReadWhy),
				scopeChoice(shared.ScopeWrite, t.Write, t.WriteWhy)),
			choice{id: tokenDaysID, label: t.Good, err: d.form.errs["days"], options: days}.UI(),
			app.Div().Class("row").Body(submit(t.Make, d.form.busy))))
}

func scopeChoice(s shared.Scope, label, why string) app.UI {
	id := scopeID(s)
	return app.Label().Class("setting").Body(
		app.Input().Type("radio").ID(id).Name("scope").Value(string(s)).Aria("describedby", id+"-why"),
		app.Span().Class("setting-words").Body(
			app.Span().Text(label),
			app.Span().ID(id+"-why").Class("field-hint").Text(why)))
}

func (d *newToken) submit(_ app.Context, e app.Event) {
	e.PreventDefault()
	ctx := d.part.ctx
	if d.form.busy {
		return
	}
	n := shared.NewToken{Name: strings.TrimSpace(value(tokenNameID)), Scope: shared.ScopeRead}
	if ticked(scopeID(shared.ScopeWrite)) {
		n.Scope = shared.ScopeWrite
	}
	n.Days, _ = strconv.Atoi(value(tokenDaysID)) // one of our own options
	d.form.clear()
	if n.Name == "" {
		d.form.errs["name"] = text.T().Security.NeedName
		d.form.focusFirst(ctx, "name")
		return
	}
	d.form.busy = true
	env := d.part.env
	ctx.Async(func() {
		var made shared.MadeToken
		err := env.surely(ctx, "", func() (err error) {
			made, err = env.client.MakeToken(ctx, n)
			return err
		})
		env.note(ctx, err)
		ctx.Dispatch(func(ctx app.Context) {
			d.form.busy = false
			if err != nil {
				d.form.refused(ctx, err, func(_, message string) string { return text.T().Common.Wrong(message) })
				return
			}
			d.made = &made
			d.part.load()
			ctx.Defer(func(app.Context) { focus(tokenID + "-copy") })
		})
	})
}
