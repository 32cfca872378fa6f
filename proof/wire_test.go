package proof

import (
	"io"
	"math/rand/v2"
	"net"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"incharge/shared"
)

// wire is the network between people and one server: an address that stays
// when the server is started anew at another. It can be cut, lose answers, and
// go dead without a word.
type wire struct {
	address string

	mu    sync.Mutex
	to    string
	cut   bool
	lose  float64       // the chance that an answer is lost, with its connection
	slow  time.Duration // that what is carried takes at the most
	conns map[net.Conn]*pair

	lost atomic.Int64 // answers
}

// pair is a connection in its two halves.
type pair struct {
	near, far net.Conn
	dead      atomic.Bool // nothing goes through any more, and nobody is told
	gone      chan struct{}
	once      sync.Once
}

func newWire(t *testing.T) *wire {
	t.Helper()
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	w := &wire{address: listener.Addr().String(), conns: map[net.Conn]*pair{}}
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
			go w.carry(near)
		}
	}()
	return w
}

// url is where a path of the API is reached.
func (w *wire) url(path string) string { return "http://" + w.address + shared.Prefix + path }

func (w *wire) carry(near net.Conn) {
	w.mu.Lock()
	to, cut := w.to, w.cut
	w.mu.Unlock()
	if to == "" || cut {
		_ = near.Close()
		return
	}
	far, err := net.Dial("tcp", to)
	if err != nil {
		_ = near.Close()
		return
	}
	p := &pair{near: near, far: far, gone: make(chan struct{})}
	w.mu.Lock()
	w.conns[near] = p
	w.mu.Unlock()
	defer func() {
		w.mu.Lock()
		delete(w.conns, near)
		w.mu.Unlock()
		p.close()
	}()
	go func() {
		defer p.close()
		p.pipe(far, near, w.dawdles)
	}()
	p.pipe(near, far, w.loses)
}

// dawdles takes its time.
func (w *wire) dawdles() (lost bool) {
	w.mu.Lock()
	slow := w.slow
	w.mu.Unlock()
	if slow > 0 {
		time.Sleep(rand.N(slow))
	}
	return false
}

// loses says whether the answer that is coming back gets lost.
func (w *wire) loses() bool {
	w.dawdles()
	w.mu.Lock()
	defer w.mu.Unlock()
	if rand.Float64() >= w.lose {
		return false
	}
	w.lost.Add(1)
	return true
}

func (p *pair) pipe(to io.Writer, from io.Reader, lost func() bool) {
	buffer := make([]byte, 32<<10)
	for {
		n, err := from.Read(buffer)
		if n > 0 && !p.dead.Load() {
			if lost() {
				return
			}
			if _, err := to.Write(buffer[:n]); err != nil {
				return
			}
		}
		if err != nil {
			if p.dead.Load() {
				<-p.gone // before that nobody is told that the other half is closed
			}
			return
		}
	}
}

func (p *pair) close() {
	p.once.Do(func() {
		close(p.gone)
		_ = p.near.Close()
		_ = p.far.Close()
	})
}

// set cuts the wire with everything that runs over it, or joins it.
func (w *wire) set(cut bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.cut = cut
	if cut {
		for _, p := range w.conns {
			p.close()
		}
	}
}

// end is where the wire leads.
func (w *wire) end() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.to
}

// leadTo has new connections go to another place.
func (w *wire) leadTo(address string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.to = address
}

// losing sets the chance that an answer is lost.
func (w *wire) losing(chance float64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.lose = chance
}

// slowing sets how long what is carried takes at the most.
func (w *wire) slowing(most time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.slow = most
}

// deaden lets nothing more through on the connections that are open now, as
// when a laptop is shut: neither side hears of it. New ones work.
func (w *wire) deaden() {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, p := range w.conns {
		p.dead.Store(true)
	}
}
