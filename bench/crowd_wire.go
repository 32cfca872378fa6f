//go:build linux

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync"

	"github.com/gorilla/websocket"

	"incharge/app/client"
	"incharge/app/live"
	"incharge/shared"
)

// socket is what a browser gives the app: frames come in by callback and are
// kept until they are taken.
type socket struct {
	conn    *websocket.Conn
	arrived chan struct{}

	mu     sync.Mutex
	frames []string
	closed *live.Closed
}

func dialSocket(ctx context.Context, address, token string, i int) (live.Socket, error) {
	conn, err := dialWebSocket(ctx, "ws://"+address+shared.Prefix+"/live", token, i)
	if err != nil {
		return nil, err
	}
	socket := &socket{conn: conn, arrived: make(chan struct{}, 1)}
	go socket.read()
	return socket, nil
}

func (s *socket) read() {
	for {
		_, frame, err := s.conn.ReadMessage()
		s.mu.Lock()
		if err != nil {
			s.closed = &live.Closed{}
			var why *websocket.CloseError
			if errors.As(err, &why) {
				s.closed.Code = why.Code
			}
		} else {
			s.frames = append(s.frames, string(frame))
		}
		s.mu.Unlock()
		select {
		case s.arrived <- struct{}{}:
		default: // it is to look already
		}
		if err != nil {
			_ = s.conn.Close() // it is over anyway
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

// Send is called by one goroutine at a time, under the connection's lock.
func (s *socket) Send(frame string) {
	_ = s.conn.WriteMessage(websocket.TextMessage, []byte(frame)) // the reader notices
}

func (s *socket) Close() { _ = s.conn.Close() } // the reader notices

// carry brings the app's calls to a site, as the browser's fetch does.
func carry(pool *http.Client, url, token string) client.Transport {
	return func(ctx context.Context, r client.Request) (client.Response, error) {
		request, err := http.NewRequestWithContext(ctx, r.Method, url+shared.Prefix+r.Path, bytes.NewReader(r.Body))
		if err != nil {
			return client.Response{}, err
		}
		request.Header.Set("Authorization", "Bearer "+token)
		for name, value := range r.Header {
			request.Header.Set(name, value)
		}
		response, err := pool.Do(request)
		if err != nil {
			return client.Response{}, fmt.Errorf("%w: %w", client.ErrOffline, err)
		}
		defer response.Body.Close()
		body, err := io.ReadAll(response.Body)
		if err != nil {
			return client.Response{}, fmt.Errorf("%w: %w", client.ErrOffline, err)
		}
		return client.Response{Status: response.StatusCode, Body: body}, nil
	}
}
