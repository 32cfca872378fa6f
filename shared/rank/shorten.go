package rank

import "slices"

// roomy is how long the ranks are at most that Shorten gives: it takes some 250
// more additions at one spot until one is Long again.
const roomy = MaxLen / 4

// Shorten returns the ranks of a list, given in order, with fresh ones for
// those that are Long and for as many neighbours as have to make room. The
// order stays, and so do all other ranks: what that costs depends on how many
// were put at one spot, and not on how long the list is.
func Shorten(ranks []string) []string {
	ranks = slices.Clone(ranks)
	for i := range ranks {
		for reach := 8; Long(ranks[i]); reach *= 2 {
			from, to := max(0, i-reach), min(len(ranks), i+1+reach)
			if fresh, ok := spreadWithin(ranks, from, to); ok { // as it is where nothing is around it
				copy(ranks[from:to], fresh)
			}
		}
	}
	return ranks
}

// spreadWithin gives new ranks for ranks[from:to], if roomy ones can be had
// without touching the others.
func spreadWithin(ranks []string, from, to int) (fresh []string, ok bool) {
	lo, hi := "", ""
	if from > 0 {
		lo = ranks[from-1]
	}
	if to < len(ranks) {
		hi = ranks[to]
	}
	fresh = make([]string, to-from)
	return fresh, halve(fresh, lo, hi)
}

// halve fills keys from the middle on, which keeps them about as short as an
// even spread does.
func halve(keys []string, lo, hi string) bool {
	if len(keys) == 0 {
		return true
	}
	middle := len(keys) / 2
	key, err := Between(lo, hi)
	if err != nil || len(key) > roomy { // an error: two have the same rank
		return false
	}
	keys[middle] = key
	return halve(keys[:middle], lo, key) && halve(keys[middle+1:], key, hi)
}
