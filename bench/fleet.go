//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"syscall"
	"time"
)

// fleet is many sockets that watch one board. One goroutine reads all of them
// straight from the kernel, which costs a fraction of a goroutine each: what
// is spent here is missing to the server.
type fleet struct {
	to      harbour
	viewers []viewer
	epoll   int
	began   time.Time
	done    chan struct{} // closed when the reader has ended

	mu       sync.Mutex // held while what has arrived is read
	closed   bool
	first    int64             // the number of the first change in arrivals
	arrivals [][]time.Duration // of each change at each viewer, since began; nil: not kept
	fragile  bool              // the server may close sockets
	troubles []error
}

// harbour is where the sockets of a fleet go.
type harbour struct {
	url    string                   // ws://
	tokens []string                 // of those who watch, in turn
	watch  func(since int64) []byte // what each says first; nil: nothing
}

// viewer is one socket and what has arrived on it.
type viewer struct {
	fd       int           // -1: there is none
	rest     []byte        // the beginning of a frame
	watching bool          // the server has answered
	last     int64         // the number of the last change
	at       time.Duration // when the last thing arrived
}

// newFleet opens n sockets, for which everything until since is known.
func newFleet(ctx context.Context, to harbour, n int, since int64) (*fleet, error) {
	epoll, err := syscall.EpollCreate1(syscall.EPOLL_CLOEXEC)
	if err != nil {
		return nil, fmt.Errorf("wait for sockets: %w", err)
	}
	f := &fleet{to: to, viewers: make([]viewer, n), epoll: epoll, began: time.Now(), done: make(chan struct{})}
	for i := range f.viewers {
		f.viewers[i] = viewer{fd: -1, last: since}
	}
	go f.read()
	if err := f.dialAll(ctx, 16); err != nil {
		return nil, errors.Join(err, f.close())
	}
	return f, nil
}

// read is the reader, until the fleet is closed.
func (f *fleet) read() {
	defer close(f.done)
	events, buffer := make([]syscall.EpollEvent, 512), make([]byte, 256<<10)
	for {
		n, err := syscall.EpollWait(f.epoll, events, 100)
		f.mu.Lock()
		if err != nil && !errors.Is(err, syscall.EINTR) {
			f.trouble(fmt.Errorf("wait for sockets: %w", err))
			f.closed = true
		}
		if f.closed {
			f.mu.Unlock()
			return
		}
		for _, event := range events[:max(n, 0)] {
			f.arrived(int(event.Fd), buffer)
		}
		f.mu.Unlock()
	}
}

// arrived reads what there is for one viewer.
func (f *fleet) arrived(i int, buffer []byte) {
	v := &f.viewers[i]
	if v.fd < 0 {
		return
	}
	n, err := syscall.Read(v.fd, buffer)
	if errors.Is(err, syscall.EAGAIN) || errors.Is(err, syscall.EINTR) {
		return
	}
	if n <= 0 {
		f.drop(i)
		return
	}
	now := time.Since(f.began)
	data := buffer[:n]
	if len(v.rest) > 0 {
		data = append(v.rest, data...)
	}
	for {
		kind, payload, rest, ok, err := nextFrame(data)
		if err != nil {
			f.trouble(err)
			f.drop(i)
			return
		}
		if !ok {
			v.rest = append(v.rest[:0:0], rest...)
			return
		}
		data = rest
		if f.take(i, kind, payload, now); v.fd < 0 {
			return
		}
	}
}

// drop closes a socket that is over.
func (f *fleet) drop(i int) {
	v := &f.viewers[i]
	_ = syscall.Close(v.fd) // nothing is left to be lost
	v.fd, v.rest, v.watching = -1, nil, false
	if !f.closed && !f.fragile {
		f.trouble(fmt.Errorf("the server closed socket %d", i))
	}
}

func (f *fleet) trouble(err error) {
	if len(f.troubles) < 10 {
		f.troubles = append(f.troubles, err)
	}
}

// close closes all sockets and tells what has gone wrong so far.
func (f *fleet) close() error {
	f.mu.Lock()
	f.closed = true
	f.mu.Unlock()
	<-f.done
	for i := range f.viewers {
		if f.viewers[i].fd >= 0 {
			f.drop(i)
		}
	}
	return errors.Join(append(f.troubles, syscall.Close(f.epoll))...)
}
