package api

import (
	"fmt"
	"strings"
	"testing"

	"incharge/shared"
)

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
