package ui

import (
	"errors"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/shared"
)

// door draws the page of somebody who isn't signed in.
func door(title, why string, content ...app.UI) app.UI {
	return app.Div().Class("door").Body(
		app.Main().ID("main").TabIndex(-1).Class("door-box").Body(
			app.Header().Class("door-head").Body(
				mark(),
				app.H1().Text(title),
				app.If(why != "", func() app.UI { return app.P().Class("soft").Text(why) }),
			),
			app.Div().Class("stack").Body(content...),
		),
		doorPrefs(),
	)
}

// elsewhere leads to the other of the two doors, with where to go afterwards.
func elsewhere(question, href, label string) app.UI {
	if app.IsClient {
		href += app.Window().Get("location").Get("search").String()
	}
	return app.P().Class("door-else").Body(app.Text(question+" "), app.A().Href(href).Text(label))
}

// doorForm is what forms about signing in and about one's account have in
// common.
type doorForm struct {
	busy  bool
	again bool              // it takes another sign-in first
	shown map[string]bool   // passwords that can be read, by field
	err   string            // about the whole
	errs  map[string]string // by field
}

func (f *doorForm) clear() { f.err, f.errs, f.again = "", map[string]string{}, false }

// focusFirst moves the focus to the first field with an error, and reports
// whether there is one.
func (f *doorForm) focusFirst(ctx app.Context, ids ...string) bool {
	for _, id := range ids {
		if f.errs[id] != "" {
			ctx.Defer(func(app.Context) { focus(id) })
			return true
		}
	}
	return false
}

// refused shows why a call failed: at the fields that the answer names, in the
// words for them, and else above them all.
func (f *doorForm) refused(ctx app.Context, err error, words func(field, message string) string) {
	var e *shared.Error
	if errors.Is(err, errLeft) {
		return
	}
	if !errors.As(err, &e) || e.Code != shared.CodeInvalid || len(e.Fields) == 0 {
		f.err = explain(err)
		return
	}
	ids := make([]string, len(e.Fields))
	for i, wrong := range e.Fields {
		ids[i] = wrong.Field
		f.errs[wrong.Field] = words(wrong.Field, wrong.Message)
	}
	f.focusFirst(ctx, ids...)
}

// about reports whether a call was refused for what was in a field.
func about(err error, field string) bool {
	var e *shared.Error
	return errors.As(err, &e) && slices.ContainsFunc(e.Fields, func(f shared.FieldError) bool { return f.Field == field })
}
