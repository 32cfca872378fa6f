package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
)

// copy puts words on the clipboard. Where the browser doesn't let a page do so,
// over plain http or since somebody has forbidden it, the element that shows them
// is marked, so that a person can copy them by themselves.
func (e *env) copy(words, shownIn string) {
	clipboard := app.Window().Get("navigator").Get("clipboard")
	if !clipboard.Truthy() {
		e.notCopied(shownIn)
		return
	}
	var copied, barred app.Func
	settle := func(say func()) app.Func {
		return app.FuncOf(func(app.Value, []app.Value) any {
			copied.Release()
			barred.Release()
			say()
			return nil
		})
	}
	copied = settle(func() { e.toasts.say(text.T().Common.Copied) })
	barred = settle(func() { e.notCopied(shownIn) })
	clipboard.Call("writeText", words).Call("then", copied, barred)
}

func (e *env) notCopied(shownIn string) {
	shown := app.Window().GetElementByID(shownIn)
	if shownIn == "" || !shown.Truthy() {
		e.toasts.fail(text.T().Common.CopyBarred)
		return
	}
	app.Window().Call("getSelection").Call("selectAllChildren", shown)
	e.toasts.fail(text.T().Common.CopyMarked)
}

// copyButton copies the words that are shown in an element.
func (e *env) copyButton(element, label, words string) app.UI {
	return app.Button().Type("button").ID(element+"-copy").Class("button").
		Body(Icon("copy").UI(), app.Text(label)).
		OnClick(func(app.Context, app.Event) { e.copy(words, element) }, app.EventScope(words))
}
