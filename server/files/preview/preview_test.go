package preview

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
	"testing"
)

var (
	red   = color.NRGBA{R: 255, A: 255}
	green = color.NRGBA{G: 255, A: 255}
	blue  = color.NRGBA{B: 255, A: 255}
	white = color.NRGBA{R: 255, G: 255, B: 255, A: 255}
)

// paint has a colour in each quarter: red and green above, blue and white below.
func paint(w, h int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetNRGBA(x, y, []color.NRGBA{red, green, blue, white}[2*(2*y/h)+2*x/w])
		}
	}
	return m
}

// held is a JPEG of the painting by a camera held in some way, which tells where
// it has been, too.
func held(t testing.TB, w, h int, order binary.AppendByteOrder, how uint16) []byte {
	t.Helper()
	var plain bytes.Buffer
	if err := jpeg.Encode(&plain, paint(w, h), nil); err != nil {
		t.Fatal(err)
	}
	name := map[binary.AppendByteOrder]string{binary.LittleEndian: "II", binary.BigEndian: "MM"}[order]
	tags := order.AppendUint32(order.AppendUint16([]byte(name), 42), 8)
	tags = order.AppendUint16(tags, 2)
	for _, tag := range [][2]uint16{{0x0100, 7}, {0x0112, how}} {
		tags = order.AppendUint16(order.AppendUint16(tags, tag[0]), 3)
		tags = order.AppendUint16(order.AppendUint16(order.AppendUint32(tags, 1), tag[1]), 0)
	}
	tags = append(tags, "Unter den Linden"...)
	segment := append([]byte("Exif\x00\x00"), tags...)
	data := []byte{0xff, 0xd8, 0xff, 0xe0, 0, 4, 'x', 'x', 0xff, 0xe1}
	data = binary.BigEndian.AppendUint16(data, uint16(len(segment)+2))
	return append(append(data, segment...), plain.Bytes()[2:]...)
}

// Whichever way a camera was held, what is above is above.
func TestUpright(t *testing.T) {
	t.Parallel()
	// Where red, green, blue and white come to, as Exif describes it.
	quarters := map[uint16][4]color.NRGBA{
		1: {red, green, blue, white}, 2: {green, red, white, blue}, 3: {white, blue, green, red}, 4: {blue, white, red, green},
		5: {red, blue, green, white}, 6: {blue, red, white, green}, 7: {white, green, blue, red}, 8: {green, white, red, blue},
		0: {red, green, blue, white}, 9: {red, green, blue, white},
	}
	for how, want := range quarters {
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			made, err := Make(held(t, 400, 200, order, how))
			if err != nil {
				t.Fatal(err)
			}
			w, h := 400, 200
			if how >= 5 && how <= 8 {
				w, h = h, w
			}
			m, format, err := image.Decode(bytes.NewReader(made.Data))
			if err != nil || format != "jpeg" || made.Type != "image/jpeg" || m.Bounds() != image.Rect(0, 0, w, h) || made.Width != w || made.Height != h {
				t.Fatalf("held %d: %s %s %v %dx%d, %v", how, format, made.Type, m.Bounds(), made.Width, made.Height, err)
			}
			if bytes.Contains(made.Data, []byte("Linden")) {
				t.Errorf("held %d: it tells where it was taken", how)
			}
			for i, c := range want {
				if got := m.At(w/4+i%2*w/2, h/4+i/2*h/2); !near(got, c) {
					t.Errorf("held %d: quarter %d is %v, want %v", how, i, got, c)
				}
			}
		}
	}
}

func near(a color.Color, b color.NRGBA) bool {
	c := color.NRGBAModel.Convert(a).(color.NRGBA)
	off := func(x, y uint8) bool { return max(x, y)-min(x, y) > 12 }
	return !off(c.R, b.R) && !off(c.G, b.G) && !off(c.B, b.B)
}

func TestSizes(t *testing.T) {
	t.Parallel()
	for size, want := range map[image.Point]image.Point{
		{3840, 2160}: {960, 540}, {960, 100}: {960, 100}, {10, 10}: {10, 10}, {100, 5000}: {38, 1920}, {5000, 1}: {960, 1},
	} {
		var data bytes.Buffer
		if err := png.Encode(&data, paint(size.X, size.Y)); err != nil {
			t.Fatal(err)
		}
		made, err := Make(data.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		got, _, err := image.DecodeConfig(bytes.NewReader(made.Data))
		if err != nil || got.Width != want.X || got.Height != want.Y || made.Width != size.X || made.Height != size.Y {
			t.Errorf("%v: %dx%d of %dx%d, want %v; %v", size, got.Width, got.Height, made.Width, made.Height, want, err)
		}
	}
}

// One white pixel, as WebP.
const pixel = "UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAwA0JaQAA3AA/vuUAAA="

func TestFormats(t *testing.T) {
	t.Parallel()
	webp, err := base64.StdEncoding.DecodeString(pixel)
	if err != nil {
		t.Fatal(err)
	}
	var moving, glass bytes.Buffer
	frame := func(c color.Color) *image.Paletted {
		return image.NewPaletted(image.Rect(0, 0, 4, 4), color.Palette{c})
	}
	err = errors.Join(gif.EncodeAll(&moving, &gif.GIF{Image: []*image.Paletted{frame(red), frame(blue)}, Delay: []int{1, 1}}),
		png.Encode(&glass, image.NewNRGBA(image.Rect(0, 0, 4, 4))))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		data []byte
		want string
	}{"webp": {webp, "image/jpeg"}, "gif": {moving.Bytes(), "image/jpeg"}, "see-through": {glass.Bytes(), "image/png"}} {
		made, err := Make(c.data)
		if err != nil || made.Type != c.want {
			t.Errorf("%s: %s, %v", name, made.Type, err)
		}
	}
	made, err := Make(moving.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if m, _, err := image.Decode(bytes.NewReader(made.Data)); err != nil || !near(m.At(1, 1), red) {
		t.Errorf("the first picture is not shown: %v", err)
	}
}

func TestNone(t *testing.T) {
	t.Parallel()
	for name, data := range map[string]string{
		"nothing": "", "text": "not a picture", "cut off": "\xff\xd8\xff\xe0\x00\x10JFIF", "huge": string(claiming(65_535, 65_535)),
		"just too large": string(claiming(8193, 4096)), "a lie": string(claiming(10, 10)),
		"a drawing": `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`,
	} {
		if _, err := Make([]byte(data)); !errors.Is(err, ErrNone) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// claiming is the beginning of a PNG of that size, and no more.
func claiming(width, height uint32) []byte {
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32([]byte("IHDR"), width), height)
	head = append(head, 8, 6, 0, 0, 0)
	data := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), head...)
	return binary.BigEndian.AppendUint32(data, crc32.ChecksumIEEE(head))
}

func FuzzMake(f *testing.F) {
	f.Add(held(f, 9, 3, binary.LittleEndian, 6))
	f.Add(held(f, 9, 3, binary.BigEndian, 3))
	f.Add(claiming(10, 10))
	f.Fuzz(func(t *testing.T, data []byte) {
		made, err := Make(data)
		if err == nil && (len(made.Data) == 0 || made.Width < 1 || made.Height < 1) {
			t.Error("neither a preview nor an error")
		}
	})
}
