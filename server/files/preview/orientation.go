package preview

import (
	"bytes"
	"encoding/binary"
	"image"
)

// orientation is how a camera was held, as Exif 2.3 counts it in tag 0x0112.
type orientation int

const asIs orientation = 1

// sideways pictures are as wide as they are stored high.
func (o orientation) sideways() bool { return o >= 5 }

// upright turns and mirrors a picture to how it was meant.
func (o orientation) upright(from *image.RGBA) *image.RGBA {
	if o == asIs {
		return from
	}
	w, h := from.Rect.Dx(), from.Rect.Dy()
	to := image.NewRGBA(image.Rect(0, 0, w, h))
	if o.sideways() {
		to = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range to.Rect.Dy() {
		for x := range to.Rect.Dx() {
			to.SetRGBA(x, y, from.RGBAAt(o.source(x, y, w, h)))
		}
	}
	return to
}

// source is where a point of the upright picture is in one stored w by h.
func (o orientation) source(x, y, w, h int) (int, int) {
	switch o {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return y, h - 1 - x
	case 7:
		return w - 1 - y, h - 1 - x
	case 8:
		return w - 1 - y, x
	default:
		return x, y
	}
}

// orientationOf looks through the segments in front of a JPEG's picture.
func orientationOf(data []byte) orientation {
	const exif, scan = 0xe1, 0xda
	for at := 2; at+4 <= len(data) && data[at] == 0xff && data[at+1] != scan; {
		size := int(binary.BigEndian.Uint16(data[at+2:]))
		end := at + 2 + size
		if size < 2 || end > len(data) {
			return asIs
		}
		if tags, ok := bytes.CutPrefix(data[at+4:end], []byte("Exif\x00\x00")); ok && data[at+1] == exif {
			return orientationIn(tags)
		}
		at = end
	}
	return asIs
}

// orientationIn reads it from the first directory of a TIFF's tags.
func orientationIn(tags []byte) orientation {
	const tag, entry, short = 0x0112, 12, 3
	var order binary.ByteOrder = binary.BigEndian
	if bytes.HasPrefix(tags, []byte("II")) {
		order = binary.LittleEndian
	}
	if len(tags) < 8 {
		return asIs
	}
	at := int64(order.Uint32(tags[4:]))
	if at+2 > int64(len(tags)) {
		return asIs
	}
	n := int(order.Uint16(tags[at:]))
	for rest := tags[at+2:]; n > 0 && len(rest) >= entry; n, rest = n-1, rest[entry:] {
		if order.Uint16(rest) != tag || order.Uint16(rest[2:]) != short {
			continue
		}
		if o := orientation(order.Uint16(rest[8:])); o >= asIs && o <= 8 {
			return o
		}
	}
	return asIs
}
