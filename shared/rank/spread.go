package rank

// MaxLen is the length up to which a rank is ordinary; see [Long].
//
// A key grows only when things are put into the same gap again and again: a
// list with a note pinned to its top, say, under which everything new is added.
// That costs at most one character for every five additions, so a key needs
// more than 300 of them at one spot to become longer than this, while 10,000
// additions at random spots make none longer than 8. Nothing breaks beyond: the
// figure keeps keys shorter than the titles beside them, and far from the 2,700
// bytes at which a Postgres index refuses one.
const MaxLen = 64

// Long reports whether key has grown so much that it should be replaced; see
// [Shorten].
func Long(key string) bool { return len(key) > MaxLen }

// Spread returns n new ranks in order, evenly spaced and as short as n allows:
// two characters for up to 61, three for up to 3,782, four for up to 234,484.
// It is for a list written in one go. Below 1 there is nothing to spread, and the
// result is nil.
func Spread(n int) []string {
	if n < 1 {
		return nil
	}
	header, room := byte('a'), base-1 // room: whole numbers that end in no 0
	for room < n {
		header, room = header+1, room*base
	}
	// The i-th of n keys stands at i*(room+1)/(n+1), here without overflow.
	step, rest := (room+1)/(n+1), (room+1)%(n+1)
	keys := make([]string, n)
	for i := range keys {
		keys[i] = number(header, (i+1)*step+(i+1)*rest/(n+1)-1)
	}
	return keys
}

// number writes the i-th whole number, from 0, among those that begin with
// header and are ranks by themselves.
func number(header byte, i int) string {
	key := make([]byte, 1+width(header))
	last := len(key) - 1
	key[0], key[last] = header, digits[1+i%(base-1)]
	i /= base - 1
	for p := last - 1; p > 0; p-- {
		key[p], i = digits[i%base], i/base
	}
	return string(key)
}
