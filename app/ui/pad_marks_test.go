package ui

import (
	"strings"
	"testing"
	"unicode/utf16"
)

// A chosen part is between bars.
func choosing(text string) chosenWords {
	parts := strings.Split(text, "|")
	return chosenWords{parts[0], parts[1], parts[2]}
}

// after is the text when a change has been made to it, with what is chosen then
// between bars.
func (c change) after(text string) string {
	all := utf16.Encode([]rune(strings.ReplaceAll(text, "|", "")))
	words := utf16.Encode([]rune(c.words))
	show := func(w []uint16) string { return string(utf16.Decode(w)) }
	return show(all[:c.from]) + show(words[:c.chooses]) + "|" + show(words[c.chooses:c.chosen]) + "|" + show(words[c.chosen:]) + show(all[c.to:])
}

func TestMarks(t *testing.T) {
	t.Parallel()
	bold := func(c chosenWords) change { return c.between("**") }
	italic := func(c chosenWords) change { return c.between("*") }
	link := func(c chosenWords) change { return c.linked("text") }
	list := func(c chosenWords) change { return c.begun("- ") }
	for _, test := range []struct {
		name     string
		do       func(chosenWords) change
		from, to string
	}{
		{"bold", bold, "a |tent| 🎒", "a **|tent|** 🎒"},
		{"bold again", bold, "a **|tent|** 🎒", "a |tent| 🎒"},
		{"bold with its marks", bold, "🎒 |**tent**|", "🎒 |tent|"},
		{"bold of nothing", bold, "a || b", "a **||** b"},
		{"italic in bold", italic, "**|tent|**", "***|tent|***"},
		{"italic again", italic, "a *|텐트|* b", "a |텐트| b"},
		{"link", link, "see |this|.", "see [this](|https://|)."},
		{"link of an address", link, "|https://example.com|", "[|text|](https://example.com)"},
		{"link of nothing", link, "||", "[|text|](https://)"},
		{"list", list, "one\nt|wo\nth|ree\nfour", "one\n- two\n- three||\nfour"},
		{"list again", list, "- t|wo\n- th|ree", "two\nthree||"},
		{"list of some", list, "- two\n|three|", "- two\n- three||"},
		{"list of an empty line", list, "🎒\n||", "🎒\n- ||"},
	} {
		if got := test.do(choosing(test.from)).after(test.from); got != test.to {
			t.Errorf("%s: %q becomes %q, want %q", test.name, test.from, got, test.to)
		}
	}
}
