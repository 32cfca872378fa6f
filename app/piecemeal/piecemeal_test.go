package piecemeal

import (
	"encoding/json"
	"fmt"
	"reflect"
	"testing"
	"time"

	"incharge/shared"
)

// kept is shaped as the store keeps a board.
type kept struct {
	shared.Snapshot
	Details *shared.Details     `json:"details,omitempty"`
	Own     []shared.Remembered `json:"own,omitempty"`
}

type record struct {
	Format int  `json:"format"`
	Data   kept `json:"data"`
}

func large(cards int) record {
	r := record{Format: 1}
	at, pic, text := time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC), shared.UserID("pim"), "Words “with” <b> &   all."
	r.Data.Seq, r.Data.Board = 7, shared.Board{ID: "b", Title: text}
	r.Data.Lists = []shared.List{{ID: "l", Title: "To do"}}
	for i := range cards {
		card := shared.Card{ID: shared.CardID(fmt.Sprint("card", i)), List: "l", Title: text, Labels: []shared.LabelID{"x"}, Collaborators: shared.People{"mina"}}
		if i%2 == 0 {
			card.PIC, card.Deadline, card.Description = &pic, &at, &text
		}
		r.Data.Cards = append(r.Data.Cards, card)
	}
	r.Data.Details = &shared.Details{Seq: 7, Comments: []shared.Comment{{ID: "c", Body: text}}, Items: []shared.Item{}}
	return r
}

func rested() (c *clock, rests *int) {
	c, rests = newClock(), new(int)
	c.rest = func() { *rests++; time.Sleep(time.Microsecond) }
	return c, rests
}

// TestSame compares both ways with those of encoding/json, byte for byte.
func TestSame(t *testing.T) {
	t.Parallel()
	for name, value := range map[string]any{
		"a large board": large(3000), "a small one": large(1), "an empty one": record{},
		"a pointer": &record{Data: kept{Own: []shared.Remembered{{}}}}, "no struct": []int{1, 2}, "nothing": nil,
		"a snapshot": large(500).Data.Snapshot, "an interface": struct{ Data, None any }{large(500).Data, nil},
	} {
		want, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Marshal(value)
		if err != nil || string(got) != string(want) {
			t.Errorf("%s is written as\n%.300s, not\n%.300s (%v)", name, got, want, err)
		}
	}
	for name, want := range map[string]record{"a large board": large(3000), "a small one": large(1), "an empty one": {}} {
		data, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		var plainly, got record
		if err := json.Unmarshal(data, &plainly); err != nil {
			t.Fatal(err)
		}
		c, _ := rested()
		if err := unmarshal(data, &got, c); err != nil || !reflect.DeepEqual(got, plainly) {
			t.Errorf("%s is read as %.300v (%v)", name, got, err)
		}
	}
}

// TestOddWays reads what a later version, or nobody, has written.
func TestOddWays(t *testing.T) {
	t.Parallel()
	read := func(data string) (r record, err error) {
		c, _ := rested()
		return r, unmarshal([]byte(data), &r, c)
	}
	r, err := read(`{"later": {"a": [1, {"b": 2}]}, "format": 3, "data": {"cards": null, "details": null, "seq": 9}}`)
	if err != nil || r.Format != 3 || r.Data.Seq != 9 || r.Data.Cards != nil || r.Data.Details != nil {
		t.Errorf("%+v, %v", r, err)
	}
	for _, data := range []string{``, `{`, `[]`, `{"data": []}`, `{"data": {"cards": {}}}`, `{"data": {"cards": [1]}}`, `{"format": "x"}`, `{} {}`, `{"data": {"cards": [{}`} {
		if _, err := read(data); err == nil {
			t.Errorf("%s is taken", data)
		}
	}
}

// TestPauses has the browser get its turn again and again.
func TestPauses(t *testing.T) {
	t.Parallel()
	r := large(20000)
	c, rests := rested()
	if data, err := marshal(struct{ Data any }{r.Data}, c); err != nil || *rests < 2 {
		t.Errorf("%d pauses in writing %d bytes that an interface holds (%v)", *rests, len(data), err)
	}
	c, rests = rested()
	data, err := marshal(r, c)
	if err != nil || *rests < 2 {
		t.Errorf("%d pauses in writing %d bytes (%v)", *rests, len(data), err)
	}
	c, rests = rested()
	if err := unmarshal(data, &record{}, c); err != nil || *rests < 2 {
		t.Errorf("%d pauses in reading them (%v)", *rests, err)
	}
}
