//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"time"
)

// site is a program under load, in a process of its own.
type site struct {
	program string
	args    []string
	env     []string
	log     string // the file that it writes to
	address string // host:port, the same after each start
	process *exec.Cmd
	ended   chan struct{} // closed when the process has
}

const (
	metricsToken  = "bench"
	startPatience = time.Minute
	stopPatience  = time.Minute
)

// newSite is the program with a directory for its data and its log, not
// started yet.
func newSite(program, dir string, args []string, env ...string) *site {
	return &site{program: program, args: args, log: filepath.Join(dir, "log"), address: "127.0.0.1:0",
		env: append(os.Environ(), append(env, "DATA_DIR="+dir, "RATE_LIMITS=off", "SMTP_URL=", "PUBLIC_URL=", "LOG_FORMAT=text", "METRICS_TOKEN="+metricsToken)...)}
}

var printedAddress = regexp.MustCompile(`Open http://([^\s"/]+)`)

// start starts the program and waits until it says where it is.
func (s *site) start(ctx context.Context) error {
	log, err := os.Create(s.log)
	if err != nil {
		return err
	}
	defer log.Close()                                          // the process has its own
	s.process = exec.CommandContext(ctx, s.program, s.args...) // #nosec G204 -- the program that its caller has named
	s.process.Env = append(s.env, "ADDR="+s.address)
	s.process.Stdout, s.process.Stderr = log, log
	s.process.Cancel = func() error { return s.process.Process.Signal(syscall.SIGTERM) }
	s.process.WaitDelay = stopPatience
	if err := s.process.Start(); err != nil {
		return fmt.Errorf("start the program: %w", err)
	}
	ended := make(chan struct{})
	s.ended = ended
	go func() {
		_ = s.process.Wait() // how it ended is in ProcessState
		close(ended)
	}()
	for began := time.Now(); time.Since(began) < startPatience; {
		text, err := os.ReadFile(s.log)
		if err != nil {
			return err
		}
		if found := printedAddress.FindSubmatch(text); found != nil {
			s.address = string(found[1])
			return nil
		}
		select {
		case <-ended:
			return s.failed("the program ended at once")
		case <-time.After(2 * time.Millisecond):
		}
	}
	return errors.Join(s.failed("the program doesn't say where it is"), s.end(syscall.SIGKILL))
}

func (s *site) url() string { return "http://" + s.address }
func (s *site) pid() int    { return s.process.Process.Pid }

// end ends the program by a signal and waits until it is gone.
func (s *site) end(signal syscall.Signal) error {
	if s.process == nil {
		return nil
	}
	defer func() { s.process = nil }()
	if err := s.process.Process.Signal(signal); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return fmt.Errorf("end the program: %w", err)
	}
	select {
	case <-s.ended:
	case <-time.After(stopPatience):
		_ = s.process.Process.Kill() // it is told of below
		return s.failed("the program doesn't end")
	}
	if signal == syscall.SIGTERM && !s.process.ProcessState.Success() {
		return s.failed("the program didn't end well")
	}
	return nil
}

// failed is an error that shows what the program has logged last.
func (s *site) failed(what string) error {
	text, err := os.ReadFile(s.log)
	if err != nil {
		return fmt.Errorf("%s (%w)", what, err)
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	return fmt.Errorf("%s:\n%s", what, strings.Join(lines[max(0, len(lines)-20):], "\n"))
}
