package api

import (
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"incharge/shared"
)

// program is somebody's program, with a token that it sends.
func (p *person) program(scope shared.Scope) (*person, shared.MadeToken) {
	p.Helper()
	made := decoded[shared.MadeToken](p.post("/me/tokens", shared.NewToken{Name: "Report", Scope: scope, Days: 7}).want(http.StatusCreated))
	program := p.rig.nobody()
	program.token = made.Secret
	program.client.Transport = bearer(made.Secret)
	return program, made
}

// bearer sends a token with every request.
type bearer string

func (b bearer) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+string(b))
	return http.DefaultTransport.RoundTrip(r)
}

func TestTokens(t *testing.T) {
	r := newRig(t)
	ada, eve := r.person("Ada"), r.person("Eve")
	if list := decoded[shared.Tokens](ada.get("/me/tokens").want(http.StatusOK)); list.Tokens == nil || len(list.Tokens) != 0 {
		t.Errorf("%+v", list)
	}
	for field, bad := range map[string]string{
		"name":  `{"name": "", "scope": "read", "days": 1}`,
		"scope": `{"name": "x", "scope": "all", "days": 1}`,
		"days":  `{"name": "x", "scope": "read", "days": 366}`,
		"admin": `{"name": "x", "scope": "read", "days": 1, "admin": true}`,
	} {
		ada.post("/me/tokens", bad).refused(422, shared.CodeInvalid, field)
	}
	s := ada.board("House")
	reader, read := ada.program(shared.ScopeRead)
	writer, _ := ada.program(shared.ScopeWrite)
	if !strings.HasPrefix(read.Secret, "inc_") || read.Name != "Report" || read.LastUsedAt != nil {
		t.Errorf("%+v", read)
	}
	board := "/boards/" + string(s.Board.ID)
	if me := decoded[shared.Me](reader.get("/me").want(http.StatusOK)).User; me != ada.user {
		t.Errorf("%+v", me)
	}
	reader.get(board).want(http.StatusOK)
	reader.send(s.Board.ID, shared.AddCard{Card: shared.NewID[shared.CardID](), List: s.Lists[0].ID, Title: "x"}).refused(403, shared.CodeForbidden, "")
	writer.card(s, "Mend the roof")
	if got := decoded[shared.Snapshot](writer.get(board)); len(got.Cards) != 1 || got.Cards[0].Creator == nil {
		t.Errorf("%+v", got.Cards)
	}

	list := decoded[shared.Tokens](ada.get("/me/tokens").want(http.StatusOK)).Tokens
	if len(list) != 2 || list[1].ID != read.ID || list[1].LastUsedAt == nil || time.Since(*list[1].LastUsedAt) > time.Minute {
		t.Errorf("%+v", list)
	}
	eve.do(http.MethodDelete, "/me/tokens/"+string(read.ID), nil).refused(404, shared.CodeNotFound, "")
	reader.get("/me").want(http.StatusOK)
	ada.do(http.MethodDelete, "/me/tokens/"+string(read.ID), nil).want(http.StatusNoContent)
	reader.get("/me").refused(401, shared.CodeUnauthorized, "")
	typo := []byte(read.Secret)
	typo[10] ^= 1
	p := r.nobody().get("/boards", "Authorization", "Bearer "+string(typo)).refused(401, shared.CodeUnauthorized, "")
	if !strings.Contains(p.Detail, "whole") {
		t.Errorf("a typo is called %q", p.Detail)
	}
}

// A token that may read changes nothing, and none gets to what keeps its owner's
// account: the calls are those of the description, so a new one can't be
// forgotten.
func TestWhatTokensMayNot(t *testing.T) {
	r := newRig(t, sealed)
	ada := r.person("Ada") // an administrator
	s := ada.board("House")
	card := ada.card(s, "Mend the roof")
	reader, _ := ada.program(shared.ScopeRead)
	writer, made := ada.program(shared.ScopeWrite)
	fill := strings.NewReplacer("{board}", string(s.Board.ID), "{card}", string(card), "{token}", string(made.ID), "{user}", string(ada.user.ID))
	paths := r.api.huma.OpenAPI().Paths
	walked := 0
	for _, template := range slices.Sorted(maps.Keys(paths)) {
		for _, method := range []string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete} {
			op := operationOf(paths[template], method)
			if op == nil || len(op.Security) == 0 {
				continue
			}
			walked++
			path := fill.Replace(template)
			own := strings.HasPrefix(template, "/me/") || template == "/me" && method != http.MethodGet
			admin := strings.HasPrefix(template, "/admin/")
			switch {
			case own || admin:
				for _, program := range []*person{reader, writer} {
					if a := program.do(method, path, nil); a.status != http.StatusForbidden && (!admin || a.status != http.StatusNotFound) {
						t.Errorf("%s %s with a token: %d %s", method, template, a.status, a.body)
					}
				}
			case method != http.MethodGet:
				reader.do(method, path, nil).refused(http.StatusForbidden, shared.CodeForbidden, "")
			}
		}
	}
	if walked < 20 {
		t.Errorf("only %d calls need somebody to be signed in", walked)
	}
	writer.post("/logout", nil).want(http.StatusNoContent) // there is no session of its own to end
	writer.get("/me").want(http.StatusOK)
	if sessions := r.count(`SELECT count(*) FROM sessions`); sessions != 1 {
		t.Errorf("%d sessions", sessions)
	}
	if got := decoded[shared.Snapshot](ada.get("/boards/" + string(s.Board.ID))); got.Seq != 2 {
		t.Errorf("the board is at %d", got.Seq)
	}
}

// A token is worth nothing once it has expired, or its owner may not sign in.
func TestTokenOfNobody(t *testing.T) {
	r := newRig(t)
	ada, grace := r.person("Ada"), r.person("Grace")
	expired, _ := ada.program(shared.ScopeWrite)
	r.exec(`UPDATE tokens SET expires_at = now()`)
	disabled, _ := grace.program(shared.ScopeWrite)
	disabled.get("/me").want(http.StatusOK)
	r.exec(`UPDATE users SET disabled_at = now() WHERE id = ?`, grace.user.ID)
	for _, program := range []*person{expired, disabled} {
		program.get("/me").refused(401, shared.CodeUnauthorized, "")
		program.get("/boards").refused(401, shared.CodeUnauthorized, "")
		program.post("/boards", shared.NewBoard{ID: shared.NewID[shared.BoardID](), Title: "x"}).refused(401, shared.CodeUnauthorized, "")
	}
}

// What a token has open ends with it.
func TestTokenEndsSocket(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	program, made := ada.program(shared.ScopeRead)
	conn, status, _ := program.tryDial("", "Authorization", "Bearer "+made.Secret)
	if conn == nil {
		t.Fatalf("open a socket: %d", status)
	}
	t.Cleanup(func() { _ = conn.Close() })
	v := &socket{program, conn}
	v.watching(s.Board.ID, 1, 1)
	ada.card(s, "Mend the roof")
	v.changes(s.Board.ID, 2, 2)
	r.hub.Check(t.Context(), r.api.Accounts.Ended)
	ada.card(s, "Paint the door")
	v.changes(s.Board.ID, 3, 3) // what is good stays open
	ada.do(http.MethodDelete, "/me/tokens/"+string(made.ID), nil).want(http.StatusNoContent)
	if code := v.closed(); code != shared.CloseSessionEnded {
		t.Errorf("closed with %d", code)
	}
}
