package main

import (
	"log/slog"
	"net"
	"net/netip"
	"slices"
	"sync"
	"time"
)

// mostConnections is how many one address may hold open: those of many people
// behind one router, and far from all that the server has.
const mostConnections = 4_000

// fairListener lets no address take all connections. Proxies on this machine
// and trusted ones bring everybody's, and aren't counted.
type fairListener struct {
	net.Listener
	most    int
	proxies []netip.Prefix
	log     *slog.Logger

	mu     sync.Mutex
	open   map[netip.Prefix]int
	warned time.Time
}

func fair(listener net.Listener, proxies []netip.Prefix, log *slog.Logger) *fairListener {
	return &fairListener{Listener: listener, most: mostConnections, proxies: proxies, log: log, open: map[netip.Prefix]int{}}
}

// Accept gives the next connection of somebody who has not too many.
func (l *fairListener) Accept() (net.Conn, error) {
	for {
		conn, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		from, counted := l.from(conn.RemoteAddr())
		if !counted {
			return conn, nil
		}
		if l.enter(from) {
			return &fairConn{Conn: conn, leave: sync.OnceFunc(func() { l.leave(from) })}, nil
		}
		_ = conn.Close() // nothing has been said on it yet
	}
}

// from is what an address is counted as: a whole /64 of IPv6, all of which one
// customer has.
func (l *fairListener) from(address net.Addr) (network netip.Prefix, counted bool) {
	tcp, ok := address.(*net.TCPAddr)
	if !ok {
		return network, false
	}
	ip := tcp.AddrPort().Addr().Unmap().WithZone("")
	if ip.IsLoopback() || slices.ContainsFunc(l.proxies, func(p netip.Prefix) bool { return p.Contains(ip) }) {
		return network, false
	}
	bits := 32
	if ip.Is6() {
		bits = 64
	}
	network, err := ip.Prefix(bits)
	return network, err == nil
}

func (l *fairListener) enter(from netip.Prefix) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.open[from] < l.most {
		l.open[from]++
		return true
	}
	if now := time.Now(); now.Sub(l.warned) > time.Minute {
		l.warned = now
		l.log.Warn("connections refused: one address has too many; if it is a proxy, name it in TRUSTED_PROXIES", "address", from.Addr().String(), "most", l.most)
	}
	return false
}

func (l *fairListener) leave(from netip.Prefix) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.open[from]--; l.open[from] == 0 {
		delete(l.open, from)
	}
}

// fairConn is a connection that is counted until it is closed.
type fairConn struct {
	net.Conn
	leave func()
}

// Close ends the connection.
func (c *fairConn) Close() error {
	c.leave()
	return c.Conn.Close()
}
