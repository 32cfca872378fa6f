package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// option is one of a choice: what it is, and what it is called.
type option struct{ value, label string }

// unset stands in the page for an empty value, which go-app would leave out.
const unset = "-"

// choose sets a choice to one of its options.
func choose(id, option string) {
	if option == "" {
		option = unset
	}
	fill(id, option)
}

// chosen is the option that it is at.
func chosen(id string) string {
	if option := value(id); option != unset {
		return option
	}
	return ""
}

// choice is a field of a form in which one of many is chosen.
type choice struct {
	id, label, hint, err string
	options              []option
}

func (c choice) UI() app.UI {
	input := app.Select().ID(c.id).Name(c.id).Class("input").Body(
		app.Range(c.options).Slice(func(i int) app.UI {
			value := c.options[i].value
			if value == "" {
				value = unset
			}
			return app.Option().Value(value).Text(c.options[i].label)
		}))
	switch {
	case c.err != "":
		input = input.Aria("invalid", "true").Aria("describedby", c.id+"-error")
	case c.hint != "":
		input = input.Aria("describedby", c.id+"-hint")
	}
	return app.Div().Class("field").Body(
		app.Label().Class("field-label").For(c.id).Text(c.label),
		input,
		app.If(c.err != "", func() app.UI {
			return app.P().ID(c.id+"-error").Class("field-error").Body(Icon("alert").UI(), app.Span().Text(c.err))
		}).ElseIf(c.hint != "", func() app.UI {
			return app.P().ID(c.id + "-hint").Class("field-hint").Text(c.hint)
		}))
}
