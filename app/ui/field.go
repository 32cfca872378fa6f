package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// field is one input of a form with its label, hint and error. What is in it is
// the browser's until value(id) reads it.
type field struct {
	id, name, label, kind string
	complete              string // autocomplete, by its HTML name; "off" when empty
	hint, err             string
	placeholder           string
	most                  int    // characters; 0: no limit
	button                app.UI // inside the right edge
	disabled              bool
	digits                bool // a code: phones show their numbers for it
	optional              bool
}

func (f field) UI() app.UI {
	if f.complete == "" {
		f.complete = "off"
	}
	input := app.Input().ID(f.id).Name(f.name).Type(f.kind).Class("input").
		Attr("autocomplete", f.complete).Aria("required", !f.optional).Disabled(f.disabled)
	if f.placeholder != "" {
		input = input.Placeholder("%s", f.placeholder)
	}
	if f.most > 0 {
		input = input.MaxLength(f.most)
	}
	if f.kind == "email" {
		input = input.Attr("autocapitalize", "none").Attr("spellcheck", "false").Attr("inputmode", "email")
	}
	if f.digits {
		input = input.Class("input-digits").Attr("inputmode", "numeric")
	}
	var about []string
	if f.err != "" {
		about = append(about, f.id+"-error")
		input = input.Aria("invalid", "true")
	} else if f.hint != "" {
		about = append(about, f.id+"-hint")
	}
	if len(about) > 0 {
		input = input.Aria("describedby", strings.Join(about, " "))
	}
	control := app.UI(input)
	if f.button != nil {
		control = app.Div().Class("input-with-button").Body(input, f.button)
	}
	return app.Div().Class("field").Body(
		app.Label().Class("field-label").For(f.id).Text(f.label),
		control,
		app.If(f.err != "", func() app.UI {
			return app.P().ID(f.id+"-error").Class("field-error").Body(Icon("alert").UI(), app.Span().Text(f.err))
		}).ElseIf(f.hint != "", func() app.UI {
			return app.P().ID(f.id + "-hint").Class("field-hint").Text(f.hint)
		}),
	)
}

// submit is the button that sends a form; busy while that goes on.
func submit(label string, busy bool) app.HTMLButton {
	b := app.Button().Type("submit").Class("button button-primary").Text(label)
	if busy {
		b = b.Aria("busy", "true").Disabled(true)
	}
	return b
}
