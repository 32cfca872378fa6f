package ui

import (
	"slices"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/app/views"
	"incharge/shared"
)

const (
	filterOpenID  = "filter-open"
	filterMenuID  = "filter-menu"
	filterWordsID = "filter-words"
)

// filterPanel is where it is chosen which cards are shown.
type filterPanel struct {
	page   *boardPage
	ctx    app.Context
	open   bool
	typing bool // what is typed is not looked for yet
	saved  savedFilters
}

// UI is the button with the panel that it opens.
func (f *filterPanel) UI() app.UI {
	t := text.T().Views
	filter := f.page.filter
	n := len(filter.PICs) + len(filter.Labels) + len(filter.Dues)
	for _, set := range []bool{filter.Words != "", filter.Mine} {
		if set {
			n++
		}
	}
	mark, set := "", ""
	if n > 0 {
		mark, set = number(n), t.FilterSet
	}
	return app.Div().Class("filter-anchor").Body(
		app.Button().Type("button").ID(filterOpenID).Class("button button-quiet button-small").
			Attr("popovertarget", filterMenuID).Aria("haspopup", "dialog").Title(t.FilterKeys).
			Body(Icon("filter").UI(), app.Span().Class("filter-word").Text(t.Filter), app.Span().Class("filter-number").Text(mark), app.Span().Class("hush").Text(set)),
		app.Div().ID(filterMenuID).Class("menu menu-start filter-menu").Attr("popover", "auto").Role("dialog").Aria("label", t.Filter).
			On("toggle", f.toggled).Body(
			app.Div().Class("search").Body(
				Icon("search").UI(),
				app.Input().Type("search").ID(filterWordsID).Class("input").Aria("label", t.Words).Placeholder(t.WordsHint).
					MaxLength(200).AutoComplete(false).OnInput(f.look).OnKeyDown(f.key)),
			app.Div().Body(app.If(f.open, f.choices))))
}

// openFilter opens the panel, with the focus in its field.
func openFilter() {
	if menu := app.Window().GetElementByID(filterMenuID); menu.Truthy() && !menu.Call("matches", ":popover-open").Bool() {
		menu.Call("showPopover")
	}
}

func (f *filterPanel) toggled(ctx app.Context, e app.Event) {
	f.open = e.Get("newState").String() == "open"
	if f.open {
		f.saved.load(ctx, f.page)
	}
}

// sync has the field say what is looked for, unless somebody is in it, who may
// have typed what is not known here yet, or has just been.
func (f *filterPanel) sync() {
	if !f.typing && f.page.board != nil {
		field := app.Window().GetElementByID(filterWordsID)
		if field.Truthy() && !field.Equal(document().Get("activeElement")) && strings.TrimSpace(field.Get("value").String()) != f.page.filter.Words {
			field.Set("value", f.page.filter.Words)
		}
	}
}

// typingRest is how long nothing is typed before it is looked for.
const typingRest = 150 * time.Millisecond

func (f *filterPanel) look(app.Context, app.Event) {
	typed := value(filterWordsID)
	f.typing = true
	f.ctx.After(typingRest, func(app.Context) {
		if value(filterWordsID) != typed || f.page.board == nil {
			return
		}
		f.typing = false
		if words := strings.Join(strings.Fields(typed), " "); words != f.page.filter.Words {
			f.change(func(filter *views.Filter) { filter.Words = words })
		}
	})
}

// key closes the panel on Enter: what is typed counts already.
func (f *filterPanel) key(_ app.Context, e app.Event) {
	if e.Get("key").String() == "Enter" && !composing(e.Value) {
		e.PreventDefault()
		app.Window().GetElementByID(filterMenuID).Call("hidePopover")
	}
}

func (f *filterPanel) change(how func(*views.Filter)) {
	filter := f.page.filter
	how(&filter)
	f.page.refilter(filter)
}

// choices are what a filter can ask for besides words.
func (f *filterPanel) choices() app.UI {
	t := text.T().Views
	p := f.page
	filter, view := p.filter, p.board.View()
	pics := []string{views.Me, views.Nobody}
	for _, m := range view.Members() {
		if m.User.ID != p.board.Actor() && m.Role != shared.Observer {
			pics = append(pics, string(m.User.ID))
		}
	}
	labels := view.Labels()
	return app.Div().Body(
		filterItem("mine", filter.Mine, []app.UI{Icon("person").UI(), app.Span().Class("grow").Text(t.Mine).Title(t.MineWhy)}, func() {
			f.change(func(f *views.Filter) { f.Mine = !f.Mine })
		}),
		filterGroup(t.PIC, app.Range(pics).Slice(func(i int) app.UI {
			return filterItem(pics[i], slices.Contains(filter.PICs, pics[i]), f.person(pics[i]), func() {
				f.change(func(f *views.Filter) { f.PICs = views.Toggled(f.PICs, pics[i]) })
			})
		})),
		filterGroup(t.Deadline, app.Range(views.Dues).Slice(func(i int) app.UI {
			due := views.Dues[i]
			return filterItem(string(due), slices.Contains(filter.Dues, due), []app.UI{app.Span().Class("grow").Text(dueName(due))}, func() {
				f.change(func(f *views.Filter) { f.Dues = views.Toggled(f.Dues, due) })
			})
		})),
		app.Div().Body(app.If(len(labels) > 0, func() app.UI {
			return filterGroup(t.Labels, app.Range(labels).Slice(func(i int) app.UI {
				id := labels[i].ID
				return filterItem(string(id), slices.Contains(filter.Labels, id), []app.UI{chipUI(labels[i]), app.Span().Class("grow")}, func() {
					f.change(func(f *views.Filter) { f.Labels = views.Toggled(f.Labels, id) })
				}, labelName(labels[i]))
			}))
		})),
		f.saved.UI(p),
	)
}

// person shows one whom a filter can ask for.
func (f *filterPanel) person(pic string) []app.UI {
	name := app.Span().Class("grow clip").Text(f.page.picName(pic))
	user := shared.UserID(pic)
	if pic == views.Me {
		user = f.page.board.Actor()
	}
	if m, ok := f.page.board.View().Member(user); ok {
		return []app.UI{portrait(m.User), name}
	}
	return []app.UI{app.Span().Class("avatar avatar-none").Aria("hidden", true), name}
}

func filterGroup(title string, items app.UI) app.UI {
	return app.Div().Role("group").Aria("label", title).Body(
		app.Div().Class("menu-label").Aria("hidden", true).Text(title),
		app.Div().Body(items))
}

// filterItem is one of those things. named is what it is called where its parts
// don't say it.
func filterItem(value string, on bool, parts []app.UI, toggle func(), named ...string) app.UI {
	b := app.Button().Type("button").Class("menu-item").DataSet("stay", true).DataSet("filter", value).
		Role("checkbox").Aria("checked", on).
		Body(append(parts, app.Span().Class("filter-tick").Body(checked(on)))...).
		OnClick(func(app.Context, app.Event) { toggle() }, app.EventScope(value))
	if len(named) > 0 {
		b.Aria("label", named[0])
	}
	return b
}
