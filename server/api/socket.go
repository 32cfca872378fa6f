package api

import (
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"

	"incharge/server/live"
	"incharge/server/problem"
	"incharge/shared"
)

// buffers are shared by all sockets: none holds one for writing. What browsers
// send is short; a frame may be longer than what is read at once.
var buffers sync.Pool

// socket answers GET /live: who is signed in gets a WebSocket, which the hub
// takes over.
func (a *API) socket(w http.ResponseWriter, r *http.Request) {
	session, err := a.sessionOf(r)
	if err != nil {
		a.fail(w, r, err)
		return
	}
	note(r.Context(), session.User.ID)
	if session.User.Owes() {
		a.fail(w, r, errOwes)
		return
	}
	if !websocket.IsWebSocketUpgrade(r) {
		w.Header().Set("Upgrade", "websocket")
		a.fail(w, r, problem.WithStatus(http.StatusUpgradeRequired, shared.Invalid("Upgrade", "must be websocket")))
		return
	}
	refused, err := a.Hub.Admit(session.User.ID)
	if err != nil {
		a.fail(w, r, err)
		return
	}
	upgrader := websocket.Upgrader{
		HandshakeTimeout: 10 * time.Second, ReadBufferSize: 256, WriteBufferPool: &buffers,
		CheckOrigin: a.sameOrigin,
		Error: func(w http.ResponseWriter, r *http.Request, status int, reason error) {
			a.fail(w, r, problem.WithStatus(status, &shared.Error{Code: shared.CodeForbidden, Message: reason.Error()}))
		},
	}
	conn, err := upgrader.Upgrade(w, r, nil)
	if err != nil { // answered already
		refused()
		return
	}
	a.Hub.Serve(conn, live.Viewer{
		User: session.User.ID, Session: session.ID, Problem: problem.Of,
	})
}

// sameOrigin lets our own pages open a socket, and no other's: a browser sends
// its cookie with a socket that any page opens. Programs send no origin; they
// are let in with a token of their own, which no page can make a browser send.
func (a *API) sameOrigin(r *http.Request) bool {
	header := r.Header.Get("Origin")
	if header == "" {
		return r.Header.Get("Authorization") != ""
	}
	origin, err := url.Parse(header)
	return err == nil && (a.allowed(header) || strings.EqualFold(origin.Host, r.Host) ||
		strings.EqualFold(origin.Host, a.PublicURL.Host) && origin.Scheme == a.PublicURL.Scheme)
}
