package proof

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"incharge/proof/wire"
)

// program is what `make build` makes. PROOF_BINARY names another one.
func program(t *testing.T) string {
	t.Helper()
	path := os.Getenv("PROOF_BINARY")
	if path == "" {
		path = "../bin/incharge"
	}
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("%v: run `make build` first, or `make test` for both", err)
	}
	return path
}

// racing is the program with the race detector in it when the test has it, too.
func racing(t *testing.T) string {
	t.Helper()
	if !underRace {
		return program(t)
	}
	path := filepath.Join(t.TempDir(), "incharge")
	out, err := exec.CommandContext(t.Context(), "go", "build", "-race", "-o", path, "../server").CombinedOutput()
	if err != nil {
		t.Fatalf("build with the race detector: %v\n%s", err, out)
	}
	return path
}

// site is two servers on one database. It outlives either of them.
type site struct {
	t        *testing.T
	database string // DATABASE_URL
	servers  [2]*server
	contract *contract

	failed, silent atomic.Int64 // tries that were not answered for good, or not at all
}

// server is one of them, behind a wire of its own.
type server struct {
	t       *testing.T
	program string
	wire    *wire.Wire
	env     []string
	process *exec.Cmd
	said    *said
}

// newSite starts two servers; env adds to what they are told.
func newSite(t *testing.T, database string, env ...string) *site {
	t.Helper()
	return newSiteOf(t, program(t), database, env...)
}

func newSiteOf(t *testing.T, program, database string, env ...string) *site {
	t.Helper()
	s := &site{t: t, database: database}
	for i := range s.servers {
		s.servers[i] = &server{t: t, program: program, wire: wire.New(t, ""), env: append(append(os.Environ(),
			"ADDR=127.0.0.1:0", "DATA_DIR="+t.TempDir(), "DATABASE_URL="+database, "RATE_LIMITS=off",
			"SMTP_URL=", "PUBLIC_URL=", "LOG_LEVEL=warn", "LOG_FORMAT=text", "METRICS_TOKEN="+metricsToken), env...)}
	}
	// The second finds the database migrated, as in a deployment that grows.
	for _, server := range s.servers {
		server.start()
		t.Cleanup(server.stop)
	}
	s.contract = s.servers[0].contract()
	return s
}

const metricsToken = "proof"

// sockets counts those that the server has open.
func (s *server) sockets() int {
	s.t.Helper()
	request, err := http.NewRequestWithContext(s.t.Context(), http.MethodGet, s.wire.URL("/metrics"), nil)
	if err != nil {
		s.t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+metricsToken)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close() //nolint:errcheck // read only
	text, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	var n int
	_, line, found := strings.Cut(string(text), "\nincharge_sockets ")
	if _, err := fmt.Sscan(line, &n); !found || err != nil {
		s.t.Fatalf("no count of the sockets in %.200s", text)
	}
	return n
}

// start starts the server and leads its wire to it once it can be reached.
func (s *server) start() {
	s.t.Helper()
	s.said = &said{at: make(chan string, 1)}
	s.process = exec.CommandContext(context.Background(), s.program)
	s.process.Env, s.process.Stdout, s.process.Stderr = s.env, s.said, s.said
	if err := s.process.Start(); err != nil {
		s.t.Fatal(err)
	}
	select {
	case at := <-s.said.at:
		s.wire.LeadTo(at)
	case <-time.After(60 * time.Second):
		s.t.Fatalf("a server doesn't say where to open it:\n%s", s.said.last())
	}
}

// kill ends the server as a crash would, and whatever it was doing with it.
func (s *server) kill() {
	s.t.Helper()
	s.signal(syscall.SIGKILL)
	_ = s.process.Wait() // says that it was killed
	s.process = nil
	s.listen()
}

func (s *server) signal(signal syscall.Signal) {
	s.t.Helper()
	if err := s.process.Process.Signal(signal); err != nil {
		s.t.Error(err)
	}
}

// stop asks the server to end, and fails when it does not do so cleanly.
func (s *server) stop() {
	s.t.Helper()
	if s.process == nil {
		return
	}
	s.signal(syscall.SIGTERM)
	if err := s.process.Wait(); err != nil {
		s.t.Errorf("a server ended with %v", err)
	}
	s.process = nil
	s.listen()
}

var announced = regexp.MustCompile(`Open http://(\S+)`)

// said takes down what a server says, and where it says it is.
type said struct {
	at chan string

	mu   sync.Mutex
	text bytes.Buffer
	told bool
}

func (s *said) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.text.Write(p)
	if !s.told {
		if found := announced.FindSubmatch(s.text.Bytes()); found != nil {
			s.told = true
			s.at <- strings.TrimSuffix(string(found[1]), "/")
		}
	}
	return len(p), nil
}

// last is the end of it, for a test that has failed.
func (s *said) last() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	text := s.text.String()
	return text[max(0, len(text)-4000):]
}

// wrong is what a server should never say.
var wrong = regexp.MustCompile(`DATA RACE|panic`)

// listen fails the test for what the server has said, or shows the end of it
// where the test has failed for another reason.
func (s *server) listen() {
	s.said.mu.Lock()
	bad := wrong.FindIndex(s.said.text.Bytes())
	s.said.mu.Unlock()
	if bad != nil {
		text := s.said.text.String()[bad[0]:]
		s.t.Errorf("a server says: %.4000s", text)
	} else if s.t.Failed() {
		s.t.Logf("a server said last:\n%s", s.said.last())
	}
}
