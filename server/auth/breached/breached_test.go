package breached

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestHas(t *testing.T) {
	t.Parallel()
	for _, password := range []string{"password", "12345678", "Password1", "iloveyou", "QWERTYUIOP", "baseball", "sunshine", "password123"} {
		if !Has(password) {
			t.Errorf("%s is taken for a good one", password)
		}
	}
	for _, password := range []string{"correct horse battery", "", "vUq9!hh2-zz", "비밀번호는 여기에", strings.Repeat("x", 128)} {
		if Has(password) {
			t.Errorf("%q is taken for a common one", password)
		}
	}
	found := 0
	for i := range 200_000 {
		if Has(fmt.Sprintf("a good one, number %d", i)) {
			found++
		}
	}
	if found > 0 {
		t.Errorf("%d of 200,000 that are not in it", found)
	}
}

// Searching needs it sorted, and whole.
func TestSums(t *testing.T) {
	t.Parallel()
	if len(sums)%size != 0 || len(sums)/size < 17_000 {
		t.Fatalf("%d bytes", len(sums))
	}
	var all []string
	for i := 0; i < len(sums); i += size {
		all = append(all, sums[i:i+size])
	}
	if !slices.IsSorted(all) || len(slices.Compact(all)) != len(sums)/size {
		t.Error("not in order, or one is there twice")
	}
}
