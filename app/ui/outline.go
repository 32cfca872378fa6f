package ui

import (
	"encoding/json"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// outline is an element, a text or attributes, written down as JSON: what
// web/js/outline.js makes of it in one call. Elements made one by one from here
// cost several calls each, and each leaves garbage with a finalizer; a card has
// dozens of them, and scrolling makes many cards. An element is
// ["span", "class", part...], of which a text is only ever set as text.
type outline string

// draw is an element with its parts; class may be empty.
func draw(name, class string, parts ...outline) outline {
	var b strings.Builder
	b.WriteByte('[')
	b.WriteString(string(textOf(name)))
	b.WriteByte(',')
	b.WriteString(string(textOf(class)))
	for _, part := range parts {
		b.WriteByte(',')
		b.WriteString(string(part))
	}
	b.WriteByte(']')
	return outline(b.String())
}

// textOf is a text.
func textOf(text string) outline {
	data, _ := json.Marshal(text) // texts always encode
	return outline(data)
}

// having is an attribute.
func having(name, value string) outline { return "{" + textOf(name) + ":" + textOf(value) + "}" }

// drawn is an icon.
func drawn(i Icon) outline {
	known, ok := icons[i]
	if !ok {
		parts := []outline{having("viewBox", "0 0 24 24"), having("aria-hidden", "true")}
		for _, d := range i.Paths() {
			parts = append(parts, draw("path", "", having("d", d)))
		}
		known = draw("svg", "icon", parts...)
		icons[i] = known
	}
	return known
}

// icons are those that have been drawn.
var icons = map[Icon]outline{}

// twofold is a short text for the eye with a long one for readers of the screen.
func twofold(short, long string) outline {
	return draw("span", "", draw("span", "", having("aria-hidden", "true"), textOf(short)), draw("span", "hush", textOf(long)))
}

// pictured is somebody's picture, to be laid over their initials.
func pictured(at string) outline {
	return draw("img", "avatar-picture", having("src", at), having("alt", ""))
}

// element makes what is outlined.
func (s outline) element() app.Value { return app.Window().Get("incharge").Call("make", string(s)) }

// drawIn has an element hold what is outlined and nothing else.
func drawIn(e app.Value, parts ...outline) {
	var b strings.Builder
	b.WriteByte('[')
	for i, part := range parts {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(string(part))
	}
	b.WriteByte(']')
	app.Window().Get("incharge").Call("drawIn", e, b.String())
}
