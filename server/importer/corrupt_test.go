package importer

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"incharge/shared"
)

// TestDamagedBoards replaces parts of a board by anything: what comes of it is
// a board that is whole or an error about the file.
func TestDamagedBoards(t *testing.T) {
	t.Parallel()
	var whole, refused int
	rapid.Check(t, func(t *rapid.T) {
		data := encoded(t, damaged(t, anyBoard(t), rapid.IntRange(5, 80).Draw(t, "one in")).(object))
		in, report, err := Trello(bytes.NewReader(data), shared.NewID[shared.BoardID](), shared.User{}, now)
		if err == nil {
			checkWhole(t, in, report)
			whole++
			return
		}
		var e *shared.Error
		if !errors.As(err, &e) || e.Code != shared.CodeInvalid {
			t.Fatalf("%s: %v", data, err)
		}
		refused++
	})
	if whole == 0 || refused == 0 {
		t.Errorf("%d were whole and %d refused: this proves little", whole, refused)
	}
}

// damaged is a copy in which about one value in so many is another one.
func damaged(t *rapid.T, value any, oneIn int) any {
	whole, _ := value.(object)
	if _, board := whole["lists"]; !board && rapid.IntRange(1, oneIn).Draw(t, "dice") == 1 {
		return rapid.SampledFrom([]any{
			nil, true, 0, -1.5, 1e300, "", " ", "\x00", "\n\u0085x", "c1", "l1", "b1", "k0", "2020-01-01T00:00:00Z", "9999-12-31T23:59:59-12:00",
			"0000-01-01T00:00:00Z", "javascript:x", "mailto:", "http://[", "NaN", "-Inf", "red_dark", wordsOf(3_000), []any{}, []any{nil}, object{}, object{"id": "c1"},
		}).Draw(t, "damage")
	}
	switch value := value.(type) {
	case object:
		copied := object{}
		for _, key := range slices.Sorted(maps.Keys(value)) {
			copied[key] = damaged(t, value[key], oneIn)
		}
		return copied
	case []object:
		copied := make([]any, len(value))
		for i, v := range value {
			copied[i] = damaged(t, v, oneIn)
		}
		return copied
	}
	return value
}
