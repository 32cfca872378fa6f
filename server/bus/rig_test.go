package bus

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"incharge/server/db"
	"incharge/server/db/dbtest"
	"incharge/shared"
)

// ear is a hub that only listens.
type ear struct {
	mu     sync.Mutex
	heads  map[shared.BoardID]int64
	there  map[shared.BoardID]shared.Presence
	from   string
	ended  map[string]bool
	missed int
}

func (e *ear) Advanced(board shared.BoardID, seq int64) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.heads == nil {
		e.heads = map[shared.BoardID]int64{}
	}
	e.heads[board] = seq
}

func (e *ear) Present(server string, there shared.Presence) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.there == nil {
		e.there = map[shared.BoardID]shared.Presence{}
	}
	e.there[there.Board], e.from = there, server
}

func (e *ear) Ended(sessions []string, people []shared.UserID) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.ended == nil {
		e.ended = map[string]bool{}
	}
	for _, session := range sessions {
		e.ended["session "+session] = true
	}
	for _, user := range people {
		e.ended["person "+string(user)] = true
	}
}

func (e *ear) over(what string) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.ended[what]
}

func (e *ear) Missed() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.missed++
}

func (e *ear) head(board shared.BoardID) int64 {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.heads[board]
}

func (e *ear) who(board shared.BoardID) (shared.Presence, bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	p, known := e.there[board]
	return p, known
}

func (e *ear) connected() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.missed
}

// member is a server on the bus.
type member struct {
	*Bus
	ear  ear
	logs logs
	stop func()
}

type logs struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *logs) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *logs) count(what string) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strings.Count(l.text.String(), what)
}

// join lets a server join, and waits until it hears unless there is nobody to
// be heard.
func join(t *testing.T, open func(*slog.Logger) *Bus, hears bool) *member {
	t.Helper()
	m := &member{}
	m.Bus = open(slog.New(slog.NewTextHandler(&m.logs, nil)))
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() {
		m.Run(ctx, &m.ear)
		close(ended)
	}()
	m.stop = sync.OnceFunc(func() {
		cancel()
		select {
		case <-ended:
		case <-time.After(20 * time.Second):
			t.Error("the bus doesn't stop")
		}
	})
	t.Cleanup(func() {
		m.stop()
		if t.Failed() {
			t.Logf("%s", &m.logs.text)
		}
	})
	if hears {
		eventually(t, "a connection", func() bool { return m.ear.connected() > 0 })
	}
	return m
}

// counted is what Prometheus would read.
func (m *member) counted(what, label string) float64 {
	for line := range strings.Lines(m.countedAll()) {
		if name, value, found := strings.Cut(line, "} "); found && strings.HasPrefix(name, "incharge_bus_"+what+"{") && strings.HasSuffix(name, `="`+label+`"`) {
			n, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
			if err == nil {
				return n
			}
		}
	}
	return math.NaN()
}

func (m *member) countedAll() string {
	registry := prometheus.NewRegistry()
	registry.MustRegister(m.Bus)
	w := httptest.NewRecorder()
	promhttp.HandlerFor(registry, promhttp.HandlerOpts{}).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	return w.Body.String()
}

func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for deadline := time.Now().Add(15 * time.Second); !is(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("never: %s", what)
		}
	}
}

// medium is what servers are joined by in a test.
type medium struct {
	open func(*slog.Logger) *Bus
	// say says something in the name of a server that this test has made up.
	say func(payload string)
	// hear hands over everything that is said.
	hear func(func(payload string))
	// cut ends all connections; they may come back.
	cut func()
}

var media = map[string]func(*testing.T) medium{"postgres": overPostgres, "nats": overNATS}

func onBoth(t *testing.T, test func(*testing.T, medium)) {
	t.Parallel()
	for name, open := range media {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, open(t))
		})
	}
}

func overPostgres(t *testing.T) medium {
	database, err := db.Open(t.Context(), dbtest.URL(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	config := database.Pool.Config().ConnConfig
	execute := func(sql string, args ...any) {
		t.Helper()
		if _, err := database.Pool.Exec(context.Background(), sql, args...); err != nil {
			t.Error(err)
		}
	}
	return medium{
		open: func(log *slog.Logger) *Bus { return Postgres(config, log) },
		say:  func(payload string) { execute(`SELECT pg_notify('incharge', $1)`, payload) },
		hear: func(heard func(string)) {
			conn, err := pgx.ConnectConfig(t.Context(), config.Copy())
			if err == nil {
				_, err = conn.Exec(t.Context(), `LISTEN incharge`)
			}
			if err != nil {
				t.Fatal(err)
			}
			done := make(chan struct{})
			t.Cleanup(func() { <-done })
			go func() {
				defer close(done)
				defer conn.Close(context.Background())
				for {
					word, err := conn.WaitForNotification(t.Context())
					if err != nil {
						return
					}
					heard(word.Payload)
				}
			}()
		},
		cut: func() {
			execute(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'incharge %'`)
		},
	}
}

// natsServer starts one inside this process, on a given port or on any.
func natsServer(t *testing.T, port int) *server.Server {
	t.Helper()
	s, err := server.NewServer(&server.Options{Host: "127.0.0.1", Port: port, NoLog: true, NoSigs: true, Username: "incharge", Password: "hunter2"})
	if err != nil {
		t.Fatal(err)
	}
	s.Start()
	if !s.ReadyForConnections(10 * time.Second) {
		t.Fatal("no NATS")
	}
	t.Cleanup(s.Shutdown)
	return s
}

func overNATS(t *testing.T) medium {
	var mu sync.Mutex
	s := natsServer(t, server.RANDOM_PORT)
	port := s.Addr().(*net.TCPAddr).Port
	url := fmt.Sprintf("nats://incharge:hunter2@127.0.0.1:%d", port)
	connect := func() *nats.Conn {
		conn, err := nats.Connect(url)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(conn.Close)
		return conn
	}
	said := connect()
	return medium{
		open: func(log *slog.Logger) *Bus { return NATS(url, log) },
		say: func(payload string) {
			if err := errors.Join(said.Publish("incharge.boards", []byte(payload)), said.Flush()); err != nil {
				t.Error(err)
			}
		},
		hear: func(heard func(string)) {
			conn := connect()
			_, err := conn.Subscribe("incharge.>", func(m *nats.Msg) { heard(string(m.Data)) })
			if err := errors.Join(err, conn.Flush()); err != nil {
				t.Fatal(err)
			}
		},
		cut: func() {
			mu.Lock()
			defer mu.Unlock()
			s.Shutdown()
			s.WaitForShutdown()
			s = natsServer(t, port)
		},
	}
}
