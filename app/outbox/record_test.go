package outbox

import (
	"encoding/json"
	"fmt"
	"testing"
)

func TestEntriesOfALaterVersionAreLeftAlone(t *testing.T) {
	bubble(t, func(t *testing.T, b *browser, s *server) {
		fromLater := []byte(`{"format":99,"what":"nobody knows"}`)
		if _, err := b.Open().Push(t.Context(), laneOf(mina, one), [][]byte{fromLater}); err != nil {
			t.Fatal(err)
		}
		tab := b.signedIn(s)
		x, y := move(t, one), move(t, two)
		tab.add(t, x, y)
		pass(later)
		s.mustHave(t, one)
		s.mustHave(t, two, y)
		if tab.Count() != 2 || len(b.Kept()) != 2 || string(b.Kept()[0].Value) != string(fromLater) {
			t.Fatalf("%d wait, on the device are %d", tab.Count(), len(b.Kept()))
		}
	})
}

func TestEntriesOfAnEarlierFormatAreBroughtUpToDate(t *testing.T) {
	t.Parallel()
	steps := []form{
		func(old json.RawMessage) (json.RawMessage, error) { // of format 1, with another name for the type
			var r map[string]any
			if err := json.Unmarshal(old, &r); err != nil {
				return nil, err
			}
			r["type"], r["format"] = r["kind"], 2
			return json.Marshal(r)
		},
		func(old json.RawMessage) (json.RawMessage, error) {
			var r map[string]any
			if err := json.Unmarshal(old, &r); err != nil {
				return nil, err
			}
			r["board"], r["format"] = fmt.Sprint("board-", r["board"]), 3
			return json.Marshal(r)
		},
	}
	for value, want := range map[string]string{
		`{"format":1,"id":"x","kind":"undo","board":"1","data":{}}`:       "undo board-1",
		`{"format":2,"id":"x","type":"undo","board":"1","data":{}}`:       "undo board-1",
		`{"format":3,"id":"x","type":"undo","board":"board-1","data":{}}`: "undo board-1",
	} {
		r, err := decode([]byte(value), steps)
		if got := r.Type + " " + string(r.Board); err != nil || got != want {
			t.Errorf("%s: %s, %v", value, got, err)
		}
	}
	for _, value := range []string{`{"format":4}`, `{"format":0}`, `{}`, `no JSON`} {
		if _, err := decode([]byte(value), steps); err == nil {
			t.Errorf("%s can be read", value)
		}
	}
}
