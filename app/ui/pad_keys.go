package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// padKeys takes the keys that do something in a field for Markdown before the
// browser does anything by them; handlers of go-app's may come too late for that.
func (d *cardPanel) padKeys() (stop func()) {
	keys := app.FuncOf(func(_ app.Value, args []app.Value) any {
		if e := args[0]; d.padKey(e) {
			e.Call("preventDefault")
			e.Call("stopPropagation")
		}
		return nil
	})
	// What is pressed beside the field leaves it the focus.
	presses := app.FuncOf(func(_ app.Value, args []app.Value) any {
		if _, ok := closest(args[0].Get("target"), ".pad-tools, .naming-place"); ok {
			args[0].Call("preventDefault")
		}
		return nil
	})
	document().Call("addEventListener", "keydown", keys, true)
	document().Call("addEventListener", "mousedown", presses, true)
	return func() {
		document().Call("removeEventListener", "keydown", keys, true)
		document().Call("removeEventListener", "mousedown", presses, true)
		keys.Release()
		presses.Release()
	}
}

// padKey says whether a key is taken.
func (d *cardPanel) padKey(e app.Value) bool {
	field, ok := closest(e.Get("target"), ".pad-field")
	if !ok || composing(e) || e.Get("shiftKey").Bool() || e.Get("altKey").Bool() {
		return false
	}
	id, key := field.Get("id").String(), e.Get("key").String()
	if !e.Get("ctrlKey").Bool() && !e.Get("metaKey").Bool() {
		if !d.naming.open(id) || !slices.Contains(namingKeys, key) {
			return false
		}
		d.ctx.Dispatch(func(app.Context) { d.naming.press(key) })
		return true
	}
	do := padMarks[letterOf(e)]
	if do == nil {
		return false
	}
	d.ctx.Dispatch(func(app.Context) { d.mark(id, do) })
	return true
}

// padMarks are the marks that have keys.
var padMarks = map[string]func(chosenWords) change{"b": bolded, "i": slanted, "k": linkedTo}
