package ui

import (
	"maps"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/shared"
)

// Styles is a page for developers: what pages are made of, in both themes. It is
// drawn by the server; nothing of it is in the app.
func Styles() string {
	pane := func(theme string) app.UI {
		return app.Section().Class("styles-pane styles-"+theme).Body(
			app.H2().Text(theme), styleType(theme), styleColors(), styleSpaces(), styleButtons(),
			styleFields(theme), styleMarks(), styleSurfaces(theme), styleIcons())
	}
	return app.HTMLString(app.Main().Class("styles").Body(
		app.H1().Text("Styles"),
		app.P().Class("soft").Text("What pages are made of. Rules name these tokens and classes, and no colours or sizes of their own."),
		app.Div().Class("styles-panes").Body(pane("light"), pane("dark"))))
}

func sample(title string, content ...app.UI) app.UI {
	return app.Div().Class("styles-sample").Body(app.H3().Text(title), app.Div().Class("styles-row").Body(content...))
}

func styleType(theme string) app.UI {
	var all []app.UI
	for _, size := range []string{"2xl", "xl", "lg", "md", "sm", "xs"} {
		all = append(all, app.P().Class("styles-text styles-text-"+size).Text("--text-"+size+" Every task has one person in charge 모든 작업에는 담당자가 한 명"))
	}
	all = append(all, app.P().Class("soft").Text(".soft, --text-soft"), app.P().Class("faint").Text(".faint, --text-faint"),
		app.P().Body(app.A().Href("#"+theme).Text("a link")), app.P().Body(keysOf("Mod+K"), keysOf("?")))
	return sample("Type", all...)
}

func styleColors() app.UI {
	var all []app.UI
	for _, name := range []string{"bg", "surface", "surface-sunk", "surface-hover", "surface-press", "line", "line-strong", "line-field",
		"text", "text-soft", "text-faint", "accent", "accent-soft", "danger", "danger-soft", "warn", "warn-soft", "good", "good-soft", "star", "focus"} {
		all = append(all, app.Div().Class("styles-color").Body(app.Span().Class("styles-swatch styles-swatch-"+name), app.Code().Text("--"+name)))
	}
	return sample("Colours", all...)
}

func styleSpaces() app.UI {
	var all []app.UI
	for _, n := range []string{"1", "2", "3", "4", "5", "6", "7"} {
		all = append(all, app.Div().Class("styles-color").Body(app.Span().Class("styles-space styles-space-"+n), app.Code().Text("--space-"+n)))
	}
	return sample("Spacing", all...)
}

func styleButtons() app.UI {
	button := func(class, words string) app.HTMLButton { return app.Button().Type("button").Class(class).Text(words) }
	return sample("Buttons",
		button("button button-primary", "Primary"), button("button", "Plain"), button("button button-quiet", "Quiet"),
		button("button button-danger", "Danger"), button("button button-risk", "Risk"), button("button button-small", "Small"),
		app.Button().Type("button").Class("button").Body(Icon("plus").UI(), app.Text("With an icon")),
		app.Button().Type("button").Class("button button-quiet button-icon").Aria("label", "Icon alone").Body(Icon("dots").UI()),
		button("button", "Disabled").Disabled(true), button("button button-primary", "Busy").Aria("busy", "true"),
		button("button button-quiet", "Pressed").Aria("pressed", "true"))
}

func styleFields(theme string) app.UI {
	return sample("Fields",
		field{id: theme + "-plain", label: "A field", kind: "text", placeholder: "Placeholder", hint: "A hint says what it is for.", optional: true}.UI(),
		field{id: theme + "-wrong", label: "One with a mistake", kind: "text", err: "What is wrong, and how to mend it.", optional: true}.UI(),
		choice{id: theme + "-choice", label: "A choice", options: []option{{"a", "One"}, {"b", "Another"}}}.UI(),
		setting(app.Input().Type("checkbox").ID(theme+"-box"), theme+"-box", "A setting", "It holds at once."))
}

func styleMarks() app.UI {
	all := []app.UI{}
	for _, kind := range []string{"", "badge-accent", "badge-good", "badge-warn", "badge-danger"} {
		all = append(all, app.Span().Class("badge", kind).Text("badge"))
	}
	for _, c := range shared.Colors {
		all = append(all, app.Span().Class("chip").DataSet("color", c).Text(string(c)))
	}
	for i, name := range []string{"Mina Park", "김민아", "Pim", "Sunja", "Ada L", "Ben", "Eve", "이준"} {
		all = append(all, app.Span().Class("avatar", "avatar-"+number(i)).Aria("hidden", true).Text(initials(name)))
	}
	return sample("Badges, labels, people", all...)
}

func styleSurfaces(theme string) app.UI {
	return sample("Surfaces",
		app.Div().Class("notice").Text("A notice"), app.Div().Class("notice notice-warn").Text("A warning"),
		app.Div().Class("notice notice-danger").Text("Something went wrong"), app.Div().Class("notice notice-good").Text("It went well"),
		app.Div().Class("toast").Body(app.Span().Class("grow").Text("A toast says what has happened"),
			app.Button().Type("button").Class("button button-quiet button-small").Text("Undo")),
		app.Div().Class("toast toast-danger").Body(app.Span().Class("grow").Text("A toast says what has not")),
		app.Div().Class("styles-dialog panel").Role("group").Aria("label", "Dialog, "+theme).Body(
			app.Div().Class("dialog-head").Body(app.H4().Text("A dialog")),
			app.Div().Class("dialog-body").Body(app.P().Text("It asks one thing.")),
			app.Div().Class("dialog-foot").Body(app.Button().Type("button").Class("button").Text("Cancel"),
				app.Button().Type("button").Class("button button-primary").Text("Do it"))),
		app.Div().Class("styles-menu panel").Body(
			app.Div().Class("menu-item").Body(Icon("edit").UI(), app.Text("A menu's item")),
			app.Div().Class("menu-item menu-item-danger").Body(Icon("trash").UI(), app.Text("One that removes"))),
		app.Span().Class("skeleton skeleton-word"), app.Span().Class("spinner"))
}

func styleIcons() app.UI {
	var all []app.UI
	for _, name := range slices.Sorted(maps.Keys(paths)) {
		all = append(all, app.Div().Class("styles-icon").Body(name.UI("icon-l"), app.Code().Text(string(name))))
	}
	return sample("Icons", all...)
}
