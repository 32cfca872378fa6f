// Package picture makes avatars of pictures that people send: always a small
// square PNG of our own writing, whatever came.
package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // what may be sent
	"image/png"
	"slices"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp" // what may be sent
)

// Side is that of an avatar, in pixels.
const Side = 256

var formats = []string{"png", "jpeg", "webp"}

// mostPixels is how large a picture may be: a small file can claim to be any
// size, and is held in memory as a whole, 4 bytes a pixel.
const mostPixels = 16 << 20

var (
	// ErrNone means that the data is no PNG, JPEG or WebP, or a broken one.
	ErrNone = errors.New("not a picture that can be read")
	// ErrLarge means that there are too many pixels.
	ErrLarge = errors.New("a picture with too many pixels")
)

// Avatar cuts a square out of the middle of a picture, scales it, and writes it
// as PNG, upright. Nothing of the file is left but its colours.
func Avatar(data []byte) ([]byte, error) {
	size, format, err := image.DecodeConfig(bytes.NewReader(data))
	// Other parts of the program may have taught image more formats.
	if err != nil || !slices.Contains(formats, format) || size.Width < 1 || size.Height < 1 {
		return nil, ErrNone
	}
	if int64(size.Width)*int64(size.Height) > mostPixels {
		return nil, ErrLarge
	}
	from, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %s", ErrNone, format)
	}
	to := image.NewNRGBA(image.Rect(0, 0, Side, Side))
	draw.CatmullRom.Scale(to, to.Bounds(), from, middle(from.Bounds()), draw.Src, nil)
	if format == "jpeg" { // as cameras write it
		to = upright(to, orientation(data))
	}
	var out bytes.Buffer
	if err := png.Encode(&out, to); err != nil {
		return nil, fmt.Errorf("write a PNG: %w", err)
	}
	return out.Bytes(), nil
}

// middle is the largest square in the middle of a rectangle.
func middle(r image.Rectangle) image.Rectangle {
	side := min(r.Dx(), r.Dy())
	corner := r.Min.Add(image.Pt((r.Dx()-side)/2, (r.Dy()-side)/2))
	return image.Rectangle{Min: corner, Max: corner.Add(image.Pt(side, side))}
}
