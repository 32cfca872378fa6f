package e2e

import (
	"io"
	"net"
	"sync"
	"testing"
)

// wire is the network between one person and the site: a port of its own that
// can be cut, with everything that runs over it, and joined again.
type wire struct {
	url string

	mu    sync.Mutex
	cut   bool
	conns map[net.Conn]struct{}
}

func newWire(t *testing.T, to string) *wire {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	w := &wire{url: "http://" + listener.Addr().String(), conns: map[net.Conn]struct{}{}}
	t.Cleanup(func() {
		_ = listener.Close()
		w.set(true)
	})
	go func() {
		for {
			near, err := listener.Accept()
			if err != nil {
				return
			}
			go w.carry(near, to)
		}
	}()
	return w
}

func (w *wire) carry(near net.Conn, to string) {
	defer near.Close()
	if !w.hold(near) {
		return
	}
	far, err := net.Dial("tcp", to)
	if err != nil || !w.hold(far) {
		return
	}
	defer far.Close()
	go func() {
		_, _ = io.Copy(far, near)
		_ = far.Close()
	}()
	_, _ = io.Copy(near, far)
}

// hold keeps a connection to cut it later; false when the wire is cut now.
func (w *wire) hold(c net.Conn) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.conns[c] = struct{}{}
	return !w.cut
}

// set cuts the wire, or joins it.
func (w *wire) set(cut bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.cut = cut
	if cut {
		for c := range w.conns {
			_ = c.Close()
		}
		clear(w.conns)
	}
}
