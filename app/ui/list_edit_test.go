package ui

import (
	"slices"
	"testing"
)

func TestLinesOf(t *testing.T) {
	t.Parallel()
	for words, want := range map[string][]string{
		"":                           nil,
		"one":                        {"one"},
		"one\ntwo":                   {"one", "two"},
		" one \r\n\r\n\ttwo\tmore\n": {"one", "two more"},
		"\n \n":                      nil,
	} {
		if got := linesOf(words); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
}
