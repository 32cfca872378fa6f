package importer

import (
	"bytes"
	"io"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// TestSourceCountsInvalidBytes compares with the standard library's reading
// of the whole, however the bytes come in.
func TestSourceCountsInvalidBytes(t *testing.T) {
	t.Parallel()
	piece := rapid.SampledFrom([]string{"a", "é", "한", "🎉", "\xff", "\xc3", "\xed\x95", "\xf0\x9f\x8e", "\x80", "\xed\xa0\x80", "\ufffd"})
	rapid.Check(t, func(t *rapid.T) {
		var data []byte
		for _, p := range rapid.SliceOf(piece).Draw(t, "pieces") {
			data = append(data, p...)
		}
		want := 0
		for rest := data; len(rest) > 0; {
			r, size := utf8.DecodeRune(rest)
			if r == utf8.RuneError && size == 1 {
				want++
			}
			rest = rest[size:]
		}
		var r io.Reader = bytes.NewReader(data)
		switch rapid.IntRange(0, 3).Draw(t, "reader") {
		case 1:
			r = iotest.OneByteReader(r)
		case 2:
			r = iotest.HalfReader(r)
		case 3:
			r = iotest.DataErrReader(r)
		}
		s := &source{r: r}
		got, err := io.ReadAll(iotest.HalfReader(s))
		if err != nil || !bytes.Equal(got, data) || s.invalid != want {
			t.Fatalf("%q: %d invalid bytes, want %d; %v", data, s.invalid, want, err)
		}
	})
}
