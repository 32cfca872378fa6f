//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/gorilla/websocket"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// floorCommand makes the generator be the floor, in a process of its own.
const floorCommand = "floor"

// floor is the least that a server of sockets does: what is posted to it goes
// to every socket as it is, with no database, no board and nobody signed in. It
// tells what the machine and the library cost without us.
type floor struct {
	mu    sync.Mutex
	sinks map[chan []byte]struct{}
}

func serveFloor(ctx context.Context, stdout io.Writer) error {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	f := &floor{sinks: map[chan []byte]struct{}{}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /live", f.join)
	mux.HandleFunc("POST /publish", f.publish)
	mux.HandleFunc("GET /healthz", func(http.ResponseWriter, *http.Request) {})
	mux.Handle("GET /metrics", promhttp.Handler())
	server := &http.Server{Handler: mux, ReadHeaderTimeout: 10 * time.Second}
	context.AfterFunc(ctx, func() { _ = server.Close() }) // Serve tells
	fmt.Fprintf(stdout, "Open http://%s\n", listener.Addr())
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

var floorBuffers sync.Pool

// join opens a socket, with the settings that the program's have.
func (f *floor) join(w http.ResponseWriter, r *http.Request) {
	upgrader := websocket.Upgrader{ReadBufferSize: 512, WriteBufferSize: 4 << 10, WriteBufferPool: &floorBuffers}
	conn, err := upgrader.Upgrade(w, r, nil)
	if err != nil { // answered already
		return
	}
	sink := make(chan []byte, 64)
	f.mu.Lock()
	f.sinks[sink] = struct{}{}
	f.mu.Unlock()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for {
			if _, _, err := conn.ReadMessage(); err != nil {
				return
			}
		}
	}()
	go func() {
		defer conn.Close()
		defer func() {
			f.mu.Lock()
			defer f.mu.Unlock()
			delete(f.sinks, sink)
		}()
		for {
			select {
			case frame := <-sink:
				if conn.WriteMessage(websocket.TextMessage, frame) != nil {
					return
				}
			case <-ended:
				return
			}
		}
	}()
}

func (f *floor) publish(w http.ResponseWriter, r *http.Request) {
	frame, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	for sink := range f.sinks {
		sink <- frame
	}
}
