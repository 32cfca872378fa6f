package picture

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

// paint is red on its left, green in its middle and blue on its right.
func paint(width, height int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, width, height))
	for x := range width {
		c := color.NRGBA{G: 255, A: 255}
		if x < width/3 {
			c = color.NRGBA{R: 255, A: 255}
		} else if x > width*2/3 {
			c = color.NRGBA{B: 255, A: 255}
		}
		for y := range height {
			m.SetNRGBA(x, y, c)
		}
	}
	return m
}

func TestAvatar(t *testing.T) {
	t.Parallel()
	var asPNG, asJPEG bytes.Buffer
	if err := errors.Join(png.Encode(&asPNG, paint(900, 300)), jpeg.Encode(&asJPEG, paint(900, 300), nil)); err != nil {
		t.Fatal(err)
	}
	// A comment in the file, as cameras write where they have been.
	comment := append([]byte{0xff, 0xd8, 0xff, 0xfe, 0, 14}, "Unter Linden"...)
	located := append(comment, asJPEG.Bytes()[2:]...)
	for name, data := range map[string][]byte{"png": asPNG.Bytes(), "jpeg": asJPEG.Bytes(), "with a comment": located} {
		avatar, err := Avatar(data)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if bytes.Contains(avatar, []byte("Linden")) {
			t.Errorf("%s: it tells what the file told", name)
		}
		m, format, err := image.Decode(bytes.NewReader(avatar))
		if err != nil || format != "png" || m.Bounds() != image.Rect(0, 0, Side, Side) {
			t.Fatalf("%s: %s %v, %v", name, format, m.Bounds(), err)
		}
		for _, at := range []image.Point{{10, 10}, {128, 128}, {245, 245}} { // the middle third: all green
			r, g, b, _ := m.At(at.X, at.Y).RGBA()
			if g < 0xf000 || r > 0x1000 || b > 0x1000 {
				t.Errorf("%s: %v is %v", name, at, m.At(at.X, at.Y))
			}
		}
	}
}

// One white pixel, as WebP.
const pixel = "UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAwA0JaQAA3AA/vuUAAA="

func TestWebP(t *testing.T) {
	t.Parallel()
	data, err := base64.StdEncoding.DecodeString(pixel)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Avatar(data); err != nil {
		t.Error(err)
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	var animated bytes.Buffer
	if err := gif.Encode(&animated, image.NewPaletted(image.Rect(0, 0, 1, 1), color.Palette{color.White}), nil); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{
		"nothing":  "",
		"text":     "not a picture",
		"a script": `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`,
		"a gif":    animated.String(),
		"cut off":  "\xff\xd8\xff\xe0\x00\x10JFIF",
	} {
		if _, err := Avatar([]byte(data)); !errors.Is(err, ErrNone) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, claim := range map[string][]byte{"wide": claiming(65_535, 65_535), "just too large": claiming(4097, 4096)} {
		if _, err := Avatar(claim); !errors.Is(err, ErrLarge) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// claiming is the beginning of a PNG of that size, and no more.
func claiming(width, height uint32) []byte {
	head := []byte("IHDR")
	head = binary.BigEndian.AppendUint32(head, width)
	head = binary.BigEndian.AppendUint32(head, height)
	head = append(head, 8, 6, 0, 0, 0)
	data := []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d")
	data = append(data, head...)
	return binary.BigEndian.AppendUint32(data, crc32.ChecksumIEEE(head))
}

func FuzzAvatar(f *testing.F) {
	var asPNG bytes.Buffer
	if err := png.Encode(&asPNG, paint(9, 3)); err != nil {
		f.Fatal(err)
	}
	webp, err := base64.StdEncoding.DecodeString(pixel)
	if err != nil {
		f.Fatal(err)
	}
	var asJPEG bytes.Buffer
	if err := jpeg.Encode(&asJPEG, quarters(), nil); err != nil {
		f.Fatal(err)
	}
	held := append([]byte{0xff, 0xd8}, exif(binary.LittleEndian, 6)...)
	f.Add(asPNG.Bytes())
	f.Add(append(held, asJPEG.Bytes()[2:]...))
	f.Add(webp)
	f.Add([]byte(strings.Repeat("x", 100)))
	f.Fuzz(func(t *testing.T, data []byte) {
		avatar, err := Avatar(data)
		if err == nil && len(avatar) == 0 {
			t.Error("neither a picture nor an error")
		}
	})
}
