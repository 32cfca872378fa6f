package api

import (
	"testing"

	"incharge/shared"
)

func TestSessions(t *testing.T) {
	r := newRig(t)
	ada, grace := r.person("Ada"), r.person("Grace")
	phone := r.nobody()
	phone.token = phone.post("/login", shared.Credentials{Email: ada.email, Password: password}, "User-Agent", "Phone/1.0 \xff").want(200).cookies[0].Value
	third := ada.again()
	s := ada.board("House")
	sockets := []*socket{phone.dial(), third.dial(), ada.dial()}
	for _, v := range sockets {
		v.watching(s.Board.ID, 1, 1)
	}

	list := decoded[shared.Sessions](phone.get("/me/sessions").want(200)).Sessions
	if len(list) != 3 {
		t.Fatalf("%+v", list)
	}
	var own, first shared.Session
	for _, session := range list {
		if session.Current {
			own = session
		} else if first.ID == "" || session.CreatedAt.Before(first.CreatedAt) {
			first = session
		}
		if session.Address != "127.0.0.1" || session.CreatedAt.IsZero() || session.LastSeenAt.Before(session.CreatedAt) {
			t.Errorf("%+v", session)
		}
	}
	if own.Agent != "Phone/1.0 " || own.ID == "" {
		t.Errorf("%+v", own)
	}

	grace.do("DELETE", "/me/sessions/"+own.ID, nil).refused(404, shared.CodeNotFound, "")
	phone.do("DELETE", "/me/sessions/"+string(shared.NewID[shared.CardID]()), nil).refused(404, shared.CodeNotFound, "")
	phone.do("DELETE", "/me/sessions/x", nil).refused(404, shared.CodeNotFound, "")
	phone.do("DELETE", "/me/sessions/"+first.ID, nil).want(204)
	if code := sockets[2].closed(); code != shared.CloseSessionEnded {
		t.Errorf("closed with %d", code)
	}
	ada.get("/me").want(401)
	phone.do("DELETE", "/me/sessions", nil).want(204)
	if code := sockets[1].closed(); code != shared.CloseSessionEnded {
		t.Errorf("closed with %d", code)
	}
	third.get("/me").want(401)
	if left := decoded[shared.Sessions](phone.get("/me/sessions").want(200)).Sessions; len(left) != 1 || !left[0].Current {
		t.Errorf("%+v", left)
	}
	sockets[0].send("{}") // is still there
	if f := sockets[0].next(); f.Problem == nil {
		t.Errorf("got %+v", f)
	}
	grace.get("/me").want(200)
	if n := ada.noted(shared.AuditSessionEnded); n != 2 {
		t.Errorf("in the security log %d times", n)
	}
}
