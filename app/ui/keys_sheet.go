package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
)

const (
	keySheetID  = "keys"
	plainKeysID = "keys-plain"
)

func (p *palette) openKeys(ctx app.Context) {
	p.sheet = true
	openDialog(ctx, keySheetID)
	ctx.Defer(func(app.Context) { tick(plainKeysID, plainKeys()) })
}

// keySheet tells of all keys, by the parts of the page that offer what they do.
func (p *palette) keySheet() app.UI {
	t := text.T().Palette
	closed := func(app.Context, app.Event) { p.sheet = false }
	return dialog{id: keySheetID, title: t.Keys, wide: true, closed: closed}.UI(
		app.If(p.sheet, func() app.UI {
			groups := keyed(p.env.offers.current())
			return app.Div().Class("dialog-body stack").Body(
				app.Div().Class("key-groups").Body(app.Range(groups).Slice(func(i int) app.UI { return keyGroup(groups[i]) })),
				setting(app.Input().Type("checkbox").ID(plainKeysID).
					OnChange(func(app.Context, app.Event) { setPlainKeys(ticked(plainKeysID)) }),
					plainKeysID, t.PlainKeys, t.PlainKeysWhy))
		}))
}

// keyed are the groups with what has keys.
func keyed(groups []deeds) (found []deeds) {
	for _, group := range groups {
		left := deeds{title: group.title}
		for _, d := range group.all {
			if d.keys != "" {
				left.all = append(left.all, d)
			}
		}
		if len(left.all) > 0 {
			found = append(found, left)
		}
	}
	return found
}

func keyGroup(group deeds) app.UI {
	return app.Section().Class("key-group").Body(
		app.H3().Text(group.title),
		app.Dl().Body(app.Range(group.all).Slice(func(i int) app.UI {
			return app.Div().Class("key-row").Body(
				app.Dt().Text(group.all[i].name),
				app.Dd().Body(keysOf(group.all[i].keys)))
		})))
}

// keysOf draws keys as they stand on a keyboard.
func keysOf(keys string) app.UI {
	if keys == "" {
		return app.Span()
	}
	var drawn []app.UI
	for i, one := range strings.Split(keys, "|") {
		if i > 0 {
			drawn = append(drawn, app.Span().Class("keys-or").Text("/"))
		}
		for _, part := range keyParts(one) {
			drawn = append(drawn, app.Kbd().Text(keyName(part)))
		}
	}
	return app.Span().Class("keys").Body(drawn...)
}

// keyNames are keys in a line of text.
func keyNames(keys string) string {
	var ways []string
	for _, one := range strings.Split(keys, "|") {
		var names []string
		for _, part := range keyParts(one) {
			names = append(names, keyName(part))
		}
		ways = append(ways, strings.Join(names, "+"))
	}
	return strings.Join(ways, " / ")
}

func keyParts(keys string) []string {
	if keys == "+" {
		return []string{keys}
	}
	return strings.Split(keys, "+")
}

func keyName(key string) string {
	t := text.T().Palette
	switch key {
	case "Mod":
		if onMac() {
			return "⌘"
		}
		return "Ctrl"
	case "Shift":
		if onMac() {
			return "⇧"
		}
	case "Space":
		return t.Space
	case "Escape":
		return "Esc"
	case "ArrowUp":
		return "↑"
	case "ArrowDown":
		return "↓"
	case "ArrowLeft":
		return "←"
	case "ArrowRight":
		return "→"
	}
	return key
}

func onMac() bool {
	return app.IsClient && strings.Contains(app.Window().Get("navigator").Get("platform").String(), "Mac")
}

// hint is what keys do, in the foot of a part that is worked by them.
func hint(words string, keys ...string) app.UI {
	return app.Span().Class("row palette-hint").Body(keysOf(strings.Join(keys, "|")), app.Span().Text(words))
}
