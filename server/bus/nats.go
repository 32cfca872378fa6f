package bus

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go"
)

const (
	saidOn    = "incharge.boards"
	heardOn   = "incharge.>"
	natsLimit = 64 << 10 // a server takes 1 MiB unless told otherwise
)

// CheckNATS tells whether NATS can take a URL: nats://user:password@host:4222,
// tls://, or several of them with commas. The error doesn't repeat it.
func CheckNATS(urls string) error {
	for text := range strings.SplitSeq(urls, ",") {
		u, err := url.Parse(strings.TrimSpace(text))
		if err != nil || u.Scheme != "nats" && u.Scheme != "tls" || u.Hostname() == "" || strings.Trim(u.Path, "/") != "" {
			return errors.New("must be like nats://user:password@host:4222 (write special characters of a password as %XX)")
		}
	}
	return nil
}

// NATS is the bus over NATS servers, at URLs that CheckNATS lets pass.
func NATS(urls string, log *slog.Logger) *Bus {
	return over(&natsWire{
		urls: urls, log: log,
		tried: make(chan struct{}), up: make(chan struct{}, 1), lost: make(chan error, 1),
	}, log)
}

// natsWire is a connection that comes back by itself.
type natsWire struct {
	urls  string
	log   *slog.Logger
	conn  atomic.Pointer[nats.Conn]
	tried chan struct{} // closed after the first try to connect
	up    chan struct{} // has a word when it is connected
	lost  chan error    // has why when it no longer is
	why   atomic.Value  // a reason: of the last try that failed
}

type reason struct{ error }

var (
	errNotConnected = errors.New("not connected to NATS")
	errClosed       = errors.New("the connection has been closed")
)

// down is why there is no connection, as far as that is known.
func (w *natsWire) down() error {
	if why, known := w.why.Load().(reason); known {
		return fmt.Errorf("%w: %w", errNotConnected, why.error)
	}
	return errNotConnected
}

// failed notes why a try did not make a connection. That no server is left to
// be tried is no reason: each of them has given one.
func (w *natsWire) failed(err error) {
	if err != nil && !errors.Is(err, nats.ErrNoServers) {
		w.why.Store(reason{err})
	}
}

// natsDialer notes what the client keeps to itself: why it could not dial.
type natsDialer struct {
	net.Dialer
	wire *natsWire
}

func (d *natsDialer) Dial(network, address string) (net.Conn, error) {
	conn, err := d.Dialer.Dial(network, address)
	d.wire.failed(err)
	return conn, err
}

func (w *natsWire) limit() int { return natsLimit }

func (w *natsWire) listen(ctx context.Context, hears func(), heard func([]byte)) error {
	conn := w.conn.Load()
	if conn == nil {
		var err error
		if conn, err = w.open(heard); err != nil {
			w.failed(err)
			return err
		}
		w.conn.Store(conn)
		close(w.tried)
	}
	if !conn.IsConnected() {
		select {
		case <-w.up:
		case <-time.After(mostPause):
		case <-ctx.Done():
			return nil
		}
	}
	if !conn.IsConnected() {
		w.failed(conn.LastError())
		return w.down()
	}
	if err := subscribed(ctx, conn); err != nil {
		return err
	}
	hears()
	select {
	case err := <-w.lost:
		return err
	case <-ctx.Done():
		return nil
	}
}

// subscribed waits until the server has taken the subscription in.
func subscribed(ctx context.Context, conn *nats.Conn) error {
	ctx, cancel := context.WithTimeout(ctx, sendPatience)
	defer cancel()
	if err := conn.FlushWithContext(ctx); err != nil {
		return fmt.Errorf("subscribe: %w", err)
	}
	return nil
}

// open makes the connection, which then tries until it is one.
func (w *natsWire) open(heard func([]byte)) (*nats.Conn, error) {
	up := func(*nats.Conn) {
		w.failed(errClosed) // which is all that may be known when it is lost
		select {
		case w.up <- struct{}{}:
		default:
		}
	}
	conn, err := nats.Connect(w.urls,
		nats.Name("incharge"), nats.NoEcho(), nats.ConnectHandler(up), nats.ReconnectHandler(up),
		nats.RetryOnFailedConnect(true), nats.MaxReconnects(-1), nats.IgnoreAuthErrorAbort(),
		nats.ReconnectWait(500*time.Millisecond), nats.ReconnectJitter(500*time.Millisecond, 500*time.Millisecond),
		nats.SetCustomDialer(&natsDialer{net.Dialer{Timeout: nats.DefaultTimeout}, w}),
		nats.ReconnectErrHandler(func(_ *nats.Conn, err error) { w.failed(err) }),
		nats.ReconnectBufSize(-1), // what can't be said now stays pending with us
		nats.PingInterval(10*time.Second), nats.MaxPingsOutstanding(2),
		nats.DisconnectErrHandler(func(_ *nats.Conn, err error) {
			w.failed(err)
			select {
			case w.lost <- w.down():
			default:
			}
		}),
		nats.ErrorHandler(func(_ *nats.Conn, _ *nats.Subscription, err error) {
			w.log.Warn("trouble with NATS", "error", line(err))
		}),
	)
	if err != nil {
		return nil, fmt.Errorf("open NATS: %w", err)
	}
	if _, err := conn.Subscribe(heardOn, func(m *nats.Msg) { heard(m.Data) }); err != nil {
		conn.Close()
		return nil, fmt.Errorf("subscribe: %w", err)
	}
	return conn, nil
}

func (w *natsWire) send(ctx context.Context, payload []byte) error {
	select {
	case <-w.tried:
	case <-ctx.Done():
		return w.down()
	}
	conn := w.conn.Load()
	if !conn.IsConnected() {
		w.failed(conn.LastError())
		return w.down()
	}
	if err := conn.Publish(saidOn, payload); err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	return nil
}

func (w *natsWire) close(ctx context.Context) {
	if conn := w.conn.Load(); conn != nil {
		if conn.IsConnected() {
			_ = conn.FlushWithContext(ctx) // what is lost now lapses
		}
		conn.Close()
	}
}
