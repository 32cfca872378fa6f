package importer

import (
	"bytes"
	"errors"
	"os"
	"testing"

	"incharge/shared"
)

// FuzzTrello and FuzzPlanka: whatever the file, there is a board that is whole or an error
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
	f.Fuzz(func(t *testing.T, data []byte) { wholeOrWrong(t, "trello", data) })
}

func FuzzPlanka(f *testing.F) {
	for _, file := range []string{"testdata/planka/one.json", "testdata/planka/two.json"} {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(`{"included":{"lists":[{"position":1e999}],"cards":[{"name":"\ud800","stopwatch":{"total":1}}]}}`))
	f.Fuzz(func(t *testing.T, data []byte) { wholeOrWrong(t, "planka", data) })
}

func wholeOrWrong(t *testing.T, format Format, data []byte) {
	t.Helper()
	in, report, err := Formats[format](bytes.NewReader(data), shared.NewID[shared.BoardID](), shared.User{}, now)
	if err == nil {
		checkWhole(t, in, report)
		return
	}
	var e *shared.Error
	if !errors.As(err, &e) || e.Code != shared.CodeInvalid || e.Message == "" {
		t.Fatalf("%q: %v", data, err)
	}
}
