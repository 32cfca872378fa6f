package proof

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"incharge/shared"
)

// binary is what `make build` makes. PROOF_BINARY names another one, such as
// one that was built with -race.
func binary(t *testing.T) string {
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

// site is two servers on one database. It outlives either of them.
type site struct {
	t        *testing.T
	servers  [2]*server
	contract *contract
}

// server is one of them, behind a wire of its own.
type server struct {
	t       *testing.T
	wire    *wire
	env     []string
	process *exec.Cmd
	said    *said
}

// newSite starts two servers; env adds to what they are told.
func newSite(t *testing.T, database string, env ...string) *site {
	t.Helper()
	s := &site{t: t}
	for i := range s.servers {
		s.servers[i] = &server{t: t, wire: newWire(t), env: append(append(os.Environ(),
			"ADDR=127.0.0.1:0", "DATA_DIR="+t.TempDir(), "DATABASE_URL="+database, "RATE_LIMITS=off",
			"SMTP_URL=", "PUBLIC_URL=", "LOG_LEVEL=warn", "LOG_FORMAT=text"), env...)}
	}
	// The second finds the database migrated, as in a deployment that grows.
	for _, server := range s.servers {
		server.start()
		t.Cleanup(server.stop)
	}
	s.contract = s.servers[0].contract()
	return s
}

// url is where a path of the API is reached.
func (s *server) url(path string) string { return "http://" + s.wire.address + shared.Prefix + path }

// start starts the server and leads its wire to it once it can be reached.
func (s *server) start() {
	s.t.Helper()
	s.said = &said{to: s.t.Output(), at: make(chan string, 1)}
	s.process = exec.CommandContext(context.Background(), binary(s.t))
	s.process.Env, s.process.Stdout, s.process.Stderr = s.env, s.said, s.said
	if err := s.process.Start(); err != nil {
		s.t.Fatal(err)
	}
	select {
	case at := <-s.said.at:
		s.wire.leadTo(at)
	case <-time.After(60 * time.Second):
		s.t.Fatal("a server doesn't say where to open it")
	}
}

// kill ends the server as a crash would, and whatever it was doing with it.
func (s *server) kill() {
	s.t.Helper()
	if err := s.process.Process.Kill(); err != nil {
		s.t.Error(err)
	}
	_ = s.process.Wait() // says that it was killed
	s.process = nil
}

// stop asks the server to end, and fails when it does not do so cleanly.
func (s *server) stop() {
	s.t.Helper()
	if s.process == nil {
		return
	}
	if err := s.process.Process.Signal(syscall.SIGTERM); err != nil {
		s.t.Error(err)
	}
	if err := s.process.Wait(); err != nil {
		s.t.Errorf("a server ended with %v", err)
	}
	s.process = nil
}

var announced = regexp.MustCompile(`Open http://(\S+)`)

// said takes down what a server says, and where it says it is.
type said struct {
	to interface{ Write([]byte) (int, error) }
	at chan string

	mu   sync.Mutex
	text bytes.Buffer
	told bool
}

func (s *said) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.text.Write(p)
	if found := announced.FindStringSubmatch(s.text.String()); found != nil && !s.told {
		s.told = true
		s.at <- strings.TrimSuffix(found[1], "/")
	}
	return s.to.Write(p)
}
