package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// What a board's lists and cards are built with. They are elements of our own,
// below one that go-app doesn't look into: go-app tells children apart by where
// they stand, and these move about. Text is only ever set as text.

func document() app.Value { return app.Window().Get("document") }

// tag makes an element with children; class may be empty.
func tag(name, class string, children ...app.Value) app.Value {
	e := document().Call("createElement", name)
	if class != "" {
		e.Set("className", class)
	}
	for _, child := range children {
		e.Call("appendChild", child)
	}
	return e
}

// says makes an element with a text in it.
func says(name, class, words string) app.Value {
	e := tag(name, class)
	e.Set("textContent", words)
	return e
}

// button makes a button that a click on the board finds by what it does.
func button(class, does string, children ...app.Value) app.Value {
	b := tag("button", class, children...)
	b.Set("type", "button")
	attr(b, "data-do", does)
	return b
}

func attr(e app.Value, name, value string) { e.Call("setAttribute", name, value) }

// flag sets an attribute that has no value, or takes it away.
func flag(e app.Value, name string, on bool) { e.Call("toggleAttribute", name, on) }

// drawing is an icon as an element of our own.
func drawing(i Icon) app.Value { return drawn(i).element() }

// showPicture lays somebody's picture over their initials, where there is one.
func showPicture(face app.Value, at string) {
	if at != "" {
		face.Call("appendChild", pictured(at).element())
	}
}

// closest is the element itself or the nearest around it that a selector fits;
// false where there is none.
func closest(e app.Value, selector string) (app.Value, bool) {
	if !e.Truthy() || !e.Get("closest").Truthy() { // the document, a text
		return nil, false
	}
	found := e.Call("closest", selector)
	return found, found.Truthy()
}

func find(e app.Value, selector string) (app.Value, bool) {
	found := e.Call("querySelector", selector)
	return found, found.Truthy()
}

// data reads a data-* attribute of an element; empty where it isn't there.
func data(e app.Value, name string) string {
	if v := e.Call("getAttribute", "data-"+name); v.Truthy() {
		return v.String()
	}
	return ""
}

// rect is where an element stands in the window.
type rect struct{ left, top, right, bottom float64 }

func rectOf(e app.Value) rect {
	r := e.Call("getBoundingClientRect")
	return rect{r.Get("left").Float(), r.Get("top").Float(), r.Get("right").Float(), r.Get("bottom").Float()}
}

// composing says that a key belongs to an input method that is still putting a
// syllable together: Enter then ends that, and nothing of ours.
func composing(e app.Value) bool {
	return e.Get("isComposing").Truthy() || e.Get("keyCode").Int() == 229
}
