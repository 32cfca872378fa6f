package api

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"incharge/shared"
)

// Each bad input gets its problem with the field named, and changes nothing.

func TestBadCommands(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s, other := ada.board("House"), ada.board("Garden")
	card, foreign := ada.card(s, "Mend the roof"), ada.card(other, "Sow")
	list, foreignList := s.Lists[0].ID, other.Lists[0].ID
	id := func() string { return string(shared.NewID[shared.CommandID]()) }
	add := func(fields string) string {
		return fmt.Sprintf(`{"id": %q, "type": "add_card", "data": {"card": %q, "list": %q%s}}`, id(), id(), list, fields)
	}
	command := func(kind, data string) string {
		return fmt.Sprintf(`{"id": %q, "type": %q, "data": %s}`, id(), kind, data)
	}
	on := func(kind, fields string) string {
		return command(kind, fmt.Sprintf(`{"card": %q%s}`, card, fields))
	}
	onList := func(kind, fields string) string {
		return command(kind, fmt.Sprintf(`{"list": %q%s}`, list, fields))
	}
	long := strings.Repeat("x", 10_000)
	path := "/boards/" + string(s.Board.ID)
	before := string(ada.get(path).want(http.StatusOK).body)

	for _, c := range []struct {
		name, body string
		status     int
		field      string
	}{
		{"nothing", ``, 400, "body"},
		{"no JSON", `title=x`, 400, "body"},
		{"half of it", `{"id": "x", "type":`, 400, "body"},
		{"two values", `{} {}`, 400, "body"},
		{"a NUL byte as it is", add(`, "title": "a` + "\x00" + `b"`), 400, "body"},
		{"a number", `7`, 422, "body"},
		{"null", `null`, 422, "body"},
		{"an array", `[` + add(`, "title": "x"`) + `]`, 422, "body"},
		{"no fields", `{}`, 422, "id"},
		{"an id that is none", `{"id": "1", "type": "undo", "data": {"seq": 1}}`, 422, "id"},
		{"an id in upper case", `{"id": "` + strings.ToUpper(id()) + `", "type": "undo", "data": {"seq": 1}}`, 422, "id"},
		{"an id that is a number", `{"id": 1, "type": "undo", "data": {"seq": 1}}`, 422, "id"},
		{"no type", `{"id": "` + id() + `", "data": {}}`, 422, "type"},
		{"a type that is none", command("explode", `{}`), 422, "type"},
		{"a type that only the server may send", command("rebalance", fmt.Sprintf(`{"list": %q}`, list)), 422, "type"},
		{"adding oneself", command("add_member", `{"user": {"id": "`+id()+`", "name": "Eve"}, "role": "supervisor"}`), 422, "type"},
		{"no data", `{"id": "` + id() + `", "type": "undo"}`, 422, "data"},
		{"null data", command("undo", `null`), 422, "data"},
		{"data that is a text", command("undo", `"x"`), 422, "data"},
		{"an unknown field beside data", `{"id": "` + id() + `", "type": "undo", "data": {"seq": 1}, "board": 1}`, 422, "board"},
		{"an unknown field", add(`, "title": "x", "colour": "red"`), 422, "colour"},
		{"a title that is a number", add(`, "title": 7`), 422, "title"},
		{"a title that is an object", add(`, "title": {"a": 1}`), 422, "title"},
		{"labels that are a text", add(`, "title": "x", "labels": "red"`), 422, "labels"},
		{"a deadline that is no time", add(`, "title": "x", "deadline": "tomorrow"`), 422, "deadline"},
		{"a deadline beyond calendars", add(`, "title": "x", "deadline": "0001-01-01T00:00:00Z"`), 422, "deadline"},
		{"a limit with a fraction", onList("edit_list", `, "wip_limit": 1.5`), 422, "wip_limit"},
		{"no title", add(``), 422, "title"},
		{"an empty title", add(`, "title": ""`), 422, "title"},
		{"a blank title", add(`, "title": " \t "`), 422, "title"},
		{"a title of 10,000 characters", add(`, "title": "` + long + `"`), 422, "title"},
		{"a list's title of 10,000 characters", onList("edit_list", `, "title": "`+long+`"`), 422, "title"},
		{"a description of 100,001 characters", add(`, "title": "x", "description": "` + strings.Repeat("y", 100_001) + `"`), 422, "description"},
		{"invalid UTF-8 in the title", add(`, "title": "a` + "\xff" + `b"`), 422, "title"},
		{"invalid UTF-8 in the description", add(`, "title": "x", "description": "` + "\xc3\x28" + `"`), 422, "description"},
		{"invalid UTF-8 in a comment", on("comment_card", `, "comment": "`+id()+`", "body": "`+"\xed\xa0\x80"+`"`), 422, "body"},
		{"invalid UTF-8 in the type", `{"id": "` + id() + `", "type": "undo` + "\xfe" + `", "data": {}}`, 422, "type"},
		{"invalid UTF-8 in an array", add(`, "title": "x", "labels": ["` + "\xff" + `"]`), 422, "labels"},
		{"invalid UTF-8 in a name", add(`, "title": "x", "de` + "\xff" + `adline": null`), 422, "de\ufffdadline"},
		{"half a surrogate pair in the title", add(`, "title": "a\ud800b"`), 422, "title"},
		{"half a surrogate pair in a comment", on("comment_card", `, "comment": "`+id()+`", "body": "\udc00"`), 422, "body"},
		{"half a surrogate pair in the type", `{"id": "` + id() + `", "type": "undo\ud800", "data": {}}`, 422, "type"},
		{"a NUL in the title", add(`, "title": "a\u0000b"`), 422, "title"},
		{"a NUL in the description", add(`, "title": "x", "description": "\u0000"`), 422, "description"},
		{"a NUL in a comment", on("comment_card", `, "comment": "`+id()+`", "body": "a\u0000"`), 422, "body"},
		{"a NUL in an id", command("archive_card", `{"card": "\u0000"}`), 422, "card"},
		{"a negative limit", onList("edit_list", `, "wip_limit": -1`), 422, "wip_limit"},
		{"a limit that is huge", onList("edit_list", `, "wip_limit": 2147483648`), 422, "wip_limit"},
		{"a limit beyond integers", onList("edit_list", `, "wip_limit": 1e30`), 422, "wip_limit"},
		{"a neighbour that is the card itself", on("move_card", fmt.Sprintf(`, "list": %q, "after": %q`, list, card)), 422, "after"},
		{"below itself", on("move_card", fmt.Sprintf(`, "list": %q, "before": %q`, list, card)), 422, "before"},
		{"a list beside itself", onList("move_list", fmt.Sprintf(`, "after": %q`, list)), 422, "after"},
		{"a priority that is none", on("edit_card", `, "priority": "highest"`), 422, "priority"},
		{"a colour that is none", command("add_label", `{"label": "`+id()+`", "name": "x", "color": "#f00"}`), 422, "color"},
		{"a category that is none", onList("edit_list", `, "category": "later"`), 422, "category"},
		{"nobody to assign", on("assign_card", ``), 422, "pic"},
		{"somebody who is no member", on("assign_card", `, "pic": "`+id()+`"`), 422, "pic"},
		{"a role that is none", command("set_role", `{"user": "`+string(ada.user.ID)+`", "role": "owner"}`), 422, "role"},
		{"a change below one", command("undo", `{"seq": 0}`), 422, "seq"},
		{"a deadline before the start", on("schedule_card", `, "start": "2026-05-02T00:00:00Z", "deadline": "2026-05-01T00:00:00Z"`), 422, "deadline"},

		{"a card that isn't there", command("archive_card", `{"card": "`+id()+`"}`), 404, "card"},
		{"another board's card", command("archive_card", fmt.Sprintf(`{"card": %q}`, foreign)), 404, "card"},
		{"another board's list", on("move_card", fmt.Sprintf(`, "list": %q`, foreignList)), 404, "list"},
		{"a card into another board's list", command("add_card", fmt.Sprintf(`{"card": %q, "list": %q, "title": "x"}`, id(), foreignList)), 404, "list"},
		{"another board's list to rename", command("edit_list", fmt.Sprintf(`{"list": %q, "title": "x"}`, foreignList)), 404, "list"},
		{"a label that isn't there", on("edit_card", `, "labels": ["`+id()+`"]`), 404, "labels"},
		{"a comment that isn't there", command("edit_comment", `{"comment": "`+id()+`", "body": "x"}`), 404, "comment"},
		{"a member that isn't there", command("remove_member", `{"user": "`+id()+`"}`), 404, "user"},
		{"a change that isn't there", command("undo", `{"seq": 4000}`), 404, "seq"},
		{"an id that is taken", command("add_card", fmt.Sprintf(`{"card": %q, "list": %q, "title": "x"}`, card, list)), 409, ""},
		{"an id that is taken on another board", command("add_card", fmt.Sprintf(`{"card": %q, "list": %q, "title": "x"}`, foreign, list)), 409, ""},
		{"a list id that is taken on another board", command("add_list", fmt.Sprintf(`{"list": %q, "title": "x"}`, foreignList)), 409, ""},
		{"the last supervisor leaves", command("remove_member", `{"user": "`+string(ada.user.ID)+`"}`), 409, ""},
		{"more than a megabyte", add(`, "title": "x", "description": "` + strings.Repeat("y", 1<<20) + `"`), 413, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			ada.in(t).post(path+"/commands", c.body).refused(c.status, codes[c.status], c.field)
		})
	}
	if after := string(ada.get(path).want(http.StatusOK).body); after != before {
		t.Errorf("the board has changed from\n%s\nto\n%s", before, after)
	}
	if got := decoded[shared.Snapshot](ada.get("/boards/" + string(other.Board.ID))); got.Seq != 2 || len(got.Cards) != 1 {
		t.Errorf("the other board has changed: %+v", got)
	}
}

var codes = map[int]shared.Code{
	400: shared.CodeInvalid, 422: shared.CodeInvalid, 404: shared.CodeNotFound, 409: shared.CodeConflict, 413: shared.CodeTooLarge,
	415: shared.CodeInvalid, 405: shared.CodeInvalid,
}

// What is wrong with a request before its body is looked at.
