// Package native gives the app where there is no browser what it has of one: a
// socket, and calls over HTTP. Tests and benchmarks run the app's own client
// with it.
package native

import (
	"errors"
	"sync"

	"github.com/gorilla/websocket"

	"incharge/app/live"
)

// socket keeps the frames that come until they are taken.
type socket struct {
	conn    *websocket.Conn
	arrived chan struct{}

	mu     sync.Mutex
	frames []string
	closed *live.Closed
}

// Socket is an open connection as the app takes it. From now on nobody else may
// use it.
func Socket(conn *websocket.Conn) live.Socket {
	s := &socket{conn: conn, arrived: make(chan struct{}, 1)}
	go s.read()
	return s
}

func (s *socket) read() {
	defer s.conn.Close()
	for {
		_, frame, err := s.conn.ReadMessage()
		s.mu.Lock()
		if err == nil {
			s.frames = append(s.frames, string(frame))
		} else {
			s.closed = &live.Closed{Code: websocket.CloseAbnormalClosure}
			if said := (*websocket.CloseError)(nil); errors.As(err, &said) {
				s.closed.Code = said.Code
			}
		}
		s.mu.Unlock()
		select {
		case s.arrived <- struct{}{}:
		default: // it is to look already
		}
		if err != nil {
			return
		}
	}
}

func (s *socket) Arrived() <-chan struct{} { return s.arrived }

func (s *socket) Take() ([]string, *live.Closed) {
	s.mu.Lock()
	defer s.mu.Unlock()
	frames := s.frames
	s.frames = nil
	return frames, s.closed
}

// Send is called by one goroutine at a time, under the lock of the app's
// connection.
func (s *socket) Send(frame string) {
	_ = s.conn.WriteMessage(websocket.TextMessage, []byte(frame)) // the reader notices
}

func (s *socket) Close() { _ = s.conn.Close() } // the reader notices
