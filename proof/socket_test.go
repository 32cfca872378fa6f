package proof

import (
	"context"
	"errors"
	"net/http"
	"sync"

	"github.com/gorilla/websocket"

	"incharge/app/live"
	"incharge/shared"
)

// socket is the app's socket over gorilla's, where there is no browser.
type socket struct {
	conn    *websocket.Conn
	arrived chan struct{}

	writing sync.Mutex
	mu      sync.Mutex
	frames  []string
	closed  *live.Closed
}

// dialer opens sockets to a server for a person.
func (p *person) dialer(over *wire) live.Dialer {
	return func(ctx context.Context) (live.Socket, error) {
		conn, err := p.dial(ctx, over, websocket.DefaultDialer)
		if err != nil {
			return nil, err
		}
		s := &socket{conn: conn, arrived: make(chan struct{}, 1)}
		go s.read()
		return s, nil
	}
}

func (p *person) dial(ctx context.Context, over *wire, by *websocket.Dialer) (*websocket.Conn, error) {
	header := http.Header{"Authorization": {"Bearer " + p.token}}
	conn, _, err := by.DialContext(ctx, "ws://"+over.address+shared.Prefix+"/live", header) //nolint:bodyclose // it is the socket
	return conn, err
}

func (s *socket) read() {
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

func (s *socket) Send(frame string) {
	s.writing.Lock()
	defer s.writing.Unlock()
	_ = s.conn.WriteMessage(websocket.TextMessage, []byte(frame)) // on a closed one it does nothing
}

func (s *socket) Close() { _ = s.conn.Close() }
