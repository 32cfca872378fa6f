package importer

import (
	"strings"
	"unicode"
)

// withoutControls is the text without control characters, and whether it had
// any. In a text of several lines, line breaks and tabs stay; in one of a
// single line they become spaces.
func withoutControls(text string, lines bool) (string, bool) {
	if !strings.ContainsFunc(text, unicode.IsControl) {
		return text, false
	}
	removed := false
	clean := strings.Map(func(r rune) rune {
		switch {
		case !unicode.IsControl(r):
			return r
		case r != '\n' && r != '\r' && r != '\t':
			removed = true
			return -1
		case lines:
			return r
		}
		return ' '
	}, text)
	return clean, removed
}

// cut shortens a text to at most so many characters, the last of which then
// says that there was more.
func cut(text string, most int) (string, bool) {
	if bytesOf(text, most) == len(text) {
		return text, false
	}
	return text[:bytesOf(text, most-1)] + "…", true
}

// split divides a text into pieces of at most so many characters that make it
// up again, where it can between lines, else between words.
func split(text string, most int) []string {
	var pieces []string
	for {
		end := bytesOf(text, most)
		if end == len(text) {
			return append(pieces, text)
		}
		half := bytesOf(text, most/2)
		for _, gap := range []string{"\n", " "} {
			if i := strings.LastIndex(text[half:end], gap); i >= 0 {
				end = half + i + 1
				break
			}
		}
		pieces, text = append(pieces, text[:end]), text[end:]
	}
}

// bytesOf is how many bytes the first so many characters take.
func bytesOf(text string, characters int) int {
	for i := range text {
		if characters == 0 {
			return i
		}
		characters--
	}
	return len(text)
}
