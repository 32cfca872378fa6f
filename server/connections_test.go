package main

import (
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"testing"
	"time"
)

// from is a listener whose callers come from made-up addresses.
type from struct {
	net.Listener
	addresses []string
}

type fromConn struct {
	net.Conn
	address net.Addr
}

func (c fromConn) RemoteAddr() net.Addr { return c.address }

func (l *from) Accept() (net.Conn, error) {
	if len(l.addresses) == 0 {
		return nil, net.ErrClosed
	}
	address := net.TCPAddrFromAddrPort(netip.MustParseAddrPort(l.addresses[0]))
	l.addresses = l.addresses[1:]
	here, there := net.Pipe()
	go func() { _, _ = io.Copy(io.Discard, there) }()
	return fromConn{here, address}, nil
}

// One address gets so many connections, and others get theirs all the same.
func TestConnectionsOfOneAddress(t *testing.T) {
	t.Parallel()
	callers := &from{addresses: []string{
		"192.0.2.1:1", "192.0.2.1:2", "192.0.2.1:3", "192.0.2.1:4", "192.0.2.2:1", // two of the first
		"[2001:db8::1]:1", "[2001:db8::2]:1", "[2001:db8::3]:1", "[2001:db8:0:1::1]:1", // two of the first three
		"127.0.0.1:1", "127.0.0.1:2", "127.0.0.1:3", "10.0.0.1:1", "10.0.0.2:1", "10.0.0.1:2", "10.0.0.1:3",
	}}
	l := fair(callers, []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}, slog.New(slog.DiscardHandler))
	l.most = 2
	accepted := map[string]int{}
	var conns []net.Conn
	for {
		conn, err := l.Accept()
		if errors.Is(err, net.ErrClosed) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		conns = append(conns, conn)
		host, _, _ := net.SplitHostPort(conn.RemoteAddr().String())
		accepted[host]++
	}
	for host, want := range map[string]int{"192.0.2.1": 2, "192.0.2.2": 1, "2001:db8::1": 1, "2001:db8::2": 1, "2001:db8::3": 0, "2001:db8:0:1::1": 1, "127.0.0.1": 3, "10.0.0.1": 3, "10.0.0.2": 1} {
		if accepted[host] != want {
			t.Errorf("%s: %d connections, want %d", host, accepted[host], want)
		}
	}
	for _, conn := range conns {
		_ = conn.Close()
		_ = conn.Close() // which counts once
	}
	if len(l.open) != 0 {
		t.Errorf("still counted: %v", l.open)
	}
	callers.addresses = []string{"192.0.2.1:5"}
	if _, err := l.Accept(); err != nil {
		t.Errorf("when the others have gone: %v", err)
	}
}

// Who sends headers or a body slowly, or headers without end, is cut off, and a
// connection that nothing comes on is closed.
func TestSlowClients(t *testing.T) {
	t.Parallel()
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := io.Copy(io.Discard, r.Body); err != nil {
			panic(http.ErrAbortHandler)
		}
	})
	server := newServer(handler, slog.New(slog.DiscardHandler))
	for what, d := range map[string]time.Duration{"headers": server.ReadHeaderTimeout, "bodies": server.ReadTimeout, "answers": server.WriteTimeout, "silence": server.IdleTimeout} {
		if d <= 0 || d > 2*time.Minute {
			t.Errorf("%s may take %v", what, d)
		}
	}
	server.ReadHeaderTimeout, server.ReadTimeout, server.IdleTimeout = 100*time.Millisecond, 300*time.Millisecond, 200*time.Millisecond
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { _ = server.Close() })
	for what, sent := range map[string]string{
		"nothing":          "",
		"half a header":    "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ",
		"half a body":      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf",
		"and then nothing": "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			conn, err := net.Dial("tcp", listener.Addr().String())
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close() //nolint:errcheck // the test is over
			if _, err := io.WriteString(conn, sent); err != nil {
				t.Fatal(err)
			}
			_ = conn.SetReadDeadline(time.Now().Add(10 * time.Second))
			if _, err := io.Copy(io.Discard, conn); err != nil && !errors.Is(err, net.ErrClosed) && strings.Contains(err.Error(), "timeout") {
				t.Error("it is still open")
			}
		})
	}
	conn, err := net.Dial("tcp", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close() //nolint:errcheck // the test is over
	go func() {
		_, _ = io.WriteString(conn, "GET / HTTP/1.1\r\nHost: x\r\nX-Long: "+strings.Repeat("x", 100<<10)+"\r\n\r\n")
	}()
	_ = conn.SetReadDeadline(time.Now().Add(10 * time.Second))
	answer := make([]byte, 12)
	if _, err := io.ReadFull(conn, answer); err != nil || string(answer) != "HTTP/1.1 431" {
		t.Errorf("headers without end: %q, %v", answer, err)
	}
}
