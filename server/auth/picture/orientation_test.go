package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"testing"
)

// quarters is red, green, blue and white, in the order of reading.
func quarters() *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, 64, 64))
	colors := []color.NRGBA{{R: 255, A: 255}, {G: 255, A: 255}, {B: 255, A: 255}, {R: 255, G: 255, B: 255, A: 255}}
	for y := range 64 {
		for x := range 64 {
			m.SetNRGBA(x, y, colors[y/32*2+x/32])
		}
	}
	return m
}

// exif is a segment of a JPEG that says how the camera was held.
func exif(order binary.AppendByteOrder, held uint16) []byte {
	mark := "MM"
	if order == binary.AppendByteOrder(binary.LittleEndian) {
		mark = "II"
	}
	tiff := order.AppendUint16([]byte(mark), 42)
	tiff = order.AppendUint32(tiff, 8)
	tiff = order.AppendUint16(tiff, 2) // entries
	for _, entry := range [][2]uint16{{0x0100, 64}, {0x0112, held}} {
		tiff = order.AppendUint16(tiff, entry[0])
		tiff = order.AppendUint16(tiff, 3)
		tiff = order.AppendUint32(tiff, 1)
		tiff = order.AppendUint16(tiff, entry[1])
		tiff = order.AppendUint16(tiff, 0)
	}
	body := append([]byte("Exif\x00\x00"), tiff...)
	return append(binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(body)+2)), body...)
}

// A picture is shown as the camera was held, whichever way that was written.
func TestOrientation(t *testing.T) {
	t.Parallel()
	var plain bytes.Buffer
	if err := jpeg.Encode(&plain, quarters(), nil); err != nil {
		t.Fatal(err)
	}
	// Where the first row and the first column belong, by the standard.
	for held, want := range []string{0: "RGBW", 1: "RGBW", 2: "GRWB", 3: "WBGR", 4: "BWRG", 5: "RBGW", 6: "BRWG", 7: "WGBR", 8: "GWRB", 9: "RGBW"} {
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			data := append([]byte{0xff, 0xd8}, exif(order, uint16(held))...)
			data = append(data, plain.Bytes()[2:]...)
			avatar, err := Avatar(data)
			if err != nil {
				t.Fatal(err)
			}
			m, _, err := image.Decode(bytes.NewReader(avatar))
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, at := range []image.Point{{60, 60}, {200, 60}, {60, 200}, {200, 200}} {
				r, g, b, _ := m.At(at.X, at.Y).RGBA()
				got += map[[3]bool]string{{true, false, false}: "R", {false, true, false}: "G", {false, false, true}: "B", {true, true, true}: "W"}[[3]bool{r > 0x8000, g > 0x8000, b > 0x8000}]
			}
			if got != want {
				t.Errorf("held as %d (%v): %q, want %q", held, order, got, want)
			}
		}
	}
}

// What is broken, or cut off anywhere, is upright.
func TestOrientationBroken(t *testing.T) {
	t.Parallel()
	whole := append([]byte{0xff, 0xd8}, exif(binary.LittleEndian, 6)...)
	if got := orientation(whole); got != 6 {
		t.Fatalf("%d", got)
	}
	for n := range whole {
		if got := orientation(whole[:n]); got != 1 {
			t.Errorf("of the first %d bytes: %d", n, got)
		}
	}
	far := bytes.Replace(whole, []byte{42, 0, 8, 0, 0, 0}, []byte{42, 0, 0xff, 0xff, 0xff, 0xff}, 1)
	if got := orientation(far); got != 1 {
		t.Errorf("beyond the end: %d", got)
	}
}
