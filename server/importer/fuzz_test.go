package importer

import (
	"bytes"
	"errors"
	"os"
	"testing"

	"incharge/shared"
)

// FuzzTrello: whatever the file, there is a board that is whole or an error
// about the file.
func FuzzTrello(f *testing.F) {
	for _, file := range fixtures(f) {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, text := range []string{`{"lists":[],"cards":[]}`, `{"lists":[{"pos":1e999}],"cards":[{}]}`, `{"lists":[{"pos":"NaN"}],"cards":[{"idShort":1e3,"name":"\ud800"}]}`} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		in, report, err := Trello(bytes.NewReader(data), shared.NewID[shared.BoardID](), shared.User{}, now)
		if err == nil {
			checkWhole(t, in, report)
			return
		}
		var e *shared.Error
		if !errors.As(err, &e) || e.Code != shared.CodeInvalid || e.Message == "" {
			t.Fatalf("%q: %v", data, err)
		}
	})
}
