package rank

import "strings"

// width returns how many digits follow the header letter of a whole part, or 0
// when the byte is no header.
func width(header byte) int {
	switch {
	case 'a' <= header && header <= 'z':
		return int(header-'a') + 1
	case 'A' <= header && header <= 'Z':
		return int('Z'-header) + 1
	}
	return 0
}

// whole returns the header and the digits that it announces.
func whole(key string) string { return key[:1+width(key[0])] }

// increment returns the next whole number that is a rank by itself: the last
// digit counts from 1, since no rank ends in 0. It reports false at the very
// top, which is some 10^46 steps away.
func increment(whole string) (string, bool) {
	next := []byte(whole)
	last := len(next) - 1
	for i := last; i > 0; i-- {
		if d := strings.IndexByte(digits, next[i]); d < base-1 {
			next[i] = digits[d+1]
			return string(next), true
		}
		next[i] = smallest(i == last)
	}
	switch next[0] {
	case 'z':
		return "", false
	case 'Z':
		return first, true
	}
	header := next[0] + 1
	n := width(header)
	return string(header) + strings.Repeat(digits[:1], n-1) + digits[1:2], true
}

// decrement is the way back: the whole number before, or false at the bottom.
func decrement(whole string) (string, bool) {
	next := []byte(whole)
	last := len(next) - 1
	for i := last; i > 0; i-- {
		if next[i] > smallest(i == last) {
			next[i] = digits[strings.IndexByte(digits, next[i])-1]
			return string(next), true
		}
		next[i] = digits[base-1]
	}
	header := next[0] - 1
	switch next[0] {
	case 'A':
		return "", false
	case 'a':
		header = 'Z'
	}
	return string(header) + strings.Repeat(digits[base-1:], width(header)), true
}

// smallest returns the digit that counting starts from at a position.
func smallest(last bool) byte {
	if last {
		return digits[1]
	}
	return digits[0]
}
