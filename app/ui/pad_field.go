package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// in makes a change in a field as somebody's own typing would, so that the
// browser can undo it. The field tells of it like of what is typed.
func (c change) in(field app.Value) {
	field.Call("focus")
	field.Call("setSelectionRange", c.from, c.to)
	var made bool
	if c.words == "" {
		made = document().Call("execCommand", "delete").Bool()
	} else {
		made = document().Call("execCommand", "insertText", false, c.words).Bool()
	}
	if !made { // no browser has to know it
		field.Call("setRangeText", c.words, c.from, c.to, "end")
		field.Call("dispatchEvent", app.Window().Get("Event").New("input", map[string]any{"bubbles": true}))
	}
	field.Call("setSelectionRange", c.from+c.chooses, c.from+c.chosen)
}

// called begins a mention at what is chosen.
func (c chosenWords) called() change {
	words := "@" + c.words
	if c.before != "" && !parted(c.before) {
		words = " " + words
	}
	from := wide(c.before)
	return change{from, from + wide(c.words), words, wide(words), wide(words)}
}

func parted(words string) bool {
	last := words[len(words)-1]
	return last == ' ' || last == '\n' || last == '\t' || last == '('
}

// understood is what a text says that was changed in a field: those who are
// called by name in it are mentioned.
func (d *cardPanel) understood(before, shown string) string {
	_, those := speak(before)
	return those.and(d.page.board.View().Members()).written(shown)
}

// asShown is a text as its field shows it.
func asShown(words string) string {
	shown, _ := speak(words)
	return shown
}
