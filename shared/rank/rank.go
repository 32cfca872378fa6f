// Package rank makes the keys that keep lists and cards in order.
//
// A rank is a short string. Ranks compare byte by byte, as Go's < does and as
// Postgres does with text COLLATE "C", and between any two of them there is
// always room for another. Putting something somewhere else therefore writes
// one row and leaves its neighbours alone.
//
// Think of a rank as a number written in base 62, with the digits 0-9, A-Z and
// a-z in the order of their bytes. In "c0a9Vk" the whole part is "c0a9" and the
// fraction is "Vk":
//
//   - The whole part begins with a header letter that says how many digits
//     follow: one after a, two after b, up to 26 after z. Those are the
//     whole numbers that count up; Z (one digit) to A (26) are those below them.
//     Because of the header, a longer whole number above is greater, and a
//     longer one below is less.
//   - The fraction is whatever comes after, as after a decimal point.
//
// Adding at either end counts the whole part up or down, so a list that only
// grows at its ends keeps tiny keys: three characters at most after 1,000
// additions, five after 1,000,000. Adding in the middle halves the gap, which
// in the worst case costs one character for every five additions; see [MaxLen].
//
// No rank ends in the digit 0. "a5" and "a50" would be the same number with
// nothing between them; without the trailing 0 there is one way to write each
// number, and always room before it.
//
// Whole part and fraction are the idea of David Greenspan's "Implementing
// Fractional Indexing" (https://observablehq.com/@dgreensp/implementing-fractional-indexing).
package rank

import (
	"errors"
	"fmt"
	"strings"
)

const (
	digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	base   = len(digits)

	first = "a1"                          // the first key of an empty list
	floor = "A00000000000000000000000000" // below every key, and not one itself
)

// ErrInvalid is returned for a bound that is neither "" nor a rank.
var ErrInvalid = errors.New("not a rank")

// ErrOrder is returned when no rank can lie between the bounds, because the
// first is not less than the second. Two neighbours that share a rank are the
// usual cause; give their whole list new ranks with [Spread].
var ErrOrder = errors.New("ranks out of order")

// Between returns a rank that sorts after a and before b. An empty a is the
// very start of the list, an empty b its very end.
//
// The same arguments always give the same rank: two callers that insert at one
// spot at once must take turns, or break the tie by id.
func Between(a, b string) (string, error) {
	for _, bound := range []string{a, b} {
		if bound != "" && !Valid(bound) {
			return "", fmt.Errorf("rank between %q and %q: %w", a, b, ErrInvalid)
		}
	}
	switch {
	case a == "" && b == "":
		return first, nil
	case b != "" && a >= b:
		return "", fmt.Errorf("rank between %q and %q: %w", a, b, ErrOrder)
	case a == "":
		if key, ok := decrement(whole(b)); ok {
			return key, nil
		}
		a = floor
	}
	w := whole(a)
	if next, ok := increment(w); ok && (b == "" || next < b) {
		return next, nil
	}
	low, high := a[len(w):], ""
	if strings.HasPrefix(b, w) {
		high = b[len(w):]
	}
	return w + middle(low, high), nil
}

// Valid reports whether key is a rank. The empty string is not: it only names
// an end of the list.
func Valid(key string) bool {
	if key == "" || width(key[0]) == 0 || len(key) < 1+width(key[0]) {
		return false
	}
	for i := range len(key) {
		if strings.IndexByte(digits, key[i]) < 0 {
			return false
		}
	}
	return key[len(key)-1] != digits[0]
}

// middle returns a fraction strictly between low and high, where an empty low
// is 0 and an empty high is 1. Neither ends in 0, nor does the result.
func middle(low, high string) string {
	prefix := make([]byte, 0, max(len(low), len(high))+1)
	for i := 0; ; i++ {
		x, y := 0, base
		if i < len(low) {
			x = strings.IndexByte(digits, low[i])
		}
		if high != "" {
			y = strings.IndexByte(digits, high[i])
		}
		switch {
		case y-x > 1:
			return string(append(prefix, digits[(x+y)/2]))
		case y-x == 1 && len(high) > i+1: // high itself, cut short, fits
			return string(append(prefix, digits[y]))
		case y-x == 1: // anything above low's remaining digits fits
			high = ""
		}
		prefix = append(prefix, digits[x])
	}
}
