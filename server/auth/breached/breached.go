// Package breached knows the passwords that are guessed first: the most common
// ones of those that have come out of other people's databases.
package breached

import (
	"crypto/sha256"
	_ "embed"
	"sort"
	"strings"
)

// sums has the first size bytes of each password's SHA-256, in order, one after
// the other; see README.md. Of a password that is not among them one in
// 10 billion is taken for one that is.
//
//go:embed common.bin
var sums string

const size = 6

// Has says whether a password is one of them, in any case of its letters.
func Has(password string) bool {
	sum := sha256.Sum256([]byte(strings.ToLower(password)))
	want := string(sum[:size])
	n := len(sums) / size
	at := func(i int) string { return sums[i*size : (i+1)*size] }
	i := sort.Search(n, func(i int) bool { return at(i) >= want })
	return i < n && at(i) == want
}
