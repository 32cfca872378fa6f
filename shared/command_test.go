package shared

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"
)

const (
	id1 = "01a205fe-62a1-7563-8231-f5de93f78e9e"
	id2 = "01a205fe-62bb-7eba-8b66-68c25f8b631e"
)

// TestOpenRefuses: what is wrong is named by its field in the JSON.
func TestOpenRefuses(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 10_000)
	for name, test := range map[string]struct{ typ, data, field string }{
		"unknown type":           {"explode", `{}`, "type"},
		"no data":                {"add_card", ``, "data"},
		"null":                   {"add_card", `null`, "data"},
		"an array":               {"add_card", `[]`, "data"},
		"unknown field":          {"move_card", `{"card":"` + id1 + `","list":"` + id2 + `","position":3}`, "position"},
		"wrong type":             {"add_card", `{"card":"` + id1 + `","list":"` + id2 + `","title":3}`, "title"},
		"wrong type in maybe":    {"edit_list", `{"list":"` + id1 + `","wip_limit":"many"}`, "wip_limit"},
		"no title":               {"add_card", `{"card":"` + id1 + `","list":"` + id2 + `"}`, "title"},
		"blank title":            {"add_card", `{"card":"` + id1 + `","list":"` + id2 + `","title":"  "}`, "title"},
		"long title":             {"add_card", `{"card":"` + id1 + `","list":"` + id2 + `","title":"` + long + `"}`, "title"},
		"two lines":              {"add_card", `{"card":"` + id1 + `","list":"` + id2 + `","title":"a\nb"}`, "title"},
		"NUL":                    {"add_card", `{"card":"` + id1 + `","list":"` + id2 + `","title":"a\u0000b"}`, "title"},
		"NUL in a text":          {"edit_card", `{"card":"` + id1 + `","description":"a\u0000b"}`, "description"},
		"no id":                  {"archive_card", `{}`, "card"},
		"an id in capitals":      {"archive_card", `{"card":"` + strings.ToUpper(id1) + `"}`, "card"},
		"a time that is none":    {"schedule_card", `{"card":"` + id1 + `","deadline":"tomorrow"}`, "deadline"},
		"a far time":             {"schedule_card", `{"card":"` + id1 + `","deadline":"1066-10-14T00:00:00Z"}`, "deadline"},
		"negative limit":         {"edit_list", `{"list":"` + id1 + `","wip_limit":-1}`, "wip_limit"},
		"after itself":           {"move_card", `{"card":"` + id1 + `","list":"` + id2 + `","after":"` + id1 + `"}`, "after"},
		"before itself":          {"move_list", `{"list":"` + id1 + `","before":"` + id1 + `"}`, "before"},
		"no such priority":       {"edit_card", `{"card":"` + id1 + `","priority":"asap"}`, "priority"},
		"no such colour":         {"add_label", `{"label":"` + id1 + `","name":"x","color":"#fff"}`, "color"},
		"labels twice":           {"edit_card", `{"card":"` + id1 + `","labels":["` + id2 + `","` + id2 + `"]}`, "labels"},
		"pic left out":           {"assign_card", `{"card":"` + id1 + `"}`, "pic"},
		"undo of nothing":        {"undo", `{"seq":0}`, "seq"},
		"undo of what?":          {"undo", `{}`, "seq"},
		"undo of before it all":  {"undo", `{"seq":-1,"command":"` + id1 + `"}`, "seq"},
		"undo of two things":     {"undo", `{"seq":1,"command":"` + id1 + `"}`, "command"},
		"undo of no command":     {"undo", `{"command":"it"}`, "command"},
		"a command not for them": {"add_member", `{}`, "type"},
	} {
		_, err := Envelope{ID: id1, Type: test.typ, Data: json.RawMessage(test.data)}.Open()
		var e *Error
		if !errors.As(err, &e) || e.Code != CodeInvalid || len(e.Fields) == 0 || e.Fields[0].Field != test.field {
			t.Errorf("%s: got %v, want field %q named", name, err, test.field)
		}
	}
}

// TestSealAndOpen: every command comes out of its envelope as it went in.
func TestSealAndOpen(t *testing.T) {
	t.Parallel()
	user, name := UserID(id2), "Name"
	for _, command := range []Command{
		AssignCard{Card: id1, PIC: Clear[UserID]()},
		AssignCard{Card: id1, PIC: Some(user)},
		ScheduleCard{Card: id1, Deadline: Some(time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC))},
		EditList{List: id1, WIPLimit: Clear[int](), Title: &name},
		MoveCard{Card: id1, List: id2},
		Undo{Seq: 4},
		Undo{Command: id1},
	} {
		envelope, err := Seal(command)
		if err != nil {
			t.Fatal(err)
		}
		back, err := envelope.Open()
		if err != nil {
			t.Fatalf("%s: %v", envelope.Data, err)
		}
		again, _ := json.Marshal(back)
		if string(again) != string(envelope.Data) {
			t.Errorf("%s came back as %s", envelope.Data, again)
		}
	}
}

func TestIDs(t *testing.T) {
	t.Parallel()
	early := newIDAt[CardID](time.UnixMilli(1))
	late := newIDAt[CardID](time.UnixMilli(2))
	if !ValidID(early) || early >= late || early[14] != '7' || !strings.ContainsRune("89ab", rune(early[19])) {
		t.Errorf("ids %s, %s are no UUIDv7 in order", early, late)
	}
	for _, bad := range []string{"", "x", strings.ToUpper(id1), id1 + "0", strings.ReplaceAll(id1, "-", "_")} {
		if ValidID(bad) {
			t.Errorf("%q passes as an id", bad)
		}
	}
}

func TestEmail(t *testing.T) {
	t.Parallel()
	for email, good := range map[string]bool{
		"a@example.com": true, "a.b+c@sub.example.com": true, "이@example.kr": true, "root@localhost": true,
		"": false, "a": false, "@example.com": false, "a@": false, "a@b": false, "a@b@example.com": false,
		"a b@example.com": false, "a@example.com\nBcc: x@example.com": false, "a@.com": false, "<a@example.com>": false,
		"a@b..example": false, "a\u2028@example.com": false, "a\u0085@example.com": false, "a\u202e@example.com": false, "a\u00a0b@example.com": false,
	} {
		var check Check
		check.Email("email", email)
		if (check.Err() == nil) != good {
			t.Errorf("%q: %v", email, check.Err())
		}
	}
}
