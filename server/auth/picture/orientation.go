package picture

import (
	"encoding/binary"
	"image"
)

// orientation reads how a camera was held from a JPEG's Exif, as one of the
// numbers 1 to 8 of the tag Orientation (Exif 3.0, 4.6.6). 1 is upright, and
// what anything else counts as.
func orientation(jpeg []byte) int {
	for at := 2; at+4 <= len(jpeg) && jpeg[at] == 0xff; {
		marker, size := jpeg[at+1], int(binary.BigEndian.Uint16(jpeg[at+2:]))
		if marker == 0xda || size < 2 || at+2+size > len(jpeg) { // the picture itself
			break
		}
		body := jpeg[at+4 : at+2+size]
		if marker == 0xe1 && len(body) > 6 && string(body[:6]) == "Exif\x00\x00" {
			return tagged(body[6:])
		}
		at += 2 + size
	}
	return 1
}

// tagged finds the tag in the first directory of a TIFF.
func tagged(tiff []byte) int {
	const (
		headLen, entryLen = 8, 12
		tag, short        = 0x0112, 3
	)
	if len(tiff) < headLen {
		return 1
	}
	var order binary.ByteOrder
	switch string(tiff[:2]) {
	case "II":
		order = binary.LittleEndian
	case "MM":
		order = binary.BigEndian
	default:
		return 1
	}
	at := uint64(order.Uint32(tiff[4:]))
	if at+2 > uint64(len(tiff)) {
		return 1
	}
	entries := tiff[at+2:]
	for range order.Uint16(tiff[at:]) {
		if len(entries) < entryLen {
			return 1
		}
		if order.Uint16(entries) == tag && order.Uint16(entries[2:]) == short {
			if held := order.Uint16(entries[8:]); held >= 1 && held <= 8 {
				return int(held)
			}
			return 1
		}
		entries = entries[entryLen:]
	}
	return 1
}

// upright turns a square picture as its orientation says.
func upright(from *image.NRGBA, held int) *image.NRGBA {
	if held == 1 {
		return from
	}
	to := image.NewNRGBA(from.Bounds())
	last := from.Bounds().Dx() - 1
	for y := range last + 1 {
		for x := range last + 1 {
			left, top := x, y
			switch held {
			case 2:
				left = last - x
			case 3:
				left, top = last-x, last-y
			case 4:
				top = last - y
			case 5:
				left, top = y, x
			case 6:
				left, top = y, last-x
			case 7:
				left, top = last-y, last-x
			case 8:
				left, top = last-y, x
			}
			to.SetNRGBA(x, y, from.NRGBAAt(left, top))
		}
	}
	return to
}
