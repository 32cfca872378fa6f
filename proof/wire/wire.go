// Package wire is the network between people and a server in the tests of the
// built program: it can be cut, lose answers, dawdle, and go dead without a
// word.
package wire

import (
	"net"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// Wire is a way to one server. Its address stays when the server is started
// anew at another.
type Wire struct {
	Address string

	mu    sync.Mutex
	to    string
	cut   bool
	lose  float64       // the chance that an answer is lost, with its connection
	slow  time.Duration // that what is carried takes at the most
	pairs map[*pair]struct{}

	lost atomic.Int64 // answers
}

// New is a wire to an address; where that is empty, it leads nowhere yet.
func New(t *testing.T, to string) *Wire {
	t.Helper()
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	w := &Wire{Address: listener.Addr().String(), to: to, pairs: map[*pair]struct{}{}}
	t.Cleanup(func() {
		_ = listener.Close()
		w.Cut()
	})
	go func() {
		for {
			near, err := listener.Accept()
			if err != nil {
				return
			}
			go w.carry(t.Context(), near)
		}
	}()
	return w
}

// URL is where a path of the server is reached.
func (w *Wire) URL(path string) string { return "http://" + w.Address + path }

// Cut cuts the wire with everything that runs over it, until Join.
func (w *Wire) Cut() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.cut = true
	for p := range w.pairs {
		p.close()
	}
}

// Join joins it again.
func (w *Wire) Join() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.cut = false
}

// End is where the wire leads.
func (w *Wire) End() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.to
}

// LeadTo has new connections go to another place.
func (w *Wire) LeadTo(address string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.to = address
}

// Lose sets the chance that an answer is lost, and Lost counts those that were.
func (w *Wire) Lose(chance float64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.lose = chance
}

func (w *Wire) Lost() int64 { return w.lost.Load() }

// Slow sets how long what is carried takes at the most.
func (w *Wire) Slow(most time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.slow = most
}

// Deaden lets nothing more through on the connections that are open now, as
// when a laptop is shut: neither side hears of it. New ones work.
func (w *Wire) Deaden() {
	w.mu.Lock()
	defer w.mu.Unlock()
	for p := range w.pairs {
		p.dead.Store(true)
	}
}
