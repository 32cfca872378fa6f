//go:build linux

package main

import (
	"io"
	"os"
	"os/exec"
	"testing"
	"time"
)

func TestParseStat(t *testing.T) {
	t.Parallel()
	s, err := parseStat([]byte("42 (a) odd (name) S 7 42 42 0 -1 4194560 1 2 3 4 150 50 20 10 20 0 1 0 9\n"))
	if err != nil || s.name != "a) odd (name" || s.parent != 7 || s.cpu != 2300*time.Millisecond {
		t.Errorf("got %+v, %v", s, err)
	}
	for _, line := range []string{"", "42 (a", "42 (a) S 7", "42 (a) S x 0 0 0 0 0 0 0 0 0 0 0 0 0 0", "42 (a) S 7 0 0 0 0 0 0 0 0 0 x 0 0 0 0"} {
		if _, err := parseStat([]byte(line)); err == nil {
			t.Errorf("%q is taken", line)
		}
	}
}

// What a process and its children use is seen, that of those that have ended,
// too.
func TestCPUOfFamily(t *testing.T) {
	t.Parallel()
	const burn = `i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done`
	shell := exec.CommandContext(t.Context(), "sh", "-c", `sh -c '`+burn+`'; `+burn+`; echo done; read -r line`)
	in, err := shell.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := shell.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := shell.Start(); err != nil {
		t.Fatal(err)
	}
	mine, err := children(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	if s := mine[shell.Process.Pid]; s.name != "sh" {
		t.Errorf("the child is %+v", s)
	}
	if _, err := io.ReadFull(out, make([]byte, len("done"))); err != nil {
		t.Fatal(err)
	}
	used, err := cpuOfFamily(shell.Process.Pid)
	if err != nil {
		t.Fatal(err)
	}
	if err := in.Close(); err != nil {
		t.Fatal(err)
	}
	_ = shell.Wait() // read finds nothing, which is a failure to the shell
	state := shell.ProcessState
	if whole := state.UserTime() + state.SystemTime(); used < whole/2 || used > whole+5*tick {
		t.Errorf("%v seen of %v", used, whole)
	}
}

func TestOwnFigures(t *testing.T) {
	t.Parallel()
	m := newMeter(os.Getpid(), 0)
	before, err := m.read()
	if err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(200 * time.Millisecond); time.Now().Before(end); {
	}
	used, err := m.since(before)
	if err != nil || used.generator <= 0 || used.server <= 0 || used.machine <= 0 || used.postgres != 0 || used.took < 200*time.Millisecond {
		t.Errorf("got %+v, %v", used, err)
	}
	if bytes, err := residentOf(os.Getpid()); err != nil || bytes < 1<<20 || bytes > 1<<40 {
		t.Errorf("resident: %d, %v", bytes, err)
	}
}
