package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// place puts those who are offered under the line that the name stands in. Where
// that is, a field doesn't tell: the same words in an element of the same shape
// do.
func (n *naming) place() {
	field := app.Window().GetElementByID(n.field)
	list, ok := find(document(), ".naming-place")
	if !ok || !field.Truthy() {
		return
	}
	before := app.Window().Get("String").New(field.Get("value")).Call("slice", 0, n.from).String()
	at := says("span", "", "@")
	mirror := tag("div", "input pad-field pad-mirror")
	mirror.Set("textContent", before)
	mirror.Call("appendChild", at)
	attr(mirror, "aria-hidden", "true")
	field.Get("parentElement").Call("appendChild", mirror)
	const gap, widest = 4, 320
	top := at.Get("offsetTop").Float() + at.Get("offsetHeight").Float() - field.Get("scrollTop").Float() + gap
	left := at.Get("offsetLeft").Float()
	room := field.Get("offsetWidth").Float() - min(widest, list.Get("firstElementChild").Get("offsetWidth").Float())
	mirror.Call("remove")
	style := list.Get("style")
	style.Call("setProperty", "top", px(min(top, field.Get("offsetHeight").Float()+gap)))
	style.Call("setProperty", "left", px(max(0, min(left, room))))
}
