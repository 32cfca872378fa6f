package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Icon names a drawing of the set: lines on a 24 by 24 ground, in the colour of
// the text around it.
type Icon string

// paths of each icon. They are constants: nothing that a person wrote is ever
// made into markup.
var paths = map[Icon][]string{
	"alert":         {"M12 8v5", "M12 16.5v.01", "M10.3 3.9 2.4 17.5A2 2 0 0 0 4.1 20.5h15.8a2 2 0 0 0 1.7-3L13.7 3.9a2 2 0 0 0-3.4 0Z"},
	"archive":       {"M4 8v10a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V8", "M3 4h18v4H3z", "M10 12h4"},
	"arrow-down":    {"M12 5v14", "m6 13 6 6 6-6"},
	"arrow-left":    {"M19 12H5", "m11 6-6 6 6 6"},
	"arrow-right":   {"M5 12h14", "m13 6 6 6-6 6"},
	"arrow-up":      {"M12 19V5", "m6 11 6-6 6 6"},
	"attach":        {"m20 11-8.3 8.3a5 5 0 0 1-7-7l8.6-8.6a3.4 3.4 0 0 1 4.8 4.8l-8.5 8.5a1.7 1.7 0 0 1-2.4-2.4l7.8-7.8"},
	"board":         {"M4 4h16v16H4z", "M9.3 4v16", "M14.7 4v16"},
	"bold":          {"M7 4.5h6a3.6 3.6 0 0 1 0 7.2H7Z", "M7 11.7h7a3.9 3.9 0 0 1 0 7.8H7Z"},
	"calendar":      {"M5 5h14a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1Z", "M4 10h16", "M8 3v4", "M16 3v4"},
	"card":          {"M5 5h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1Z", "M7.5 9.5h9", "M7.5 13.5h5"},
	"check":         {"m5 12.5 4.5 4.5L19 7.5"},
	"checklist":     {"m4 6.5 1.5 1.5L8.5 5", "m4 16.5 1.5 1.5 3-3", "M12 7h8", "M12 17h8"},
	"chevron-down":  {"m6 9 6 6 6-6"},
	"chevron-left":  {"m15 6-6 6 6 6"},
	"chevron-right": {"m9 6 6 6-6 6"},
	"clock":         {"M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Z", "M12 8v4.5l3 2"},
	"code":          {"m8.5 7-5 5 5 5", "m15.5 7 5 5-5 5"},
	"comment":       {"M20 11.5a7.5 7.5 0 0 1-11 6.6L4 19.5l1.4-4.4A7.5 7.5 0 1 1 20 11.5Z"},
	"copy":          {"M9 9h11v11H9z", "M5 15H4V4h11v1"},
	"device":        {"M5 5h14v10H5z", "M2.5 19h19"},
	"dots":          {"M5 12h.01", "M12 12h.01", "M19 12h.01"},
	"download":      {"M12 4v11", "m7.5 10.5 4.5 4.5 4.5-4.5", "M4 20h16"},
	"drag":          {"M9 6h.01", "M15 6h.01", "M9 12h.01", "M15 12h.01", "M9 18h.01", "M15 18h.01"},
	"edit":          {"M4 20h4L19 9l-4-4L4 16Z", "m13 7 4 4"},
	"eye":           {"M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z", "M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z"},
	"eye-off":       {"M10 5.7a9.6 9.6 0 0 1 2-.2c6 0 9.5 6.5 9.5 6.5a15.6 15.6 0 0 1-3 3.7", "M6.3 7.2A15 15 0 0 0 2.5 12S6 18.5 12 18.5a9.4 9.4 0 0 0 4.6-1.2", "M9.9 9.9a3 3 0 0 0 4.2 4.2", "m3.5 3.5 17 17"},
	"file":          {"M6 3.5h8l4.5 4.5v12.5H6Z", "M14 3.5V8h4.5"},
	"filter":        {"M4 6h16", "M7 12h10", "M10 18h4"},
	"flag":          {"M5 21V4", "M5 4.5c4-2 8 2 13 0v9c-5 2-9-2-13 0"},
	"help":          {"M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Z", "M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8", "M12 16.5v.01"},
	"hourglass":     {"M7 3.5h10", "M7 20.5h10", "M8 3.5v3.2c0 2 4 3.4 4 5.3 0-1.9 4-3.3 4-5.3V3.5", "M8 20.5v-3.2c0-2 4-3.4 4-5.3 0 1.9 4 3.3 4 5.3v3.2"},
	"image":         {"M4 5h16v14H4z", "m4 16 4.5-4.5 4 4 2.5-2.5 5 5", "M15.5 9h.01"},
	"import":        {"M12 3v11", "m7.5 10 4.5 4.5 4.5-4.5", "M4 16v3a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-3"},
	"italic":        {"M10 4.5h7", "M7 19.5h7", "m13.5 4.5-4 15"},
	"key":           {"M8 20a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9Z", "m11.2 12.3 8.3-8.3", "m15.5 8 3 3"},
	"keyboard":      {"M3 6h18v12H3z", "M7 10h.01", "M10.3 10h.01", "M13.7 10h.01", "M17 10h.01", "M8 14h8"},
	"label":         {"M4 5h9l7 7-7 7H4z", "M8.5 12h.01"},
	"language":      {"M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Z", "M3.5 12h17", "M12 3.5c2.4 2.3 3.6 5.1 3.6 8.5s-1.2 6.2-3.6 8.5c-2.4-2.3-3.6-5.1-3.6-8.5S9.6 5.8 12 3.5Z"},
	"lanes":         {"M4 4h16v6H4z", "M4 14h16v6H4z"},
	"link":          {"M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7L12 7", "M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7L12 17"},
	"list":          {"M8 6h12", "M8 12h12", "M8 18h12", "M4 6h.01", "M4 12h.01", "M4 18h.01"},
	"lock":          {"M6 11h12v9H6z", "M8.5 11V8a3.5 3.5 0 0 1 7 0v3"},
	"mention":       {"M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z", "M16 8v5a2.5 2.5 0 0 0 5 0v-1a9 9 0 1 0-3.5 7.1"},
	"moon":          {"M20 14.5A8.5 8.5 0 1 1 9.5 4a7 7 0 0 0 10.5 10.5Z"},
	"move":          {"M4 12h16", "m16 8 4 4-4 4", "m8 8-4 4 4 4"},
	"offline":       {"M3 3l18 18", "M5 12.6a10 10 0 0 1 4-2.5", "M2 9a15 15 0 0 1 4.3-2.8", "M8.5 16a5 5 0 0 1 6-.7", "M12 20h.01", "M11 5.1A15 15 0 0 1 22 9", "M15 10.4a10 10 0 0 1 4 2.2"},
	"people":        {"M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Z", "M2.5 20a6.5 6.5 0 0 1 13 0", "M16 4.7a3.5 3.5 0 0 1 0 6.6", "M17.5 14.3a6.5 6.5 0 0 1 4 5.7"},
	"person":        {"M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z", "M4.5 20.5a7.5 7.5 0 0 1 15 0"},
	"person-add":    {"M10 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z", "M3 20.5a7 7 0 0 1 14 0", "M19 7v6", "M16 10h6"},
	"phone":         {"M7 3h10v18H7z", "M11 18h2"},
	"plus":          {"M12 5v14", "M5 12h14"},
	"print":         {"M7 9V4h10v5", "M7 17H4v-8h16v8h-3", "M7 14h10v6H7z"},
	"priority":      {"M5 20v-4", "M12 20V11", "M19 20V5"},
	"quote":         {"M5 5v14", "M9 8h11", "M9 12h11", "M9 16h7"},
	"refresh":       {"M4 12a8 8 0 0 1 13.7-5.6L20 8.5", "M20 4v4.5h-4.5", "M20 12a8 8 0 0 1-13.7 5.6L4 15.5", "M4 20v-4.5h4.5"},
	"restore":       {"M4 12a8 8 0 1 0 2.6-5.9L4 8.5", "M4 4v4.5h4.5"},
	"search":        {"M11 4.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z", "m16 16 4.5 4.5"},
	"settings":      {"M4 7h9", "M17 7h3", "M4 17h3", "M11 17h9", "M15 5v4", "M9 15v4"},
	"shield":        {"M12 3.5 5 6v5.5c0 4.3 2.9 7.6 7 9 4.1-1.4 7-4.7 7-9V6Z", "m9 12 2.2 2.2L15.2 10"},
	"sign-out":      {"M14 4H6a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1h8", "M10 12h11", "m17.5 8.5 3.5 3.5-3.5 3.5"},
	"split":         {"M15.5 4H20v4.5", "M8.5 4H4v4.5", "M12 20v-6.2a4 4 0 0 0-1.2-2.8L4.5 4.5", "m19.5 4.5-5.2 5.2"},
	"star":          {"m12 3.8 2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8Z"},
	"sun":           {"M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z", "M12 2.5v2", "M12 19.5v2", "M4.9 4.9l1.4 1.4", "M17.7 17.7l1.4 1.4", "M2.5 12h2", "M19.5 12h2", "M4.9 19.1l1.4-1.4", "M17.7 6.3l1.4-1.4"},
	"system":        {"M4 5h16v11H4z", "M9 20h6", "M12 16v4"},
	"table":         {"M4 5h16v14H4z", "M4 10h16", "M4 14.5h16", "M10 10v9"},
	"timeline":      {"M4 6h9", "M8 12h9", "M13 18h7"},
	"text":          {"M4 6h16", "M4 12h16", "M4 18h10"},
	"trash":         {"M4 7h16", "M9 7V4h6v3", "M6 7l1 13h10l1-13", "M10 11v5", "M14 11v5"},
	"undo":          {"M4 9h10a6 6 0 0 1 0 12h-3", "m8 5-4 4 4 4"},
	"upload":        {"M12 15V4", "m7.5 8.5 4.5-4.5 4.5 4.5", "M4 20h16"},
	"work":          {"M20 7v11a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2h9", "m8.5 11.5 3 3L20 5.5"},
	"x":             {"M6 6l12 12", "M18 6 6 18"},
}

const svgSpace = "http://www.w3.org/2000/svg"

// UI draws the icon at the size of the text, hidden from readers of the screen:
// what it means is said by the words or the label beside it.
func (i Icon) UI(classes ...string) app.UI {
	lines := make([]app.UI, len(paths[i]))
	for n, d := range paths[i] {
		lines[n] = app.Elem("path").XMLNS(svgSpace).Attr("d", d)
	}
	svg := app.Elem("svg").XMLNS(svgSpace).Class("icon").Class(classes...).
		Attr("viewBox", "0 0 24 24").Attr("aria-hidden", "true").Attr("focusable", "false")
	return svg.Body(lines...)
}

// Paths are the lines of the icon, for code that builds elements by itself.
func (i Icon) Paths() []string { return paths[i] }

// mark is Incharge's own sign, as web/icons/mark.svg has it.
func mark() app.UI {
	type shape struct{ x, y, w, h, r, fill string }
	svg := app.Elem("svg").XMLNS(svgSpace).Class("mark").
		Attr("viewBox", "0 0 512 512").Attr("aria-hidden", "true").Attr("focusable", "false")
	var shapes []app.UI
	for _, s := range []shape{
		{"0", "0", "512", "512", "116", "#0c6b62"},
		{"104", "150", "76", "190", "26", "#6fb5ab"},
		{"332", "150", "76", "124", "26", "#6fb5ab"},
		{"218", "226", "76", "186", "26", "#ffffff"},
		{"207", "94", "98", "98", "49", "#ffb63d"},
	} {
		shapes = append(shapes, app.Elem("rect").XMLNS(svgSpace).Attr("x", s.x).Attr("y", s.y).
			Attr("width", s.w).Attr("height", s.h).Attr("rx", s.r).Attr("fill", s.fill))
	}
	return svg.Body(shapes...)
}
