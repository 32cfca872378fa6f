package scan

import (
	"context"
	"errors"
	"net"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"incharge/server/files/scan/scantest"
)

func TestScan(t *testing.T) {
	t.Parallel()
	socket := filepath.Join(t.TempDir(), "clamd.ctl")
	scantest.Clamd(t, "unix", socket)
	for _, address := range []string{"clamd://" + scantest.Clamd(t, "tcp", "127.0.0.1:0"), "clamd://" + socket} {
		c, err := Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		for content, want := range map[string]string{"": "", "hello": "", "a virus": "Test.Virus-1",
			strings.Repeat("x", chunk): "", strings.Repeat("x", 2*chunk) + "virus": "Test.Virus-1"} {
			if found, err := c.Scan(t.Context(), strings.NewReader(content)); err != nil || found != want {
				t.Errorf("%d bytes: %q, %v", len(content), found, err)
			}
		}
		if found, err := c.Scan(t.Context(), strings.NewReader(strings.Repeat("x", 1<<20))); err == nil {
			t.Errorf("what it takes no more of: %q", found)
		}
		broken := errors.New("broken")
		if found, err := c.Scan(t.Context(), iotest.ErrReader(broken)); !errors.Is(err, broken) {
			t.Errorf("what can't be read: %q, %v", found, err)
		}
	}
}

// One that takes all and says nothing is waited for only as long as anybody
// waits.
func TestScanUnanswered(t *testing.T) {
	t.Parallel()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	c, err := Parse("clamd://" + l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if found, err := c.Scan(ctx, strings.NewReader("hello")); err == nil {
		t.Errorf("it has found %q", found)
	}
	_ = l.Close()
	if found, err := c.Scan(t.Context(), strings.NewReader("hello")); err == nil {
		t.Errorf("nobody has found %q", found)
	}
}

func TestParse(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "clamd", "clamd://", "clamd://host", "clamd:///", "tcp://host:3310", "clamd://host:3310/path", "clamd://a:b@host:3310", "clamd://host:3310?x"} {
		if c, err := Parse(text); err == nil {
			t.Errorf("%q is %v", text, c)
		}
	}
}
