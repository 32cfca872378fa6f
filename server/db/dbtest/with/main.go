// Command with runs a command that finds a throwaway Postgres in its
// environment, so that the test processes of many packages share one:
//
//	with -- go test ./...
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"time"

	"incharge/server/db/dbtest"
	"incharge/server/db/privatepg"
)

func main() {
	args := os.Args[1:]
	if len(args) < 2 || args[0] != "--" {
		fmt.Fprintln(os.Stderr, "usage: with -- command [argument...]")
		os.Exit(2)
	}
	code, err := run(context.Background(), args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "with:", err)
		os.Exit(1)
	}
	os.Exit(code)
}

func run(ctx context.Context, args []string) (code int, err error) {
	cmd := exec.CommandContext(ctx, args[0], args[1:]...) // #nosec G204 G702 -- the program that its caller has named
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.Env = os.Environ()
	if os.Getenv(dbtest.Variable) == "" {
		pg, startErr := privatepg.StartThrowaway(ctx, slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn})))
		if startErr != nil {
			return 0, startErr
		}
		defer func() {
			stopping, cancel := context.WithTimeout(ctx, 10*time.Second)
			defer cancel()
			err = errors.Join(err, pg.Stop(stopping))
		}()
		cmd.Env = append(cmd.Env, dbtest.Variable+"="+pg.URL())
	}
	return forward(cmd)
}

// forward runs the command and gives its exit code. A Ctrl-C reaches the
// command from the terminal; a request to end is passed on.
func forward(cmd *exec.Cmd) (int, error) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	defer signal.Stop(signals)
	if err := cmd.Start(); err != nil {
		return 0, err
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	for {
		select {
		case sig := <-signals:
			if sig == syscall.SIGTERM {
				_ = cmd.Process.Signal(sig) // fails when it has just ended
			}
		case err := <-done:
			var exit *exec.ExitError
			if errors.As(err, &exit) {
				return max(1, exit.ExitCode()), nil // -1: it was killed
			}
			return 0, err
		}
	}
}
