package search

import (
	"slices"
	"strings"

	"incharge/shared"
)

// How many characters an excerpt has before the first word, and from there on.
const before, behind = 40, 120

// Pieces are a whole text, with what are the words in it.
func Pieces(text string, words []string) []shared.Piece {
	runes := []rune(text)
	return pieces(runes, spans(runes, words))
}

// Excerpt is what stands around the first of the words in a text, on one line.
// Whoever is mentioned is called by name.
func Excerpt(text string, words []string) []shared.Piece {
	runes := []rune(strings.Join(strings.Fields(shared.Spoken(text, nil)), " "))
	found := spans(runes, words)
	from := 0
	if len(found) > 0 {
		from = wordStart(runes, max(0, found[0].from-before))
	}
	to := min(len(runes), from+before+behind)
	kept := []span{}
	for _, s := range found {
		if s.from < to {
			kept = append(kept, span{s.from - from, min(s.to, to) - from})
		}
	}
	all := pieces(runes[from:to], kept)
	if from > 0 {
		all = slices.Insert(all, 0, shared.Piece{Text: "… "})
	}
	if to < len(runes) {
		all = append(all, shared.Piece{Text: "…"})
	}
	return all
}

// wordStart is where the next word begins, if that is near.
func wordStart(runes []rune, at int) int {
	for i := at; at > 0 && i < min(len(runes), at+before/2); i++ {
		if runes[i] == ' ' {
			return i + 1
		}
	}
	return at
}

// span is from a character up to another one.
type span struct{ from, to int }

// spans are where words stand in a text, in order and apart from each other. A
// syllable of Hangul of which half is looked for counts whole.
func spans(text []rune, words []string) []span {
	var folded strings.Builder
	var origin []int // of each byte of folded: the character it comes from
	for i, r := range text {
		part := fold(string(r))
		folded.WriteString(part)
		for range len(part) {
			origin = append(origin, i)
		}
	}
	var found []span
	for _, word := range words {
		for at := 0; ; {
			next := strings.Index(folded.String()[at:], word)
			if next < 0 {
				break
			}
			at += next + len(word)
			found = append(found, span{origin[at-len(word)], origin[at-1] + 1})
		}
	}
	slices.SortFunc(found, func(a, b span) int { return a.from - b.from })
	var apart []span
	for _, s := range found {
		if n := len(apart); n > 0 && s.from <= apart[n-1].to {
			apart[n-1].to = max(apart[n-1].to, s.to)
		} else {
			apart = append(apart, s)
		}
	}
	return apart
}

func pieces(text []rune, found []span) []shared.Piece {
	all, at := []shared.Piece{}, 0
	add := func(to int, hit bool) {
		if to > at {
			all, at = append(all, shared.Piece{Text: string(text[at:to]), Hit: hit}), to
		}
	}
	for _, s := range found {
		add(s.from, false)
		add(s.to, true)
	}
	add(len(text), false)
	return all
}
