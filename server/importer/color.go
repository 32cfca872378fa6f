package importer

import (
	"slices"
	"strings"

	"incharge/shared"
)

// gray stands for no colour and for colours that are not known here.
const gray shared.Color = "gray"

// colorOf is the palette's colour for one of Trello's.
func (b *builder) colorOf(name string) shared.Color {
	if name == "" || name == "null" || name == "none" {
		return gray
	}
	color, plain, known := palette(name)
	if !known {
		b.tally.add(shared.ImportOddColor, 1, quoted(name))
		return gray
	}
	if !plain {
		b.tally.add(shared.ImportShade, 1, "")
	}
	return color
}

// listColor is a list's colour, nil where it has none that is known here.
func (b *builder) listColor(name string) *shared.Color {
	if name == "" || name == "null" || name == "none" {
		return nil
	}
	color, _, known := palette(name)
	if !known {
		b.tally.add(shared.ImportOddListColor, 1, quoted(name))
		return nil
	}
	return &color
}

// palette also says whether the colour was neither a light nor a dark one.
func palette(name string) (color shared.Color, plain, known bool) {
	base := strings.TrimSuffix(strings.TrimSuffix(name, "_dark"), "_light")
	switch base {
	case "black":
		color = gray
	case "magenta":
		color = "pink"
	default:
		color = shared.Color(base)
	}
	return color, base == name, slices.Contains(shared.Colors, color)
}
