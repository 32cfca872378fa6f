package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
)

// pad is a field that a text is written in as Markdown, beside how it will look.
type pad struct {
	panel *cardPanel
	id    string // of the field
	whose string // the text is, so that one field may be another's next
	label string
	hint  string
	rows  int
	shown bool          // as it will look, in the place of the field
	words func() string // as it stands: an element keeps the functions that it came with
	write func(words string)
	look  func(shown bool)
	send  app.EventHandler
	leave func() // on Escape
}

func (p pad) UI() app.UI {
	t := text.T()
	scope := app.EventScope(p.id + p.whose)
	names := &p.panel.naming
	field := app.Textarea().ID(p.id).Class("input pad-field").Rows(p.rows).Aria("label", p.label).
		Aria("autocomplete", "list").
		OnInput(func(ctx app.Context, _ app.Event) {
			p.write(p.panel.understood(p.words(), typed(ctx)))
			names.follow(p.id)
			fit(p.id)
		}, scope).
		OnClick(func(app.Context, app.Event) { names.follow(p.id) }, scope).
		OnBlur(func(app.Context, app.Event) { names.leave(p.id) }, scope).
		OnKeyDown(p.key, scope)
	if p.hint != "" {
		field = field.Placeholder("%s", p.hint)
	}
	if on := names.chosen(p.id); on != "" {
		field = field.Aria("controls", namingID).Aria("activedescendant", on)
	}
	return app.Div().Class("pad").Body(
		app.Div().Class("pad-head").Body(
			app.Div().Class("row pad-ways").Body(
				way(p.id+"-write", t.Card.WriteText, !p.shown, func() { p.turn(false) }),
				way(p.id+"-preview", t.Card.Preview, p.shown, func() { p.turn(true) })),
			app.Div().Class("row pad-tools").Role("toolbar").Aria("label", t.Writing.Format).Hidden(p.shown).Body(p.tools()...)),
		app.Div().Class("pad-place").Hidden(p.shown).Body(field, app.Div().Body(names.UI(p.id))),
		app.Div().Body(app.If(p.shown, func() app.UI {
			return app.Div().Class("pad-preview text-preview").Body(
				app.If(p.words() == "", func() app.UI { return app.P().Class("faint").Text(t.Writing.Nothing) }).
					Else(func() app.UI { return p.panel.marks.UI("preview-"+p.id, p.words(), nil) }))
		})))
}

// turn shows the text as it will look, or the field again.
func (p pad) turn(shown bool) {
	if shown {
		p.panel.marks.want(p.words())
	}
	p.look(shown)
	p.panel.page.later(func() {
		p.panel.sync()
		if shown {
			p.panel.marks.sync("preview-"+p.id, p.words())
			return
		}
		fit(p.id)
		focus(p.id)
	})
}

func (p pad) tools() []app.UI {
	t := text.T().Writing
	tool := func(name string, icon Icon, label, keys string, do func(chosenWords) change) app.UI {
		title := label
		if keys != "" {
			title += " (" + keyNames(keys) + ")"
		}
		return app.Button().Type("button").Class("button button-quiet button-icon button-small").DataSet("tool", name).
			Aria("label", label).Title(title).Body(icon.UI()).
			OnClick(func(app.Context, app.Event) { p.panel.mark(p.id, do) }, app.EventScope(p.id+p.whose))
	}
	return []app.UI{
		tool("bold", "bold", t.Bold, "Mod+B", bolded),
		tool("italic", "italic", t.Italic, "Mod+I", slanted),
		tool("link", "link", t.Link, "Mod+K", linkedTo),
		tool("list", "list", t.List, "", func(c chosenWords) change { return c.begun("- ") }),
		tool("tasks", "checklist", t.Tasks, "", func(c chosenWords) change { return c.begun("- [ ] ") }),
		tool("quote", "quote", t.Quote, "", func(c chosenWords) change { return c.begun("> ") }),
		tool("code", "code", t.Code, "", func(c chosenWords) change { return c.between("`") }),
		tool("mention", "mention", t.Mention, "@", func(c chosenWords) change { return c.called() }),
	}
}

func bolded(c chosenWords) change   { return c.between("**") }
func slanted(c chosenWords) change  { return c.between("*") }
func linkedTo(c chosenWords) change { return c.linked(text.T().Writing.LinkText) }

func (p pad) key(ctx app.Context, e app.Event) {
	switch {
	case composing(e.Value):
	case sends(e):
		p.send(ctx, e)
	case e.Get("key").String() == "Escape" && p.leave != nil:
		e.PreventDefault() // the panel stays
		p.leave()
	}
}

// mark changes what is chosen in a field.
func (d *cardPanel) mark(id string, do func(chosenWords) change) {
	field := app.Window().GetElementByID(id)
	if !field.Truthy() {
		return
	}
	all, from, to := field.Get("value"), field.Get("selectionStart").Int(), field.Get("selectionEnd").Int()
	words := app.Window().Get("String").New(all)
	do(chosenWords{
		words.Call("slice", 0, from).String(), words.Call("slice", from, to).String(), words.Call("slice", to).String(),
	}).in(field)
	d.naming.follow(id)
}
