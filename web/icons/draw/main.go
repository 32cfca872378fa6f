// Command draw makes Incharge's mark in every form that browsers ask for: the
// columns of a board, and the one in the middle is a person, the i of Incharge.
//
//	go run ./web/icons/draw -out web/icons
package main

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"log"
	"math"
	"os"
	"path/filepath"
)

// unit is the side of the drawing that the shapes are given in.
const unit = 512

// bar is a rectangle with round corners; a circle is a square one.
type bar struct {
	x, y, w, h, radius float64
	fill               color.NRGBA
}

var (
	ground = color.NRGBA{0x0c, 0x6b, 0x62, 0xff}
	column = color.NRGBA{0x6f, 0xb5, 0xab, 0xff}
	body   = color.NRGBA{0xff, 0xff, 0xff, 0xff}
	head   = color.NRGBA{0xff, 0xb6, 0x3d, 0xff}

	shapes = []bar{
		{104, 150, 76, 190, 26, column},
		{332, 150, 76, 124, 26, column},
		{218, 226, 76, 186, 26, body},
		{207, 94, 98, 98, 49, head},
	}
)

func main() {
	out := flag.String("out", "web/icons", "the directory to write")
	flag.Parse()
	log.SetFlags(0)

	save(*out, "mark.svg", svg())
	for _, icon := range []struct {
		name          string
		side          int
		corner, scale float64 // of the ground; of the shapes on it
	}{
		{"icon-32.png", 32, 116, 1.08},
		{"icon-192.png", 192, 116, 1},
		{"icon-512.png", 512, 116, 1},
		{"icon-180.png", 180, 0, 0.92},          // iOS rounds the corners itself
		{"icon-maskable-512.png", 512, 0, 0.84}, // inside the circle that every mask leaves
	} {
		var b bytes.Buffer
		if err := png.Encode(&b, draw(icon.side, icon.corner, icon.scale)); err != nil {
			log.Fatal(err)
		}
		save(*out, icon.name, b.Bytes())
	}
}

func save(dir, name string, content []byte) {
	if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil { // #nosec G306 -- others may read what was built
		log.Fatal(err)
	}
}

func svg() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d">`+"\n", unit, unit)
	for _, s := range append([]bar{{0, 0, unit, unit, 116, ground}}, shapes...) {
		fmt.Fprintf(&b, `<rect x="%g" y="%g" width="%g" height="%g" rx="%g" fill="#%02x%02x%02x"/>`+"\n",
			s.x, s.y, s.w, s.h, s.radius, s.fill.R, s.fill.G, s.fill.B)
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}

// draw paints the mark with sixteen samples a pixel.
func draw(side int, corner, scale float64) image.Image {
	const samples = 4
	all := []bar{{0, 0, unit, unit, corner, ground}}
	for _, s := range shapes {
		s.x, s.y = (s.x-unit/2)*scale+unit/2, (s.y-unit/2)*scale+unit/2
		s.w, s.h, s.radius = s.w*scale, s.h*scale, s.radius*scale
		all = append(all, s)
	}
	img := image.NewNRGBA(image.Rect(0, 0, side, side))
	for py := range side {
		for px := range side {
			var r, g, b, hits float64
			for i := range samples * samples {
				x := (float64(px) + (float64(i%samples)+0.5)/samples) * unit / float64(side)
				y := (float64(py) + (float64(i/samples)+0.5)/samples) * unit / float64(side)
				if c, ok := at(all, x, y); ok {
					r, g, b, hits = r+float64(c.R), g+float64(c.G), b+float64(c.B), hits+1
				}
			}
			if hits > 0 {
				img.SetNRGBA(px, py, color.NRGBA{
					uint8(r / hits), uint8(g / hits), uint8(b / hits), uint8(255 * hits / (samples * samples)),
				})
			}
		}
	}
	return img
}

// at is the colour of the topmost shape at a point.
func at(all []bar, x, y float64) (c color.NRGBA, hit bool) {
	for _, s := range all {
		dx := math.Abs(x-s.x-s.w/2) - s.w/2 + s.radius
		dy := math.Abs(y-s.y-s.h/2) - s.h/2 + s.radius
		if math.Hypot(max(dx, 0), max(dy, 0)) <= s.radius && max(dx, dy) <= s.radius {
			c, hit = s.fill, true
		}
	}
	return c, hit
}
