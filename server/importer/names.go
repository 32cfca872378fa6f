package importer

import (
	"strings"

	"incharge/shared"
)

// title is the name of a board, list, label or card: in one line, without
// spaces around it, as it would be had somebody typed it here.
func (b *builder) title(name, fallback string, most int) (short, whole string) {
	return b.name(strings.TrimSpace(b.line(name)), fallback, most)
}

// name is a line of at most so many characters; where it was cut, whole is
// all of it.
func (b *builder) name(line, fallback string, most int) (short, whole string) {
	if strings.TrimSpace(line) == "" {
		b.tally.add(shared.ImportNameless, 1, fallback)
		return fallback, ""
	}
	short, long := cut(line, most)
	if !long {
		return short, ""
	}
	return short, line
}

// line is a text in one line, without control characters.
func (b *builder) line(text string) string { return b.clean(text, false) }

// text is a text of any number of lines, without control characters.
func (b *builder) text(text string) string { return b.clean(text, true) }

func (b *builder) clean(text string, lines bool) string {
	clean, removed := withoutControls(text, lines)
	if removed {
		b.tally.add(shared.ImportControls, 1, "")
	}
	return clean
}

// onCard is a name on a card; where it was cut, all of it is noted there.
func (b *builder) onCard(c *card, what, name, fallback string, most int) string {
	short, whole := b.name(b.line(name), fallback, most)
	if whole != "" {
		b.tally.add(shared.ImportLongOnCard, 1, "")
		c.notes = append(c.notes, what+": "+whole)
	}
	return short
}

// onBoard is the same for a name on the board.
func (b *builder) onBoard(what, name string, most int) string {
	short, whole := b.title(name, "Untitled "+what, most)
	if whole != "" {
		b.tally.add(shared.ImportLongName, 1, short)
		b.notes = append(b.notes, "The whole name of the "+what+" “"+short+"”: "+whole)
	}
	return short
}
