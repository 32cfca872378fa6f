package proof

import (
	"bufio"
	"encoding/binary"
	"io"
	"math/rand/v2"
	"net"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"
)

// pgline is the line between servers and Postgres. While it is rough it cuts
// connections: anywhere, in front of a COMMIT, and behind one, when nobody can
// know any more whether it was done. While it is deaf it swallows what LISTEN
// brings.
type pgline struct {
	url  string // DATABASE_URL over this line
	to   func() (net.Conn, error)
	take net.Listener

	rough  atomic.Bool
	deaf   atomic.Bool
	mu     sync.Mutex
	random *rand.Rand

	anywhere, before, behind atomic.Int64 // cuts
	swallowed                atomic.Int64
}

func newPgline(t *testing.T, database string) *pgline {
	t.Helper()
	config, err := pgconn.ParseConfig(database)
	if err != nil {
		t.Fatal(err)
	}
	network, address := pgconn.NetworkAddress(config.Host, config.Port)
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	at := url.URL{Scheme: "postgres", User: url.UserPassword(config.User, config.Password), Host: listener.Addr().String(),
		Path: "/" + config.Database, RawQuery: "sslmode=disable"}
	l := &pgline{url: at.String(), take: listener, random: rand.New(rand.NewPCG(5, 5)),
		to: func() (net.Conn, error) { return net.Dial(network, address) }}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			near, err := listener.Accept()
			if err != nil {
				return
			}
			go l.carry(near)
		}
	}()
	return l
}

func (l *pgline) carry(near net.Conn) {
	defer near.Close()
	far, err := l.to()
	if err != nil {
		return
	}
	defer far.Close()
	var mute atomic.Bool // answers stay away
	go func() {
		defer near.Close()
		defer far.Close()
		l.answers(near, far, &mute)
	}()
	l.requests(far, near, &mute)
}

// requests carries what the server sends, message by message.
func (l *pgline) requests(far io.Writer, near io.Reader, mute *atomic.Bool) {
	from := bufio.NewReader(near)
	var startup [4]byte // has no type, only a length that counts itself
	if _, err := io.ReadFull(from, startup[:]); err != nil {
		return
	}
	if _, err := far.Write(startup[:]); err != nil {
		return
	}
	if _, err := io.CopyN(far, from, int64(binary.BigEndian.Uint32(startup[:]))-4); err != nil {
		return
	}
	for {
		message, err := readMessage(from)
		if err != nil {
			return
		}
		commit := message[0] == 'Q' && strings.EqualFold(strings.TrimRight(string(message[5:]), "\x00"), "commit")
		switch {
		case commit && l.happens(0.05):
			l.before.Add(1)
			return
		case commit && l.happens(0.05):
			mute.Store(true)
			l.behind.Add(1)
		case l.happens(0.004):
			l.anywhere.Add(1)
			_, _ = far.Write(message[:l.at(len(message))]) // a part of it
			return
		}
		if _, err := far.Write(message); err != nil {
			return
		}
	}
}

// answers carries what Postgres sends, until it is to stay away.
func (l *pgline) answers(near io.Writer, far io.Reader, mute *atomic.Bool) {
	from := bufio.NewReader(far)
	for {
		message, err := readMessage(from)
		if err != nil || mute.Load() {
			return
		}
		if message[0] == 'A' && l.deaf.Load() { // NotificationResponse
			l.swallowed.Add(1)
			continue
		}
		if _, err := near.Write(message); err != nil {
			return
		}
	}
}

// readMessage reads one message: a type, a length that counts itself, and as
// much as that.
func readMessage(from *bufio.Reader) ([]byte, error) {
	var head [5]byte
	if _, err := io.ReadFull(from, head[:]); err != nil {
		return nil, err
	}
	message := make([]byte, 1+int(binary.BigEndian.Uint32(head[1:])))
	copy(message, head[:])
	_, err := io.ReadFull(from, message[5:])
	return message, err
}

func (l *pgline) happens(chance float64) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.rough.Load() && l.random.Float64() < chance
}

func (l *pgline) at(length int) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.random.IntN(length)
}
