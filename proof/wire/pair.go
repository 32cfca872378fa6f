package wire

import (
	"context"
	"io"
	"math/rand/v2"
	"net"
	"sync"
	"sync/atomic"
	"time"
)

// pair is a connection in its two halves.
type pair struct {
	near, far net.Conn
	dead      atomic.Bool // nothing goes through any more, and nobody is told
	gone      chan struct{}
	once      sync.Once
}

func (w *Wire) carry(ctx context.Context, near net.Conn) {
	defer near.Close()
	w.mu.Lock()
	to, cut := w.to, w.cut
	w.mu.Unlock()
	if to == "" || cut {
		return
	}
	far, err := new(net.Dialer).DialContext(ctx, "tcp", to)
	if err != nil {
		return
	}
	p := &pair{near: near, far: far, gone: make(chan struct{})}
	defer p.close()
	defer w.drop(p)
	if !w.hold(p) {
		return
	}
	go func() {
		defer p.close()
		p.pipe(far, near, w.dawdles)
	}()
	p.pipe(near, far, w.loses)
}

// hold keeps a connection to cut it later; false when the wire was cut
// meanwhile.
func (w *Wire) hold(p *pair) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.pairs[p] = struct{}{}
	return !w.cut
}

func (w *Wire) drop(p *pair) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.pairs, p)
}

// dawdles takes its time.
func (w *Wire) dawdles() (lost bool) {
	w.mu.Lock()
	slow := w.slow
	w.mu.Unlock()
	if slow > 0 {
		time.Sleep(rand.N(slow)) // #nosec G404 -- a bad network, nothing to guess
	}
	return false
}

// loses says whether the answer that is coming back gets lost.
func (w *Wire) loses() bool {
	w.dawdles()
	w.mu.Lock()
	defer w.mu.Unlock()
	if rand.Float64() >= w.lose { // #nosec G404 -- a bad network, nothing to guess
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
