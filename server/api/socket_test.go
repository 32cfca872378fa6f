package api

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/gorilla/websocket"

	"incharge/shared"
)

// socket is a browser's end of GET /live.
type socket struct {
	*person
	conn *websocket.Conn
}

// dial opens a socket as the person's browser does.
func (p *person) dial() *socket {
	p.Helper()
	conn, status, _ := p.tryDial(p.server.URL, "Cookie", "incharge="+p.token)
	if conn == nil {
		p.Fatalf("open a socket: %d", status)
	}
	p.Cleanup(func() { _ = conn.Close() })
	return &socket{p, conn}
}

// tryDial gives no connection where that is refused.
func (p *person) tryDial(origin string, header ...string) (*websocket.Conn, int, http.Header) {
	p.Helper()
	headers := http.Header{}
	if origin != "" {
		headers.Set("Origin", origin)
	}
	for i := 0; i < len(header); i += 2 {
		headers.Set(header[i], header[i+1])
	}
	dialer := websocket.Dialer{HandshakeTimeout: 10 * time.Second}
	conn, response, err := dialer.DialContext(p.Context(), "ws"+strings.TrimPrefix(p.server.URL, "http")+prefix+"/live", headers)
	if response == nil {
		p.Fatal(err)
	}
	defer response.Body.Close() //nolint:errcheck // read only
	return conn, response.StatusCode, response.Header
}

func (s *socket) send(text string) {
	s.Helper()
	if err := s.conn.WriteMessage(websocket.TextMessage, []byte(text)); err != nil {
		s.Fatal(err)
	}
}

func (s *socket) watch(board shared.BoardID, since int64) {
	s.Helper()
	s.send(fmt.Sprintf(`{"watch": {"board": %q, "since": %d}}`, board, since))
}

// next reads the next frame that isn't about presence, which comes when it
// comes.
func (s *socket) next() shared.FromServer {
	s.Helper()
	for {
		if f := s.frame(); f.Presence == nil {
			return f
		}
	}
}

// frame reads a frame, which holds exactly one thing.
func (s *socket) frame() shared.FromServer {
	s.Helper()
	_ = s.conn.SetReadDeadline(time.Now().Add(15 * time.Second))
	_, data, err := s.conn.ReadMessage()
	if err != nil {
		s.Fatalf("read a frame: %v", err)
	}
	var frame shared.FromServer
	var members map[string]json.RawMessage
	if err := errors.Join(json.Unmarshal(data, &frame), json.Unmarshal(data, &members)); err != nil || len(members) != 1 {
		s.Fatalf("%v in %s", err, data)
	}
	return frame
}

// watching watches a board and takes the answer in.
func (s *socket) watching(board shared.BoardID, since, head int64) {
	s.Helper()
	s.watch(board, since)
	if f := s.next(); f.Watching == nil || f.Watching.Board != board || f.Watching.Seq != head {
		s.Fatalf("watching is %+v, want %s at %d", f, board, head)
	}
}

// changes reads the changes from one number to another, in order, none missing.
func (s *socket) changes(board shared.BoardID, from, to int64) (changes []shared.Change) {
	s.Helper()
	for seq := from; seq <= to; seq++ {
		f := s.next()
		if f.Change == nil || f.Change.Board != board || f.Change.Seq != seq {
			s.Fatalf("got %+v (%+v), want change %d of %s", f, f.Change, seq, board)
		}
		changes = append(changes, *f.Change)
	}
	return changes
}

// closed reads until the socket closes, and says with which code.
func (s *socket) closed() int {
	s.Helper()
	return s.each(func(shared.FromServer) {})
}

// each gives every frame but presence to f until the socket closes, and says with which code.
func (s *socket) each(f func(shared.FromServer)) int {
	s.Helper()
	for {
		_ = s.conn.SetReadDeadline(time.Now().Add(15 * time.Second))
		_, data, err := s.conn.ReadMessage()
		var closed *websocket.CloseError
		if errors.As(err, &closed) {
			return closed.Code
		}
		var frame shared.FromServer
		if err := errors.Join(err, json.Unmarshal(data, &frame)); err != nil {
			s.Fatalf("read until it closes: %v", err)
		}
		if frame.Presence == nil {
			f(frame)
		}
	}
}

// silent checks that nothing comes for a while, but presence.
func (s *socket) silent() {
	s.Helper()
	_ = s.conn.SetReadDeadline(time.Now().Add(300 * time.Millisecond))
	for {
		_, data, err := s.conn.ReadMessage()
		if err != nil {
			return
		}
		var frame shared.FromServer
		if err := json.Unmarshal(data, &frame); err != nil || frame.Presence == nil {
			s.Errorf("got %s", data)
		}
	}
}
