package rank

import "testing"

func BenchmarkAppend(b *testing.B) {
	key := first
	for b.Loop() {
		key = between(b, key, "")
	}
}

func BenchmarkPrepend(b *testing.B) {
	key := first
	for b.Loop() {
		key = between(b, "", key)
	}
}

// BenchmarkMiddle halves one gap and starts again when the key is Long.
func BenchmarkMiddle(b *testing.B) {
	low, high := "a1", "a2"
	for b.Loop() {
		if high = between(b, low, high); Long(high) {
			high = "a2"
		}
	}
}

func BenchmarkSpread1000(b *testing.B) {
	for b.Loop() {
		Spread(1000)
	}
}
