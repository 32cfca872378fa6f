package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"
	"github.com/jackc/pgx/v5"

	"incharge/server/db/dbtest"
	"incharge/shared"
)

// program is the real one, running.
type program struct {
	*testing.T
	url    string
	client *http.Client
	cookie string
	stop   context.CancelFunc
	ended  chan error
	once   sync.Once
	last   error
	out    *output
}

// start runs the program and waits until it says where to open it.
func start(t *testing.T, vars map[string]string) *program {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	p := &program{T: t, client: &http.Client{Jar: jar, Timeout: time.Minute}, stop: stop, ended: make(chan error, 1)}
	t.Cleanup(func() {
		if err := p.end(); err != nil {
			t.Errorf("it ended with %v", err)
		}
	})
	vars["ADDR"] = "127.0.0.1:0"
	out := &output{t: t, found: make(chan string, 1)}
	p.out = out
	go func() { p.ended <- run(ctx, nil, env(vars), out) }()
	select {
	case p.url = <-out.found:
	case p.last = <-p.ended:
		p.once.Do(func() {})
		t.FailNow() // its cleanup says why
	case <-time.After(2 * time.Minute):
		t.Fatal("it never got ready")
	}
	return p
}

// end stops the program and gives what it says at the end.
func (p *program) end() error {
	p.stop()
	p.once.Do(func() {
		select {
		case p.last = <-p.ended:
		case <-time.After(time.Minute):
			p.last = errors.New("it does not end")
		}
	})
	return p.last
}

// output looks for the line that says where to open it.
type output struct {
	t     *testing.T
	mu    sync.Mutex
	text  bytes.Buffer
	found chan string
}

var opens = regexp.MustCompile(`(?m)(?:^  Incharge is ready\. Open |"msg":"serving","url":")(http://[^\s"]+)`)

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	_, _ = o.t.Output().Write(p)
	o.text.Write(p)
	if m := opens.FindSubmatch(o.text.Bytes()); m != nil {
		select {
		case o.found <- string(m[1]):
		default:
		}
	}
	return len(p), nil
}

const metricsToken = "metrics-hunter2-token"

func (p *program) metrics() string {
	p.Helper()
	request, err := http.NewRequestWithContext(p.Context(), http.MethodGet, p.url+"/metrics", nil)
	if err != nil {
		p.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+metricsToken)
	response, err := p.client.Do(request)
	if err != nil {
		p.Fatal(err)
	}
	defer response.Body.Close() //nolint:errcheck // read only
	text, err := io.ReadAll(response.Body)
	if err != nil {
		p.Fatal(err)
	}
	return string(text)
}

func (p *program) call(method, path string, body, into any) int {
	p.Helper()
	data, err := json.Marshal(body)
	if err != nil {
		p.Fatal(err)
	}
	request, err := http.NewRequestWithContext(p.Context(), method, p.url+path, bytes.NewReader(data))
	if err != nil {
		p.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := p.client.Do(request)
	if err != nil {
		p.Fatal(err)
	}
	defer response.Body.Close() //nolint:errcheck // read only
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		p.Fatal(err)
	}
	if into != nil {
		if err := json.Unmarshal(answer, into); err != nil {
			p.Fatalf("%s %s: %v in %s", method, path, err, answer)
		}
	}
	for _, cookie := range response.Cookies() {
		p.cookie = cookie.Name + "=" + cookie.Value
	}
	return response.StatusCode
}

func (p *program) board() (s shared.Snapshot) {
	p.Helper()
	ada := shared.Registration{Name: "Ada", Email: "ada@example.com", Password: "correct horse"}
	if status := p.call("POST", "/api/v1/register", ada, nil); status != 201 {
		p.Fatalf("register: %d", status)
	}
	if status := p.call("POST", "/api/v1/boards", shared.NewBoard{ID: shared.NewID[shared.BoardID](), Title: "House"}, &s); status != 201 {
		p.Fatalf("create a board: %d", status)
	}
	return s
}

// socket opens one for whoever has the cookie.
func (p *program) socket(cookie string) *websocket.Conn {
	p.Helper()
	conn, upgraded, err := websocket.DefaultDialer.DialContext(p.Context(), "ws"+strings.TrimPrefix(p.url, "http")+"/api/v1/live",
		http.Header{"Origin": {p.url}, "Cookie": {cookie}})
	if err != nil {
		p.Fatal(err)
	}
	p.Cleanup(func() { _ = conn.Close() })
	_ = upgraded.Body.Close()
	return conn
}

// Servers on one database are joined without being told to. A bus that isn't
// there keeps no server from starting or from being ready, and the others'
// changes come all the same; so they do where none is wanted.
func TestServersOnOneDatabase(t *testing.T) {
	t.Parallel()
	for name, theBus := range map[string]string{"joined": "", "bus down": "nats://incharge:hunter2@127.0.0.1:1", "no bus": busNone} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			database := dbtest.URL(t)
			var servers []*program
			for range 2 {
				servers = append(servers, start(t, map[string]string{"DATA_DIR": t.TempDir(), "DATABASE_URL": database, "BUS_URL": theBus, "METRICS_TOKEN": metricsToken}))
			}
			s := servers[0].board()
			socket := servers[1].socket(servers[0].cookie)
			watch := shared.FromBrowser{Watch: &shared.Watch{Board: s.Board.ID, Since: s.Seq}}
			if err := socket.WriteJSON(watch); err != nil {
				t.Fatal(err)
			}
			var frame shared.FromServer
			for frame.Watching == nil {
				if err := socket.ReadJSON(&frame); err != nil {
					t.Fatal(err)
				}
			}
			began := time.Now()
			envelope, err := shared.Seal(shared.AddCard{Card: shared.NewID[shared.CardID](), List: s.Lists[0].ID, Title: "Mend the roof"})
			if err != nil {
				t.Fatal(err)
			}
			if status := servers[0].call("POST", "/api/v1/boards/"+string(s.Board.ID)+"/commands", envelope, nil); status != 200 {
				t.Fatalf("add a card: %d", status)
			}
			_ = socket.SetReadDeadline(time.Now().Add(30 * time.Second))
			for frame.Change == nil {
				frame = shared.FromServer{}
				if err := socket.ReadJSON(&frame); err != nil {
					t.Fatal(err)
				}
			}
			if frame.Change.Seq != s.Seq+1 {
				t.Errorf("change %d", frame.Change.Seq)
			}
			t.Logf("it took %v", time.Since(began))
			for _, server := range servers {
				if status := server.call("GET", "/readyz", nil, nil); status != 200 {
					t.Errorf("not ready: %d", status)
				}
			}
			if counted := servers[1].metrics(); strings.Contains(counted, `incharge_bus_connected{direction="in"} 1`) != (name == "joined") ||
				strings.Contains(counted, "incharge_bus_connected") != (name != "no bus") {
				t.Errorf("of the bus it counts:\n%s", counted)
			}
		})
	}
}

// Stopping is graceful: sockets are told that it restarts, and a command that
// is being carried out is carried out and answered.
func TestStop(t *testing.T) {
	t.Parallel()
	database := dbtest.URL(t)
	p := start(t, map[string]string{"DATABASE_URL": database, "DATA_DIR": t.TempDir()})
	if status := p.call("GET", "/readyz", nil, nil); status != 200 {
		t.Errorf("not ready: %d", status)
	}
	if err := run(t.Context(), []string{"-health"}, env(map[string]string{"HOME": "/", "ADDR": strings.TrimPrefix(p.url, "http://")}), io.Discard); err != nil {
		t.Error(err)
	}
	s := p.board()
	socket := p.socket(p.cookie)

	// Somebody else holds the board, so the command waits.
	conn, err := pgx.Connect(t.Context(), database)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.WithoutCancel(t.Context())) //nolint:errcheck // the test is over
	tx, err := conn.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Exec(t.Context(), `SELECT FROM boards FOR UPDATE`); err != nil {
		t.Fatal(err)
	}
	envelope, err := shared.Seal(shared.AddCard{Card: shared.NewID[shared.CardID](), List: s.Lists[0].ID, Title: "Mend the roof"})
	if err != nil {
		t.Fatal(err)
	}
	status := make(chan int, 1)
	var done shared.Outcome
	go func() { status <- p.call("POST", "/api/v1/boards/"+string(s.Board.ID)+"/commands", envelope, &done) }()
	waiting := func() (n int) {
		if err := tx.QueryRow(t.Context(), `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	for waiting() == 0 {
		time.Sleep(10 * time.Millisecond)
	}

	p.stop()
	_, _, err = socket.ReadMessage()
	var closed *websocket.CloseError
	if !errors.As(err, &closed) || closed.Code != shared.CloseRestart {
		t.Errorf("the socket ended with %v", err)
	}
	select {
	case p.last = <-p.ended:
		p.once.Do(func() {})
		t.Fatal("it ended with a command still running")
	case <-time.After(300 * time.Millisecond):
	}
	if err := tx.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := <-status; got != 200 || done.Seq != 2 {
		t.Errorf("the command: %d, change %d", got, done.Seq)
	}
	if err := p.end(); err != nil {
		t.Errorf("it ended with %v", err)
	}
	if conn, err := net.Dial("tcp", strings.TrimPrefix(p.url, "http://")); err == nil {
		_ = conn.Close()
		t.Error("it still listens")
	}
}

// With nothing configured it brings its own Postgres, and what was written is
// there again after a restart.
func TestOwnPostgres(t *testing.T) {
	t.Parallel()
	dir, err := os.MkdirTemp("", "incharge")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o755); err != nil { // Postgres may be another user
		t.Fatal(err)
	}
	p := start(t, map[string]string{"DATA_DIR": dir})
	s := p.board()
	if err := p.end(); err != nil {
		t.Fatalf("it ended with %v", err)
	}
	p = start(t, map[string]string{"DATA_DIR": dir, "LOG_LEVEL": "warn"})
	if status := p.call("POST", "/api/v1/login", shared.Credentials{Email: "ada@example.com", Password: "correct horse"}, nil); status != 200 {
		t.Fatalf("login: %d", status)
	}
	var boards shared.Boards
	if p.call("GET", "/api/v1/boards", nil, &boards); len(boards.Boards) != 1 || boards.Boards[0].ID != s.Board.ID {
		t.Errorf("boards %+v", boards)
	}
	if err := p.end(); err != nil {
		t.Errorf("it ended with %v", err)
	}
}

// An invitation is mailed: the server works its jobs.
func TestMail(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	p := start(t, map[string]string{"DATABASE_URL": dbtest.URL(t), "DATA_DIR": dir})
	s := p.board()
	invite := shared.Invite{Email: "grace@example.com", Role: shared.PIC}
	if status := p.call("POST", "/api/v1/boards/"+string(s.Board.ID)+"/members", invite, nil); status != 201 {
		t.Fatalf("invite: %d", status)
	}
	// Ada gets one as well, about her own address.
	var mail []byte
	for deadline := time.Now().Add(20 * time.Second); mail == nil && time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		mails, _ := filepath.Glob(filepath.Join(dir, "mail", "*.eml"))
		for _, name := range mails {
			if text, err := os.ReadFile(name); err == nil && bytes.Contains(text, []byte("grace@example.com")) {
				mail = text
			}
		}
	}
	if !bytes.Contains(mail, []byte(p.url)) {
		t.Errorf("the mail: %s", mail)
	}
}

// The configuration reaches what administrators see and do.
func TestAdministration(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	p := start(t, map[string]string{"DATABASE_URL": dbtest.URL(t), "DATA_DIR": dir, "REGISTRATION": "invite"})
	p.board() // of the first account
	var settings shared.InstanceSettings
	if p.call("GET", "/api/v1/admin/settings", nil, &settings); settings.Registration != shared.RegistrationInvite {
		t.Errorf("%+v", settings)
	}
	var health shared.Health
	if p.call("GET", "/api/v1/admin/health", nil, &health); health.Backup.LastAt != nil || health.Version != version() {
		t.Errorf("%+v", health)
	}
	if err := os.MkdirAll(filepath.Join(dir, "backups"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "backups", "today.dump"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if p.call("GET", "/api/v1/admin/health", nil, &health); health.Backup.LastAt == nil || time.Since(*health.Backup.LastAt) > time.Minute {
		t.Errorf("%+v", health)
	}
	var users shared.UserPage
	if p.call("GET", "/api/v1/admin/users", nil, &users); len(users.Users) != 1 {
		t.Fatalf("%+v", users)
	}
	var reset shared.ResetSent // nothing takes mails here
	if p.call("POST", "/api/v1/admin/users/"+string(users.Users[0].ID)+"/reset", nil, &reset); reset.Mailed || !strings.HasPrefix(reset.Link, p.url+"/reset#") {
		t.Errorf("%+v", reset)
	}
}

// What can't start says why in one line.
func TestRefusesToStart(t *testing.T) {
	t.Parallel()
	first := start(t, map[string]string{"DATABASE_URL": dbtest.URL(t), "DATA_DIR": t.TempDir()})
	newer := dbtest.URL(t)
	conn, err := pgx.Connect(t.Context(), newer)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.WithoutCancel(t.Context())) //nolint:errcheck // the test is over
	if _, err := conn.Exec(t.Context(), `INSERT INTO bun_migrations (name, group_id) VALUES ('9999', 99)`); err != nil {
		t.Fatal(err)
	}
	for name, vars := range map[string]map[string]string{
		"ADDR":         {"ADDR": strings.TrimPrefix(first.url, "http://")},
		"DATABASE_URL": {"ADDR": "127.0.0.1:0", "DATABASE_URL": "postgres://127.0.0.1:1/x?connect_timeout=2"},
		"newer":        {"ADDR": "127.0.0.1:0", "DATABASE_URL": newer},
	} {
		vars["DATA_DIR"] = t.TempDir()
		err := run(t.Context(), nil, env(vars), io.Discard)
		if err == nil || !strings.Contains(err.Error(), name) || strings.Contains(strings.TrimSpace(err.Error()), "\n") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
