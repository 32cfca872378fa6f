package importer

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestSplit(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"":                    {""},
		"0123456789":          {"0123456789"},
		"01234567890":         {"0123456789", "0"},
		"012345\n789 123":     {"012345\n", "789 123"},
		"0123 567 90 abc":     {"0123 567 ", "90 abc"},
		"0\n123456789 abc":    {"0\n12345678", "9 abc"}, // too early to break there
		"한글은 여기에서 나뉜다":        {"한글은 여기에서 ", "나뉜다"},
		"nine char\nand more": {"nine char\n", "and more"},
	} {
		if got := split(text, 10); !slices.Equal(got, want) {
			t.Errorf("split(%q) = %q, want %q", text, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text, most := rapid.String().Draw(t, "text"), rapid.IntRange(2, 20).Draw(t, "most")
		pieces := split(text, most)
		if strings.Join(pieces, "") != text {
			t.Fatalf("split(%q, %d) = %q", text, most, pieces)
		}
		for _, piece := range pieces {
			if utf8.RuneCountInString(piece) > most || (piece == "" && text != "") {
				t.Fatalf("split(%q, %d) = %q", text, most, pieces)
			}
		}
	})
}
