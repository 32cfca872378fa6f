package proof

import (
	"encoding/base64"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"incharge/shared"
)

// TestFullDisk fills the disk under Postgres. What was acknowledged is there,
// what was not is not half there, and when there is space again all goes on.
func TestFullDisk(t *testing.T) {
	if dir := os.Getenv("PROOF_DISK"); dir != "" { // the process below
		fullDisk(t, dir, os.Getenv("PROOF_DISK_WAY") == "mount")
		return
	}
	t.Parallel()
	dir := passable(t)
	out, err := onDisk(t, dir, "mount", ownMounts())
	if err != nil && (out == "" || strings.Contains(out, noMount)) {
		t.Logf("nothing can be mounted here (%v), so Postgres gets a limit to the size of its files instead", err)
		out, err = onDisk(t, dir, "limit", nil)
	}
	t.Logf("%s", out)
	if err != nil {
		t.Error(err)
	}
}

// onDisk runs this very test in a process of its own.
func onDisk(t *testing.T, dir, way string, attr *syscall.SysProcAttr) (string, error) {
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestFullDisk$", "-test.v", "-test.timeout=5m")
	cmd.Env = append(os.Environ(), "PROOF_DISK="+dir, "PROOF_DISK_WAY="+way)
	cmd.SysProcAttr = attr
	out, err := cmd.CombinedOutput()
	return string(out), err
}

const (
	noMount  = "no disk of one's own"
	diskSize = 192 << 20
)

func fullDisk(t *testing.T, dir string, mounted bool) {
	if mounted {
		if err := mountDisk(dir, diskSize); err != nil {
			t.Fatalf("%s: %v", noMount, err)
		}
	}
	pg := newPostgresIn(t, dir)
	var d disk = limited{pg}
	if mounted {
		d = mount{pg, dir}
	}
	c := newScene(t, newSite(t, pg.server.URL()), 6, 1, shared.Supervisor)
	c.during(func() { time.Sleep(500 * time.Millisecond) })
	c.holds()

	t.Log("full where its tables are")
	d.fill(t)
	c.duringOf(c.longTexts, func() {
		c.fails(50)
		d.free(t)
	})
	if n := c.silent.Load(); n > 0 {
		t.Errorf("%d tries were not answered at all", n)
	}
	c.holds()
	if !mounted {
		return // a limit that keeps its log from growing would keep it from starting
	}

	t.Log("full where its log is: it gives up what it does, and starts anew")
	d.fill(t)
	c.duringOf(c.anything, func() {
		pg.switchLog()
		c.fails(50)
		d.free(t)
	})
	c.during(func() { time.Sleep(500 * time.Millisecond) })
	c.holds()
}

// fails waits for so many tries to fail.
func (c *scene) fails(more int64) {
	c.t.Helper()
	before := c.failed.Load()
	for began := time.Now(); c.failed.Load() < before+more; time.Sleep(10 * time.Millisecond) {
		if time.Since(began) > time.Minute {
			c.t.Fatal("nothing fails: the disk isn't full")
		}
	}
}

// longTexts are such that can't be made smaller.
func (c *scene) longTexts(random *rand.Rand, _ *person, board shared.BoardID) shared.Command {
	w := c.worlds[board]
	w.mu.Lock()
	defer w.mu.Unlock()
	var noise [20_000]byte
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	text := base64.StdEncoding.EncodeToString(noise[:])
	return shared.EditCard{Card: some(random, w.cards), Description: &text}
}
