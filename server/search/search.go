// Package search knows of words in texts: how what somebody types is taken
// apart, and where it stands in a text. Looking in all texts at once is the
// database's, by the same spelling (see the migration that makes the texts).
package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// MaxWords is how many words are looked for; what comes behind them is not.
const MaxWords = 8

// Words are those of a query, each once, the longest first: it is found on the
// fewest cards.
func Words(query string) []string {
	var words []string
	for _, word := range strings.Fields(query) {
		if word = fold(word); word != "" && !slices.Contains(words, word) && len(words) < MaxWords {
			words = append(words, word)
		}
	}
	slices.SortStableFunc(words, func(a, b string) int { return utf8.RuneCountInString(b) - utf8.RuneCountInString(a) })
	return words
}

// fold is the spelling in which texts are compared: small letters, and what can
// be taken apart taken apart, Hangul into its letters.
func fold(text string) string { return strings.ToLower(norm.NFKD.String(text)) }

// Patterns are what LIKE takes to find each of the words within a text.
func Patterns(words []string) []string {
	patterns := make([]string, len(words))
	for i, word := range words {
		patterns[i] = "%" + plain.Replace(word) + "%"
	}
	return patterns
}

var plain = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`)
