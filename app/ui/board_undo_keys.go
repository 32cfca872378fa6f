package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// undoKeys has Ctrl+Z, or what it is on a Mac, undo, and with Shift, or Ctrl+Y,
// redo. In a field they are the field's own.
func (p *boardPage) undoKeys() (stop func()) {
	f := app.FuncOf(func(_ app.Value, args []app.Value) any {
		e := args[0]
		if !(e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool()) || e.Get("altKey").Bool() || composing(e) || p.busy(e.Get("target")) {
			return nil
		}
		do := p.undo
		switch letter, shift := letterOf(e), e.Get("shiftKey").Bool(); {
		case letter == "z" && !shift:
		case letter == "z", letter == "y" && !shift:
			do = p.redo
		default:
			return nil
		}
		e.Call("preventDefault")
		p.on(p.id, func(ctx app.Context) { do(ctx) })
		return nil
	})
	app.Window().Call("addEventListener", "keydown", f)
	return func() {
		app.Window().Call("removeEventListener", "keydown", f)
		f.Release()
	}
}

// busy says that keys are for something else: a field, a dialog, a card in hand.
func (p *boardPage) busy(target app.Value) bool {
	_, field := closest(target, "input:not([type=checkbox]), textarea, select, [contenteditable]")
	_, dialog := find(document(), "dialog[open]")
	return field || dialog || p.canvas.lifted != nil || p.board == nil
}

// letterOf is the letter of a key, also where the keyboard writes another script.
func letterOf(e app.Value) string {
	key := strings.ToLower(e.Get("key").String())
	if len(key) == 1 {
		return key
	}
	code := strings.ToLower(e.Get("code").String())
	if letter, ok := strings.CutPrefix(code, "key"); ok {
		return letter
	}
	return ""
}
