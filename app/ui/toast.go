package ui

import (
	"sync"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
)

// toast is a short message about something that has happened.
type toast struct {
	id      int
	message string
	danger  bool
	label   string // of the button, with do; none when it is empty
	do      func(app.Context)
}

// toasts are those on screen. Any goroutine may add one.
type toasts struct {
	mu      sync.Mutex
	next    int
	all     []toast
	changed signal
}

// say shows a message for a while.
func (t *toasts) say(message string) { t.add(toast{message: message}) }

// fail shows that something didn't work.
func (t *toasts) fail(message string) { t.add(toast{message: message, danger: true}) }

// offer shows a message with something to do about it, such as undo.
func (t *toasts) offer(message, label string, do func(app.Context)) {
	t.add(toast{message: message, label: label, do: do})
}

// Long enough to read, and to reach the button.
const toastFor = 8 * time.Second

func (t *toasts) add(one toast) {
	t.mu.Lock()
	t.next++
	one.id = t.next
	t.all = append(t.all[:len(t.all):len(t.all)], one)
	if len(t.all) > 3 {
		t.all = t.all[1:]
	}
	t.mu.Unlock()
	t.changed.fire()
	time.AfterFunc(toastFor, func() { t.remove(one.id) })
}

func (t *toasts) remove(id int) {
	t.mu.Lock()
	var left []toast
	for _, one := range t.all {
		if one.id != id {
			left = append(left, one)
		}
	}
	t.all = left
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
	return app.Div().Class("toasts").Role("status").Aria("live", "polite").Body(
		app.Range(all).Slice(func(i int) app.UI {
			one := all[i]
			class := "toast"
			if one.danger {
				class += " toast-danger"
			}
			return app.Div().Class(class).Body(
				app.Span().Class("grow").Text(one.message),
				app.If(one.label != "", func() app.UI {
					return app.Button().Type("button").Class("button button-quiet button-small").Text(one.label).
						OnClick(func(ctx app.Context, e app.Event) {
							l.env.toasts.remove(one.id)
							one.do(ctx)
						}, app.EventScope(one.id))
				}),
				app.Button().Type("button").Class("button button-quiet button-icon button-small").
					Aria("label", text.T().Common.Dismiss).
					Body(Icon("x").UI()).
					OnClick(func(app.Context, app.Event) { l.env.toasts.remove(one.id) }, app.EventScope(one.id)),
			)
		}),
	)
}
