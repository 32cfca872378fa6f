package e2e

import (
	"bufio"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"incharge/server/db/dbtest"
)

// binary is what `make build` makes; the journeys are about that very program.
const binary = "../bin/incharge"

// site is the program, running on a database of its own.
type site struct {
	url     string
	data    string // DATA_DIR
	env     []string
	process *exec.Cmd
}

var printedURL = regexp.MustCompile(`https?://[^\s"]+`)

// newSite runs the program, with whatever else is set in its environment.
func newSite(t *testing.T, environment ...string) *site {
	t.Helper()
	if _, err := os.Stat(binary); err != nil {
		t.Fatalf("%v: run `make build` first, or `make e2e` for both", err)
	}
	s := &site{data: t.TempDir()}
	s.env = append(os.Environ(), "ADDR=127.0.0.1:0", "DATA_DIR="+s.data, "DATABASE_URL="+dbtest.URL(t),
		"RATE_LIMITS=off", "SMTP_URL=", "PUBLIC_URL=")
	s.env = append(s.env, environment...)
	s.start(t)
	t.Cleanup(func() { s.stop(t) })
	return s
}

// start starts the program and waits until it says where it is.
func (s *site) start(t *testing.T) {
	t.Helper()
	s.process = exec.CommandContext(context.Background(), binary)
	s.process.Env = s.env
	out, err := s.process.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	logs := &strings.Builder{}
	s.process.Stderr = logs
	if err := s.process.Start(); err != nil {
		t.Fatal(err)
	}
	found := make(chan string, 1)
	go func() {
		lines := bufio.NewScanner(io.TeeReader(out, logs))
		for lines.Scan() {
			if url := printedURL.FindString(lines.Text()); url != "" {
				select {
				case found <- strings.TrimSuffix(url, "/"):
				default:
				}
			}
		}
	}()
	select {
	case s.url = <-found:
		// Once more at the same place, the browsers find it again.
		s.env = append(s.env, "ADDR="+s.address())
	case <-time.After(30 * time.Second):
		t.Fatalf("the program doesn't say where to open it:\n%s", logs)
	}
}

// address is where the program listens.
func (s *site) address() string { return strings.TrimPrefix(s.url, "http://") }

// stop asks the program to end, and fails when it does not do so cleanly.
func (s *site) stop(t *testing.T) {
	t.Helper()
	if s.process == nil {
		return
	}
	if err := s.process.Process.Signal(syscall.SIGTERM); err != nil {
		t.Error(err)
	}
	if err := s.process.Wait(); err != nil {
		t.Errorf("the program ended with %v", err)
	}
	s.process = nil
}

// kill ends the program as a crash would.
func (s *site) kill(t *testing.T) {
	t.Helper()
	if err := s.process.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = s.process.Wait() // says that it was killed
	s.process = nil
}

// mails gives the mails written so far, whole.
func (s *site) mails(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(s.data, "mail", "*.eml"))
	if err != nil {
		t.Fatal(err)
	}
	var mails []string
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		mails = append(mails, string(data))
	}
	return mails
}

// link is the one to a page in the latest mail to somebody that has one, but
// for those that are known already.
func (s *site) link(t *testing.T, to, page string, known ...string) (link string) {
	t.Helper()
	found := regexp.MustCompile(regexp.QuoteMeta(page) + `#[\w-]+`)
	eventually(t, "a mail with a link to "+page+" comes to "+to, func() bool {
		for _, mail := range s.mails(t) {
			one := found.FindString(strings.ReplaceAll(mail, "=\r\n", ""))
			if strings.Contains(mail, "<"+to+">") && one != "" && !slices.Contains(known, one) {
				link = one
			}
		}
		return link != ""
	})
	return link
}

// eventually waits for something that happens by itself, and fails with what
// it is when it does not.
func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(45 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if holds() {
			return
		}
	}
	t.Fatalf("in 45 seconds this has not happened: %s", what)
}
