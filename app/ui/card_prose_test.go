package ui

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestLinked(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]string{
		"":                                     "",
		"plain":                                "plain",
		"see https://example.com/a?b=c.":       "see |<https://example.com/a?b=c>|.",
		"(http://example.com/x_(y))":           "(|<http://example.com/x_(y)>|)",
		"[site](https://example.com)":          "[site](|<https://example.com>|)",
		"https://a.b, HTTP://c.d!":             "<https://a.b>|, |<HTTP://c.d>|!",
		"xhttp://example.com":                  "xhttp://example.com",
		"http:// and https://":                 "http:// and https://",
		"javascript:alert(1)":                  "javascript:alert(1)",
		"보기:https://example.com/한글 끝":          "보기:|<https://example.com/한글>| 끝",
		`<a href="https://example.com">x</a>`:  `<a href="|<https://example.com>|">x</a>`,
		"https://...":                          "https://...",
		"line one\nhttps://example.com\nthree": "line one\n|<https://example.com>|\nthree",
	} {
		var got []string
		for _, p := range linked(words) {
			if p.link {
				got = append(got, "<"+p.words+">")
			} else {
				got = append(got, p.words)
			}
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("%q is taken apart as %q, want %q", words, s, want)
		}
	}
}

func TestLinkedLosesNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		words := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{
			"http://", "https://", "a", ".", ")", "(", " ", "\n", "한", "\xff", "<", "example.com/",
		})).Draw(t, "pieces"), "")
		var back strings.Builder
		for _, p := range linked(words) {
			back.WriteString(p.words)
			if p.link && !safe(p.words) {
				t.Fatalf("%q is a link", p.words)
			}
		}
		if back.String() != words {
			t.Fatalf("%q became %q", words, back.String())
		}
	})
}
