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

func TestBadAccounts(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	register := func(name, email, password string) string {
		return fmt.Sprintf(`{"name": %s, "email": %s, "password": %s}`, name, email, password)
	}
	const name, email, pass = `"Eve"`, `"eve@example.com"`, `"correct horse"`
	for _, c := range []struct {
		name, path, body string
		status           int
		field            string
	}{
		{"nothing", "/register", ``, 400, "body"},
		{"no JSON", "/register", `name=Eve`, 400, "body"},
		{"an array", "/register", `[]`, 422, "body"},
		{"an unknown field", "/register", `{"name": "Eve", "email": "eve@example.com", "password": "correct horse", "admin": true}`, 422, "admin"},
		{"no name", "/register", `{"email": "eve@example.com", "password": "correct horse"}`, 422, "name"},
		{"a name that is a number", "/register", register(`7`, email, pass), 422, "name"},
		{"a NUL in the name", "/register", register(`"E\u0000e"`, email, pass), 422, "name"},
		{"invalid UTF-8 in the name", "/register", register("\"E\xffe\"", email, pass), 422, "name"},
		{"invalid UTF-8 in the password", "/register", register(name, email, "\"correct \xff horse\""), 422, "password"},
		{"a name of 10,000 characters", "/register", register(`"`+strings.Repeat("x", 10_000)+`"`, email, pass), 422, "name"},
		{"an address that is none", "/register", register(name, `"eve"`, pass), 422, "email"},
		{"a NUL in the address", "/register", register(name, `"e\u0000ve@example.com"`, pass), 422, "email"},
		{"a short password", "/register", register(name, email, `"1234567"`), 422, "password"},
		{"a long password", "/register", register(name, email, `"`+strings.Repeat("x", 129)+`"`), 422, "password"},
		{"an address that is taken", "/register", register(name, `"`+ada.email+`"`, pass), 409, "email"},
		{"an address that is taken, in other case", "/register", register(name, `"`+strings.ToUpper(ada.email)+`"`, pass), 409, "email"},
		{"too much", "/register", register(name, email, `"`+strings.Repeat("x", 17<<10)+`"`), 413, ""},
		{"login without an address", "/login", `{"password": "x"}`, 422, "email"},
		{"login with a NUL", "/login", `{"email": "a\u0000@example.com", "password": "x"}`, 422, "email"},
		{"login without a password", "/login", `{"email": "eve@example.com"}`, 422, "password"},
		{"login with an unknown field", "/login", `{"email": "eve@example.com", "password": "x", "remember": true}`, 422, "remember"},
		{"a board without a title", "/boards", `{"id": "` + string(shared.NewID[shared.BoardID]()) + `"}`, 422, "title"},
		{"a board without an id", "/boards", `{"title": "House"}`, 422, "id"},
		{"a board with invalid UTF-8", "/boards", `{"id": "` + string(shared.NewID[shared.BoardID]()) + `", "title": "` + "\xff" + `"}`, 422, "title"},
		{"an invitation without a token", "/invitations/accept", `{}`, 422, "token"},
		{"an invitation that isn't there", "/invitations/accept", `{"token": "x"}`, 404, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			ada.in(t).post(c.path, c.body).refused(c.status, codes[c.status], c.field)
		})
	}
	var users, boards, sessions int
	err := r.db.NewRaw(`SELECT (SELECT count(*) FROM users), (SELECT count(*) FROM boards), (SELECT count(*) FROM sessions)`).Scan(t.Context(), &users, &boards, &sessions)
	if err != nil || users != 1 || boards != 0 || sessions != 1 {
		t.Errorf("%d users, %d boards, %d sessions, %v", users, boards, sessions, err)
	}
}

func TestBadMembers(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	path := "/boards/" + string(s.Board.ID) + "/members"
	ada.post(path, `{"email": "eve", "role": "pic"}`).refused(422, shared.CodeInvalid, "email")
	ada.post(path, `{"email": "eve@example.com", "role": "admin"}`).refused(422, shared.CodeInvalid, "role")
	ada.post(path, `{"email": "eve@example.com"}`).refused(422, shared.CodeInvalid, "role")
	ada.post(path, `{"email": "`+ada.email+`", "role": "observer"}`).refused(409, shared.CodeConflict, "")
	if got := decoded[shared.Snapshot](ada.get("/boards/" + string(s.Board.ID))); got.Seq != 1 || len(got.Members) != 1 {
		t.Errorf("the board has changed: %+v", got)
	}
}

// What is wrong with a request before its body is looked at.
func TestBadRequests(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	board := "/boards/" + string(s.Board.ID)
	for _, c := range []struct {
		name, method, path string
		body               any
		header             []string
		status             int
		field              string
	}{
		{"no such path", "GET", "/nothing", nil, nil, 404, ""},
		{"no such path outside the version", "GET", r.server.URL + "/api/v2/me", nil, nil, 404, ""},
		{"no such path, sent to", "POST", "/nothing", `{}`, nil, 404, ""},
		{"a board's id that is none", "GET", "/boards/1", nil, nil, 404, ""},
		{"a board's id in upper case", "GET", "/boards/" + strings.ToUpper(string(s.Board.ID)), nil, nil, 404, ""},
		{"a board's id with a NUL", "GET", "/boards/%00", nil, nil, 404, ""},
		{"a board's id that is not UTF-8", "GET", "/boards/%ff", nil, nil, 404, ""},
		{"a card's id that is none", "GET", board + "/cards/1", nil, nil, 404, ""},
		{"a card that isn't there", "GET", board + "/cards/" + string(s.Board.ID), nil, nil, 404, ""},
		{"another method", "DELETE", board, nil, nil, 405, "method"},
		{"another method on a collection", "PUT", "/boards", `{}`, nil, 405, "method"},
		{"a method that is none", "BREW", "/me", nil, nil, 405, "method"},
		{"a form", "POST", "/boards", "id=1", []string{"Content-Type", "application/x-www-form-urlencoded"}, 415, "Content-Type"},
		{"JSON as text", "POST", "/boards", `{}`, []string{"Content-Type", "text/plain"}, 415, "Content-Type"},
		{"no media type", "POST", board + "/commands", `{}`, []string{"Content-Type", ""}, 415, "Content-Type"},
		{"an import of another media type", "POST", "/boards/import?format=trello", `{}`, []string{"Content-Type", "text/csv"}, 415, "Content-Type"},
		{"since that is none", "GET", board + "/changes?since=x", nil, nil, 422, "since"},
		{"since beyond integers", "GET", board + "/changes?since=99999999999999999999", nil, nil, 422, "since"},
		{"since below zero", "GET", board + "/changes?since=-1", nil, nil, 422, "since"},
		{"wait that is none", "GET", board + "/changes?since=0&wait=long", nil, nil, 422, "wait"},
		{"wait for long", "GET", board + "/changes?since=0&wait=31", nil, nil, 422, "wait"},
		{"wait below zero", "GET", board + "/changes?since=0&wait=-1", nil, nil, 422, "wait"},
	} {
		t.Run(c.name, func(t *testing.T) {
			ada.in(t).do(c.method, c.path, c.body, c.header...).refused(c.status, codes[c.status], c.field)
		})
	}
	if allow := ada.do("DELETE", board, nil).header.Get("Allow"); allow != "GET, HEAD" {
		t.Errorf("Allow: %s", allow)
	}
}
