//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"syscall"
	"time"

	"github.com/gorilla/websocket"
)

// dialAll opens every socket, so many at once; 0: all of them.
func (f *fleet) dialAll(ctx context.Context, atOnce int) error {
	if atOnce == 0 {
		atOnce = len(f.viewers)
	}
	errs := make([]error, len(f.viewers))
	places := make(chan struct{}, atOnce)
	var dialing sync.WaitGroup
	for i := range f.viewers {
		places <- struct{}{}
		dialing.Go(func() {
			errs[i] = f.dial(ctx, i)
			<-places
		})
	}
	dialing.Wait()
	return errors.Join(errs...)
}

// dial opens one socket and hands it to the reader.
func (f *fleet) dial(ctx context.Context, i int) error {
	token := ""
	if len(f.to.tokens) > 0 {
		token = f.to.tokens[i%len(f.to.tokens)]
	}
	conn, err := dialWebSocket(ctx, f.to.url, token, i)
	if err != nil {
		return err
	}
	fd, err := detach(conn.NetConn())
	if err != nil {
		return fmt.Errorf("take over socket %d: %w", i, err)
	}
	return f.launch(i, fd)
}

// dialWebSocket opens the i-th socket.
func dialWebSocket(ctx context.Context, url, token string, i int) (*websocket.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	// An address of its own for each few: one alone has fewer ports than are
	// taken here, as one stays barred for a minute after its connection.
	from := net.IPv4(127, 0, 0, byte(2+i/socketsEach%250)) // #nosec G115 -- below 252
	dialer := websocket.Dialer{
		NetDialContext: (&net.Dialer{LocalAddr: &net.TCPAddr{IP: from}}).DialContext,
		ReadBufferSize: 512, WriteBufferSize: 512,
	}
	header := http.Header{}
	if token != "" {
		header.Set("Authorization", "Bearer "+token)
	}
	conn, response, err := dialer.DialContext(ctx, url, header) //nolint:bodyclose // it has been read to its end
	switch {
	case err != nil && response != nil:
		return nil, fmt.Errorf("open socket %d: %w: %s", i, err, response.Status)
	case err != nil:
		return nil, fmt.Errorf("open socket %d: %w", i, err)
	}
	return conn, nil
}

// detach takes a connection away from Go's own poller, which would be woken by
// all that arrives.
func detach(conn net.Conn) (fd int, err error) {
	defer conn.Close()
	tcp, ok := conn.(*net.TCPConn)
	if !ok {
		return 0, fmt.Errorf("%T has no file", conn)
	}
	raw, err := tcp.SyscallConn()
	if err != nil {
		return 0, err
	}
	var failed error
	err = raw.Control(func(own uintptr) {
		syscall.ForkLock.RLock()
		defer syscall.ForkLock.RUnlock()
		if fd, failed = syscall.Dup(int(own)); failed == nil {
			syscall.CloseOnExec(fd)
		}
	})
	return fd, errors.Join(err, failed)
}

// launch makes the reader read a socket, and asks for the board.
func (f *fleet) launch(i, fd int) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return syscall.Close(fd)
	}
	v := &f.viewers[i]
	v.fd = fd
	event := syscall.EpollEvent{Events: syscall.EPOLLIN, Fd: int32(i)} // #nosec G115 -- a descriptor
	if err := syscall.EpollCtl(f.epoll, syscall.EPOLL_CTL_ADD, fd, &event); err != nil {
		return fmt.Errorf("wait for socket %d: %w", i, err)
	}
	if f.to.watch != nil {
		f.send(i, frame(textFrame, f.to.watch(v.last)))
	}
	return nil
}
