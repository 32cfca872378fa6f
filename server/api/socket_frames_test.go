package api

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/gorilla/websocket"

	"incharge/shared"
)

// Frames that are wrong: those that break the protocol end the socket, the
// others are answered.
func TestBadFrames(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s, strangers := ada.board("House"), r.person("Eve").board("Hers")
	for _, c := range []struct {
		name  string
		kind  int
		frame string
		code  int
	}{
		{"invalid UTF-8", websocket.TextMessage, "{\"watch\": \"\xff\"}", 1007},
		{"a part of a character", websocket.TextMessage, "{\"\xe2\x82\"}", 1007},
		{"a surrogate", websocket.TextMessage, "\"\xed\xa0\x80\"", 1007},
		{"no JSON", websocket.TextMessage, "watch", 1008},
		{"nothing", websocket.TextMessage, "", 1008},
		{"bytes", websocket.BinaryMessage, "{}", 1003},
		{"too much", websocket.TextMessage, `{"watch": "` + strings.Repeat("x", 4<<10) + `"}`, 1009},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := ada.in(t).dial()
			if err := v.conn.WriteMessage(c.kind, []byte(c.frame)); err != nil {
				t.Fatal(err)
			}
			if code := v.closed(); code != c.code {
				t.Errorf("closed with %d, want %d", code, c.code)
			}
		})
	}
	for _, c := range []struct {
		name, frame string
		code        shared.Code
		field       string
	}{
		{"an unknown field", `{"shout": 1}`, shared.CodeInvalid, "shout"},
		{"nothing in it", `{}`, shared.CodeInvalid, "watch"},
		{"both", `{"watch": {"board": "x", "since": 1}, "unwatch": {"board": "x"}}`, shared.CodeInvalid, "watch"},
		{"a wrong type", `{"watch": 1}`, shared.CodeInvalid, "watch"},
		{"an id that is none", `{"watch": {"board": "x", "since": 1}}`, shared.CodeNotFound, ""},
		{"since below zero", fmt.Sprintf(`{"watch": {"board": %q, "since": -1}}`, s.Board.ID), shared.CodeInvalid, "since"},
		{"another's board", fmt.Sprintf(`{"watch": {"board": %q, "since": 0}}`, strangers.Board.ID), shared.CodeNotFound, ""},
		{"no board", fmt.Sprintf(`{"watch": {"board": %q, "since": 0}}`, s.Lists[0].ID), shared.CodeNotFound, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := ada.in(t).dial()
			v.send(c.frame)
			f := v.next()
			if f.Problem == nil || f.Problem.Code != c.code || c.field != "" && (len(f.Problem.Errors) == 0 || f.Problem.Errors[0].Field != c.field) {
				t.Errorf("got %+v", f.Problem)
			}
			v.watching(s.Board.ID, 1, 1) // it goes on
		})
	}
}

// Only our own pages may open a socket with a browser's cookie.
func TestSocketOrigin(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	cookie := []string{"Cookie", "incharge=" + ada.token}
	bearer := []string{"Authorization", "Bearer " + ada.token}
	for _, c := range []struct {
		name, origin string
		header       []string
		status       int
	}{
		{"our page", r.server.URL, cookie, 101},
		{"our page, behind a proxy", "http://incharge.example.com", cookie, 101},
		{"another site", "https://evil.example.com", cookie, 403},
		{"another port", "http://127.0.0.1:1", cookie, 403},
		{"PUBLIC_URL in the clear", "https://incharge.example.com", cookie, 403},
		{"a frame without an origin", "null", cookie, 403},
		{"no origin", "", cookie, 403},
		{"a program", "", bearer, 101},
		{"a page with a token", "https://evil.example.com", bearer, 403},
		{"nobody", r.server.URL, nil, 401},
		{"a guess", "", []string{"Authorization", "Bearer guess"}, 401},
	} {
		conn, status, header := ada.tryDial(c.origin, c.header...)
		if conn != nil {
			_ = conn.Close()
		}
		if status != c.status {
			t.Errorf("%s: %d, want %d", c.name, status, c.status)
		}
		if c.status != 101 && header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %s", c.name, header.Get("Content-Type"))
		}
	}
	ada.get("/live").refused(http.StatusUpgradeRequired, shared.CodeInvalid, "Upgrade")
}

// One person can't take all the sockets, nor one socket all the boards.
func TestSocketLimits(t *testing.T) {
	r := newRig(t)
	ada, grace := r.person("Ada"), r.person("Grace")
	var sockets []*socket
	for range 40 {
		sockets = append(sockets, ada.dial())
	}
	if _, status, header := ada.tryDial(r.server.URL, "Cookie", "incharge="+ada.token); status != http.StatusTooManyRequests || header.Get("Retry-After") == "" {
		t.Errorf("one more: %d, %v", status, header)
	}
	grace.dial()
	_ = sockets[0].conn.Close()
	waitFor(t, "one fewer", func() bool { return r.hub.Sockets() == 40 })
	v := ada.dial()
	for range 50 {
		v.watching(ada.board("House").Board.ID, 1, 1)
	}
	v.watch(ada.board("One more").Board.ID, 1)
	if f := v.next(); f.Problem == nil || f.Problem.Code != shared.CodeInvalid {
		t.Errorf("got %+v", f)
	}
}
