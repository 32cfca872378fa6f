package proof

import (
	"flag"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// budget is how long the rounds of one property may go on: on a busy machine
// there are fewer of them.
const budget = 30 * time.Second

// rounds is rapid.Check for what takes long: it tries a property so many times,
// or as often as the time allows, unless -rapid.checks says how often.
func rounds(t *testing.T, most int, property func(*rapid.T)) {
	t.Helper()
	asked := false
	flag.Visit(func(f *flag.Flag) { asked = asked || f.Name == "rapid.checks" })
	done, failed, began := 0, false, time.Now()
	rapid.Check(t, func(rt *rapid.T) {
		// Once it has failed it is tried until rapid knows what it takes to fail.
		if !asked && !failed && (done >= most || done > 0 && time.Since(began) > budget) {
			return
		}
		done++
		failed = true
		property(rt)
		failed = false
	})
}
