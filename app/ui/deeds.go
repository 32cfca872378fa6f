package ui

import (
	"slices"
	"strings"
	"sync"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// deed is something that can be done here and now. The palette offers it, the
// sheet of shortcuts tells of its keys, and these do it from anywhere on the
// page but in a field or a dialog.
type deed struct {
	id   string // its own among all that are offered, as ids in the document are
	name string
	icon Icon
	keys string            // as "Mod+Shift+K", "N" or "/"; Mod is Ctrl, and ⌘ on a Mac
	also string            // other words to find it by
	note string            // where it is, beside its name
	held bool              // whoever offers it sees to its keys
	do   func(app.Context) // nil: it is done by its keys alone
}

// deeds are what a part of the app offers, under that part's name.
type deeds struct {
	title string
	all   []deed
	// seek finds what is too much to be offered unasked, as the cards of a board.
	seek func(words string) []deed
}

// offers are all that is offered. It is asked for each time, so what somebody
// may not do right now is left out by not offering it.
type offers struct {
	mu   sync.Mutex
	next int
	all  []offer
	run  func(func(app.Context)) // on the page shown
	last func() deeds            // what is offered on every page
}

type offer struct {
	id int
	of func() deeds
}

// offer has what a page offers known until stop is called: in its OnMount
//
//	p.stops = append(p.stops, p.env.offer(p.deeds))
func (e *env) offer(of func() deeds) (stop func()) {
	o := &e.offers
	o.mu.Lock()
	defer o.mu.Unlock()
	o.next++
	id := o.next
	o.all = append(o.all, offer{id, of})
	return func() {
		o.mu.Lock()
		defer o.mu.Unlock()
		o.all = slices.DeleteFunc(o.all, func(one offer) bool { return one.id == id })
	}
}

// current is what is offered, by the latest that came first, and on every page
// last.
func (o *offers) current() []deeds {
	o.mu.Lock()
	all := slices.Clone(o.all)
	o.mu.Unlock()
	var found []deeds
	add := func(d deeds) {
		if len(d.all) > 0 || d.seek != nil {
			found = append(found, d)
		}
	}
	for _, one := range slices.Backward(all) {
		add(one.of())
	}
	if o.last != nil {
		add(o.last())
	}
	return found
}

// keyed is the deed whose keys have been pressed.
func (o *offers) keyed(fits func(keys string) bool) (deed, bool) {
	for _, group := range o.current() {
		for _, d := range group.all {
			if d.keys != "" && d.do != nil && !d.held && fits(d.keys) {
				return d, true
			}
		}
	}
	return deed{}, false
}

// press is a key that was pressed, with those that were held down.
type press struct {
	key, letter     string
	mod, alt, shift bool
}

// fits says whether it is what keys name, or one of those that stand between "|".
func (p press) fits(keys string) bool {
	return slices.ContainsFunc(strings.Split(keys, "|"), p.is)
}

// is says the same of one. A sign, as "?", may take Shift on one keyboard and
// none on another.
func (p press) is(name string) bool {
	var mod, shift bool
	for {
		held, rest, more := strings.Cut(name, "+")
		if !more || rest == "" {
			break
		}
		mod, shift = mod || held == "Mod", shift || held == "Shift"
		name = rest
	}
	if mod != p.mod || p.alt {
		return false
	}
	if sign := len(name) == 1 && (name[0] < 'A' || name[0] > 'Z'); sign {
		return p.key == name
	}
	return shift == p.shift && (strings.EqualFold(p.letter, name) || p.key == name)
}

func pressed(e app.Value) press {
	return press{
		key: e.Get("key").String(), letter: letterOf(e), alt: e.Get("altKey").Bool(), shift: e.Get("shiftKey").Bool(),
		mod: e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool(),
	}
}

// deedKeys has keys do what is offered.
func (e *env) deedKeys() {
	app.Window().Call("addEventListener", "keydown", app.FuncOf(func(_ app.Value, args []app.Value) any {
		event := args[0]
		if event.Get("defaultPrevented").Bool() || event.Get("repeat").Bool() || composing(event) || e.offers.run == nil {
			return nil
		}
		p := pressed(event)
		if !p.mod && !plainKeys() || elsewhereKeys(event.Get("target"), p) {
			return nil
		}
		if d, there := e.offers.keyed(p.fits); there {
			event.Call("preventDefault")
			e.offers.run(d.do)
		}
		return nil
	}))
}

// elsewhereKeys says that a key is for a field, a menu or a dialog. The palette
// opens over a field too.
func elsewhereKeys(target app.Value, p press) bool {
	if _, open := find(document(), "dialog[open]"); open {
		return true
	}
	if _, menu := closest(target, "[role=menu]"); menu && !p.mod {
		return true
	}
	_, field := closest(target, "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]")
	return field && !p.fits(paletteKeys)
}

// paletteKeys open the palette, from anywhere.
const paletteKeys = "Mod+K"

// plainKeysKey is where this browser keeps that keys without Ctrl are off, for
// who dictates or presses some by mistake (WCAG 2.1.4).
const plainKeysKey = "plain-keys"

func plainKeys() bool { return preference(plainKeysKey) != "off" }

func setPlainKeys(on bool) {
	if on {
		setPreference(plainKeysKey, "")
		return
	}
	setPreference(plainKeysKey, "off")
}
