package shared

import (
	"errors"
	"strings"
	"testing"
)

func TestDecodeStrict(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ data, field, says string }{
		"fine":                 {`{"card": "c", "start": "2026-01-31T09:00:00Z", "labels": ["a", "a"]}`, "", ""},
		"unknown":              {`{"cards": "c"}`, "cards", "not a known field"},
		"other letter case":    {`{"Card": "c"}`, "Card", "not a known field"},
		"another alphabet":     {"{\"li\u017ft\": \"l\"}", "li\u017ft", "not a known field"}, // a long s
		"twice":                {`{"title": "a", "title": "b"}`, "title", "twice"},
		"twice, first wrong":   {`{"title": 1, "title": "b"}`, "title", "twice"},
		"wrong type":           {`{"title": ["a"]}`, "title", "must be a string, not array"},
		"a number for a time":  {`{"start": 5}`, "start", "RFC 3339"},
		"an object for a time": {`{"start": {}}`, "start", "RFC 3339"},
		"no such day":          {`{"start": "2026-02-30T09:00:00Z"}`, "start", "RFC 3339"},
		"an array":             {`[]`, "data", "must be a JSON object"},
		"no UTF-8":             {"{\"title\": \"a\xffb\"}", "title", "valid UTF-8"},
		"a name of no UTF-8":   {"{\"title\": \"a\", \"li\xffst\": \"b\"}", "li\ufffdst", "not a known field"},
		"half a pair":          {`{"title": "a\ud800b"}`, "title", "surrogate"},
		"half a pair at last":  {`{"title": "\uD83D"}`, "title", "surrogate"},
		"the other half":       {`{"title": "\ude00\ud83d"}`, "title", "surrogate"},
		"half and a whole":     {`{"title": "\ud83d\ud83d\ude00"}`, "title", "surrogate"},
		"half in an array":     {`{"card": "c", "labels": ["a", "\ud83d"]}`, "labels", "surrogate"},
		"a name with half":     {`{"title": "a", "l\ud83d": "b"}`, "l\ufffd", "not a known field"},
		"whole pairs":          {`{"title": "\ud83d\ude00\uD83D\uDE00\ufffd\\ud800\u00e9\"😀"}`, "", ""},
		"two values":           {`{} {}`, "body", "one JSON value"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wantInvalid(t, DecodeStrict([]byte(c.data), new(AddCard)), c.field, c.says)
		})
	}
}

func TestDecodeStrictInside(t *testing.T) {
	t.Parallel()
	for data, field := range map[string]string{
		`{"settings": {"pics_add_cards": true}}`:                          "",
		`{"settings": null}`:                                              "",
		`{"settings": {"colour": 1}}`:                                     "settings.colour",
		`{"settings": {"PICS_add_cards": true}}`:                          "settings.PICS_add_cards",
		`{"settings": {"pics_add_cards": true, "pics_add_cards": false}}`: "settings.pics_add_cards",
		`{"settings": {"pics_add_cards": 1}}`:                             "settings.pics_add_cards",
		`{"settings": []}`:                                                "settings",
	} {
		wantInvalid(t, DecodeStrict([]byte(data), new(EditBoard)), field, "")
	}
	long := strings.Repeat("9", 5000)
	var envelope Envelope // which leaves its data to Open
	if err := DecodeStrict([]byte(`{"type": "edit_list", "id": "`+id1+`", "data": {"wip_limit": `+long+`, "list": 1, "list": 2}}`), &envelope); err != nil {
		t.Errorf("an envelope: %v", err)
	}
	_, err := envelope.Open()
	wantInvalid(t, err, "list", "must be a string")
	err = DecodeStrict([]byte(`{"wip_limit": `+long+`}`), new(EditList))
	wantInvalid(t, err, "wip_limit", "must be a whole number, not number")
	if strings.Contains(err.Error(), long) {
		t.Error("a long number is repeated to whoever sent it")
	}
}

// wantInvalid fails unless err names the field; an empty one means no error.
func wantInvalid(t *testing.T, err error, field, says string) {
	t.Helper()
	var e *Error
	switch {
	case field == "" && err == nil:
	case !errors.As(err, &e) || len(e.Fields) != 1 || e.Fields[0].Field != field || !strings.Contains(e.Fields[0].Message, says):
		t.Errorf("got %v, want %s %s", err, field, says)
	}
}

func TestTimesThatJSONHas(t *testing.T) {
	t.Parallel()
	for text, good := range map[string]bool{
		"9999-12-31T23:59:59Z": true, "9999-12-31T23:59:59-00:01": false, // the year 10000 in UTC
		"1970-01-01T00:00:00Z": true, "1970-01-01T00:00:00+01:00": false,
	} {
		var c ScheduleCard
		if err := DecodeStrict([]byte(`{"card": "`+id1+`", "deadline": "`+text+`"}`), &c); err != nil {
			t.Fatal(err)
		}
		if (c.Validate() == nil) != good {
			t.Errorf("%s: %v", text, c.Validate())
		}
	}
}
