package ui

import (
	"strconv"
	"strings"

	"github.com/boombuler/barcode"
	"github.com/boombuler/barcode/qr"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// quiet is how many modules are left blank around a QR code (ISO/IEC 18004).
const quiet = 4

// qrCode draws a text as a QR code, dark on white in either theme: many readers
// take no other, and with the least correction, for large modules: nothing
// soils a screen. Nothing where it is too long for one; it is shown in words as
// well.
func qrCode(content, label string) app.UI {
	code, err := qr.Encode(content, qr.L, qr.Auto)
	if err != nil {
		return app.Div()
	}
	side := strconv.Itoa(code.Bounds().Dx() + 2*quiet)
	return app.Elem("svg").XMLNS(svgSpace).Class("qr").Attr("viewBox", "0 0 "+side+" "+side).
		Attr("role", "img").Attr("aria-label", label).Attr("shape-rendering", "crispEdges").Body(
		app.Elem("rect").XMLNS(svgSpace).Attr("width", side).Attr("height", side).Attr("fill", "#fff"),
		app.Elem("path").XMLNS(svgSpace).Attr("d", modules(code)).Attr("fill", "#000"))
}

// modules is the path of all that is dark: a rectangle for each run in a row.
func modules(code barcode.Barcode) string {
	var path strings.Builder
	side := code.Bounds().Dx()
	dark := func(x, y int) bool {
		r, _, _, _ := code.At(x, y).RGBA()
		return r == 0
	}
	for y := range side {
		for x := 0; x < side; x++ {
			from := x
			for x < side && dark(x, y) {
				x++
			}
			if n := x - from; n > 0 {
				run := strconv.Itoa(n)
				path.WriteString("M" + strconv.Itoa(from+quiet) + " " + strconv.Itoa(y+quiet) + "h" + run + "v1h-" + run + "z")
			}
		}
	}
	return path.String()
}
