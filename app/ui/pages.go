package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
)

// pages is a list that comes a page at a time.
type pages[Item any, Key ~string] struct {
	list   string // its id
	items  []Item
	next   Key  // what the page after these begins with; empty: there is none
	asked  int  // of the latest page
	more   bool // the next page is on its way
	status status
	err    error
}

// fetch asks for the first page, or for the one after a key. What was asked for
// before doesn't count any more.
func (l *pages[Item, Key]) fetch(ctx app.Context, e *env, after Key, get func(after Key) ([]Item, Key, error), got func()) {
	l.asked++
	asked := l.asked
	l.more = after != ""
	ctx.Async(func() {
		items, next, err := get(after)
		e.note(ctx, err)
		ctx.Dispatch(func(ctx app.Context) {
			if asked == l.asked {
				l.take(ctx, e, after, items, next, err)
				got()
			}
		})
	})
}

func (l *pages[Item, Key]) take(ctx app.Context, e *env, after Key, items []Item, next Key, err error) {
	l.more = false
	switch {
	case err != nil && after != "":
		e.toasts.fail(explain(err))
		return
	case err != nil:
		l.err, l.status = err, broken
		return
	case after != "":
		first := len(l.items)
		l.items = append(l.items, items...)
		ctx.Defer(func(app.Context) { l.focus(first) })
	default:
		l.items = items
	}
	l.next, l.status = next, ready
}

// focus goes to the first of what has come, which is where the button was that
// asked for it.
func (l *pages[Item, Key]) focus(at int) {
	list := app.Window().GetElementByID(l.list)
	if !list.Truthy() {
		return
	}
	if item := list.Get("children").Index(at); item.Truthy() {
		item.Call("setAttribute", "tabindex", "-1")
		item.Call("focus", map[string]any{"preventScroll": true})
	}
}

// UI shows what is there and how to get more. load asks for a page.
func (l *pages[Item, Key]) UI(label string, row func(Item) app.UI, nothing func() app.UI, load func(after Key)) app.UI {
	t := text.T().Admin
	return app.Div().Class("stack").Body(
		app.Div().Body(
			app.If(l.status == loading, waiting).ElseIf(l.status == broken, func() app.UI {
				return failed(t.Lost, l.err, func() {
					l.status = loading
					load("")
				})
			}).ElseIf(len(l.items) == 0, nothing).Else(func() app.UI {
				return app.Ul().ID(l.list).Class("entries").TabIndex(-1).Aria("label", label).Body(
					app.Range(l.items).Slice(func(i int) app.UI { return row(l.items[i]) }))
			})),
		app.Div().Class("account-acts").Body(app.If(l.status == ready && l.next != "", func() app.UI {
			// Not disabled while it is busy: the focus would be lost.
			b := app.Button().Type("button").ID("more").Class("button").Text(t.More).OnClick(func(app.Context, app.Event) {
				if !l.more {
					load(l.next)
				}
			})
			if l.more {
				b = b.Aria("busy", "true")
			}
			return b
		})))
}
