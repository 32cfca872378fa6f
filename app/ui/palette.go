package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const (
	paletteID      = "palette"
	paletteInputID = "palette-words"
	paletteListID  = "palette-list"
)

// palette goes anywhere and does anything that is offered: somebody types a few
// letters of it and chooses. It stands in the frame of every page.
type palette struct {
	app.Compo
	watcher
	env *env
	ctx app.Context

	shown  bool
	words  string
	at     int  // of what is chosen
	chosen bool // by somebody; else it is the first
	groups []deeds
	asked  int          // how often all boards were searched
	hits   []shared.Hit // that came of it
	sheet  bool         // the shortcuts are shown
}

func (p *palette) OnMount(ctx app.Context) {
	p.ctx, p.env.palette = ctx, p
	p.env.offers.run = func(do func(app.Context)) { ctx.Dispatch(do) }
	p.env.offers.last = p.general
	p.watch(ctx, &p.env.session.changed)
	p.stops = append(p.stops, p.env.shelf.changed.listen(func() { ctx.Dispatch(func(app.Context) { p.renew() }) }))
}

// OnDismount leaves nothing to be done where no frame stands.
func (p *palette) OnDismount() {
	if p.env.palette == p {
		p.env.offers.last = nil
	}
	p.watcher.OnDismount()
}

func (p *palette) open(ctx app.Context) {
	p.shown, p.words, p.at, p.chosen, p.hits = true, "", 0, false, nil
	p.seek()
	openDialog(ctx, paletteID)
	ctx.Defer(func(app.Context) {
		fill(paletteInputID, "")
		focus(paletteInputID)
	})
	p.ctx.Async(func() { _ = p.env.loadBoards(p.ctx) }) // those known so far are there
}

func (p *palette) Render() app.UI {
	t := text.T().Palette
	return app.Div().Class("palette-place").Body(
		app.Button().Type("button").ID("palette-open").Class("button button-quiet button-icon").
			Aria("label", t.Open).Aria("keyshortcuts", "Control+K").Title(t.Open+" ("+keyNames(paletteKeys)+")").
			Body(Icon("search").UI()).OnClick(func(ctx app.Context, _ app.Event) { p.open(ctx) }),
		app.Dialog().ID(paletteID).Class("dialog palette").Aria("label", t.Open).
			On("close", whenClosed(paletteID, func(app.Context, app.Event) { p.shown = false })).
			Body(app.If(p.shown, p.inside)),
		p.keySheet(),
	)
}

func (p *palette) inside() app.UI {
	t := text.T().Palette
	input := app.Input().ID(paletteInputID).Class("palette-words").Type("text").Role("combobox").
		Placeholder("%s", t.Placeholder).Aria("label", t.Placeholder).
		Aria("expanded", p.count() > 0).Aria("controls", paletteListID).Aria("autocomplete", "list").
		Attr("autocomplete", "off").Attr("autocapitalize", "none").Attr("spellcheck", "false").Attr("enterkeyhint", "go").
		Aria("activedescendant", p.optionID(p.at)).
		OnInput(func(app.Context, app.Event) { p.typed(value(paletteInputID)) }).
		OnKeyDown(p.key)
	n := 0
	return app.Div().Class("palette-box").Body(
		app.Div().Class("palette-head").Body(
			Icon("search").UI(), input,
			app.Button().Type("button").Class("button button-quiet button-icon palette-close").Aria("label", text.T().Common.Close).
				Body(Icon("x").UI()).OnClick(func(app.Context, app.Event) { closeDialog(paletteID) })),
		app.Div().ID(paletteListID).Class("palette-list").Role("listbox").Aria("label", t.Found).Body(
			app.Range(p.groups).Slice(func(g int) app.UI {
				group, first := p.groups[g], n
				n += len(group.all)
				head := "palette-group-" + strconv.Itoa(g)
				return app.Div().Class("palette-group").Role("group").Aria("labelledby", head).Body(
					app.Div().ID(head).Class("palette-label").Role("presentation").Text(group.title),
					app.Range(group.all).Slice(func(i int) app.UI { return p.option(group.all[i], first+i) }))
			})),
		app.P().Class("palette-none soft").Body(app.If(p.count() == 0, func() app.UI { return app.Text(t.Nothing(p.words)) })),
		app.Div().Class("hush").Role("status").Text(t.Results(p.count())),
		app.Div().Class("palette-foot small faint").Aria("hidden", true).Body(
			hint(t.HintMove, "ArrowUp", "ArrowDown"), hint(t.HintDo, "Enter"), hint(t.HintClose, "Escape")),
	)
}

// optionID is that of one of what is found; empty where there is none.
func (p *palette) optionID(at int) string {
	if at >= p.count() {
		return ""
	}
	return "palette-" + strconv.Itoa(at)
}

func (p *palette) option(d deed, at int) app.UI {
	class := "palette-option"
	if at == p.at {
		class += " palette-option-on"
	}
	return app.Div().ID(p.optionID(at)).Class(class).Role("option").Aria("selected", at == p.at).DataSet("deed", d.id).Body(
		d.icon.UI(),
		app.Span().Class("palette-name clip").Text(d.name),
		app.Span().Class("palette-note small faint clip").Text(d.note),
		keysOf(d.keys),
	).OnMouseMove(func(ctx app.Context, e app.Event) {
		// A list that scrolls under a resting pointer moves it, too.
		if p.at == at || e.Get("movementX").Float() == 0 && e.Get("movementY").Float() == 0 {
			ctx.PreventUpdate()
			return
		}
		p.at, p.chosen = at, true
	}, app.EventScope(d.id, at, p.at)).OnClick(func(app.Context, app.Event) { p.do(d) }, app.EventScope(d.id, at))
}

func (p *palette) key(ctx app.Context, e app.Event) {
	if composing(e.Value) {
		return
	}
	n := p.count()
	if n == 0 {
		return
	}
	switch key := e.Get("key").String(); key {
	case "ArrowDown":
		p.at = (p.at + 1) % n
	case "ArrowUp":
		p.at = (p.at + n - 1) % n
	case "PageDown":
		p.at = min(p.at+8, n-1)
	case "PageUp":
		p.at = max(p.at-8, 0)
	case "Enter":
		p.do(p.deed(p.at))
	default:
		if pressed(e.Value).fits(paletteKeys) {
			e.PreventDefault()
			closeDialog(paletteID)
		}
		return
	}
	p.chosen = true
	e.PreventDefault()
	ctx.Defer(func(app.Context) { p.reveal() })
}

// reveal scrolls to what is chosen.
func (p *palette) reveal() {
	if option := app.Window().GetElementByID(p.optionID(p.at)); option.Truthy() {
		option.Call("scrollIntoView", map[string]any{"block": "nearest"})
	}
}

// do closes the palette, which gives the focus back, and then does it.
func (p *palette) do(d deed) {
	p.shown = false
	closeDialog(paletteID)
	p.ctx.Dispatch(d.do)
}
