// Package preview makes small pictures of large ones, to be shown in their
// place: upright, and with nothing of the file in them but its colours.
package preview

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/gif" // what may be in a file
	"image/jpeg"
	"image/png"
	"math"
	"slices"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp" // what may be in a file
)

// How large a preview is at most, in pixels.
const (
	MaxWidth  = 960
	MaxHeight = 1920
)

// How large a picture may be for one to be made: a small file can claim to be
// any size, and is held in memory as a whole, up to 8 bytes a pixel.
const (
	MaxBytes   = 64 << 20
	mostPixels = 32 << 20
)

// quality is that of a JPEG, of 100.
const quality = 82

var formats = []string{"png", "jpeg", "gif", "webp"}

// ErrNone means that the data is no picture that a preview can be made of.
var ErrNone = errors.New("no picture to make a preview of")

// Preview is a small picture of a large one.
type Preview struct {
	Data          []byte
	Type          string // media type
	Width, Height int    // of the large one, upright
}

// Make makes the preview of a PNG, a JPEG, a WebP or the first picture of a GIF.
func Make(data []byte) (Preview, error) {
	size, format, err := image.DecodeConfig(bytes.NewReader(data))
	// Other parts of the program may have taught image more formats.
	if err != nil || !slices.Contains(formats, format) || size.Width < 1 || size.Height < 1 {
		return Preview{}, ErrNone
	}
	if len(data) > MaxBytes || int64(size.Width)*int64(size.Height) > mostPixels {
		return Preview{}, fmt.Errorf("%w: too large", ErrNone)
	}
	from, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return Preview{}, fmt.Errorf("%w: %s", ErrNone, format)
	}
	turn := asIs
	if format == "jpeg" {
		turn = orientationOf(data)
	}
	made := Preview{Width: size.Width, Height: size.Height}
	if turn.sideways() {
		made.Width, made.Height = made.Height, made.Width
	}
	small := turn.upright(scaled(from, min(1, MaxWidth/float64(made.Width), MaxHeight/float64(made.Height))))
	var out bytes.Buffer
	if made.Type, err = write(&out, small); err != nil {
		return Preview{}, fmt.Errorf("write a preview: %w", err)
	}
	made.Data = out.Bytes()
	return made, nil
}

func scaled(from image.Image, scale float64) *image.RGBA {
	side := func(n int) int { return max(1, int(math.Round(float64(n)*scale))) }
	to := image.NewRGBA(image.Rect(0, 0, side(from.Bounds().Dx()), side(from.Bounds().Dy())))
	draw.BiLinear.Scale(to, to.Bounds(), from, from.Bounds(), draw.Src, nil)
	return to
}

// write makes a JPEG of it, which is smaller, unless something shows through.
func write(out *bytes.Buffer, m *image.RGBA) (media string, err error) {
	if m.Opaque() {
		return "image/jpeg", jpeg.Encode(out, m, &jpeg.Options{Quality: quality})
	}
	return "image/png", png.Encode(out, m)
}
