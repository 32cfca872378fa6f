package ui

import (
	"slices"
	"sync"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// toast is a short message about something that has happened.
type toast struct {
	id      int
	message string
	danger  bool
	label   string // of the button, with do; none when it is empty
	do      func(app.Context)
	over    *time.Timer
	kind    string           // of those that are told in one; "": none
	times   int              // how many it tells of
	about   shared.CommandID // of what can be taken back with it
}

// toasts are those on screen. Any goroutine may add one.
type toasts struct {
	mu      sync.Mutex
	next    int
	all     []toast
	held    bool // somebody is at them: they stay
	changed signal
}

// say shows a message for a while.
func (t *toasts) say(message string) { t.add(toast{message: message}) }

// fail shows that something didn't work.
func (t *toasts) fail(message string) { t.add(toast{message: message, danger: true}) }

// offer offers to take back what a command did, for as long as it has done it.
func (t *toasts) offer(command shared.CommandID, message, label string, do func(app.Context)) {
	t.add(toast{message: message, label: label, do: do, about: command})
}

// forget takes the offer away to take back a command that did nothing.
func (t *toasts) forget(command shared.CommandID) {
	for _, one := range t.current() {
		if one.about == command {
			t.remove(one.id)
		}
	}
}

// reuse has an offer be about another command of those that did the same.
func (t *toasts) reuse(was, is shared.CommandID) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.all = slices.Clone(t.all)
	for i := range t.all {
		if t.all[i].about == was {
			t.all[i].about = is
		}
	}
}

// warn shows that something didn't work, and what can be done about it.
func (t *toasts) warn(message, label string, do func(app.Context)) {
	t.add(toast{message: message, danger: true, label: label, do: do})
}

// count shows a message in place of the one of its kind that is shown; the
// message is made for how many times that makes.
func (t *toasts) count(kind string, message func(times int) toast) {
	times := 1
	for _, one := range t.current() {
		if one.kind == kind {
			times = one.times + 1
			t.remove(one.id)
		}
	}
	one := message(times)
	one.kind, one.times = kind, times
	t.add(one)
}

const (
	// Long enough to read, and to reach the button; a pointer or the focus on
	// them stops the clock.
	toastFor   = 10 * time.Second
	mostToasts = 3
)

func (t *toasts) add(one toast) {
	t.mu.Lock()
	t.next++
	one.id = t.next
	one.over = time.AfterFunc(toastFor, func() { t.remove(one.id) })
	if t.held {
		one.over.Stop()
	}
	t.all = slices.DeleteFunc(slices.Clone(t.all), func(was toast) bool {
		again := was.message == one.message && was.danger == one.danger
		if again {
			was.over.Stop()
		}
		return again
	})
	t.all = append(t.all, one)
	if len(t.all) > mostToasts {
		t.all[0].over.Stop()
		t.all = t.all[1:]
	}
	t.mu.Unlock()
	t.changed.fire()
}

// hold stops the clock, or starts it anew.
func (t *toasts) hold(on bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.held = on
	for _, one := range t.all {
		if on {
			one.over.Stop()
		} else {
			one.over.Reset(toastFor)
		}
	}
}

func (t *toasts) remove(id int) {
	t.mu.Lock()
	var left []toast
	for _, one := range t.all {
		if one.id != id {
			left = append(left, one)
		} else {
			one.over.Stop()
		}
	}
	t.all = left
	t.held = t.held && len(left) > 0 // the last one takes the pointer's leaving with it
	t.mu.Unlock()
	t.changed.fire()
}

func (t *toasts) current() []toast {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.all
}

// toastList shows them; screen readers hear each as it comes.
type toastList struct {
	app.Compo
	watcher
	env *env
}

func (l *toastList) OnMount(ctx app.Context) { l.watch(ctx, &l.env.toasts.changed) }

func (l *toastList) Render() app.UI {
	all := l.env.toasts.current()
	hold := func(on bool) app.EventHandler {
		return func(app.Context, app.Event) { l.env.toasts.hold(on) }
	}
	return app.Div().Class("toasts").Role("region").Aria("label", text.T().Common.Messages).
		On("mouseenter", hold(true)).On("mouseleave", hold(false)).
		On("focusin", hold(true)).On("focusout", hold(false)).
		Body(app.Div().Class("toast-list").Role("status").Aria("live", "polite").Body(
			app.Range(all).Slice(func(i int) app.UI { return l.one(all[i]) })))
}

func (l *toastList) one(one toast) app.UI {
	class := "toast"
	if one.danger {
		class += " toast-danger"
	}
	close := func(ctx app.Context) {
		leaveToast(ctx.JSSrc())
		l.env.toasts.remove(one.id)
	}
	return app.Div().Class(class).Body(
		app.Span().Class("grow").Text(one.message),
		app.If(one.label != "", func() app.UI {
			return app.Button().Type("button").Class("button button-quiet button-small").Text(one.label).
				OnClick(func(ctx app.Context, e app.Event) {
					close(ctx)
					one.do(ctx)
				}, app.EventScope(one.id))
		}),
		app.Button().Type("button").Class("button button-quiet button-icon button-small").
			Aria("label", text.T().Common.Dismiss).
			Body(Icon("x").UI()).
			OnClick(func(ctx app.Context, _ app.Event) { close(ctx) }, app.EventScope(one.id)),
	)
}

// leaveToast moves the focus on before the toast goes that has it: to the one
// beside it, or else to the page.
func leaveToast(button app.Value) {
	toast, ok := closest(button, ".toast")
	if !ok || !toast.Call("contains", document().Get("activeElement")).Bool() {
		return
	}
	for _, beside := range []string{"previousElementSibling", "nextElementSibling"} {
		if other := toast.Get(beside); other.Truthy() {
			other.Call("querySelector", "button").Call("focus")
			return
		}
	}
	focus("main")
}

// reachToast moves the focus to the latest toast; a dialog that is open shows
// them itself. False says that there is none.
func reachToast() bool {
	for _, selector := range []string{"dialog[open] .toast:last-child button", ".toast:last-child button"} {
		if b, ok := find(document(), selector); ok {
			b.Call("focus")
			return true
		}
	}
	return false
}

// toastKey has F8 lead to the toasts, from wherever the focus is: they come and
// go where the tab key doesn't pass.
func toastKey() {
	app.Window().Call("addEventListener", "keydown", app.FuncOf(func(_ app.Value, args []app.Value) any {
		if args[0].Get("key").String() == "F8" && reachToast() {
			args[0].Call("preventDefault")
		}
		return nil
	}))
}
