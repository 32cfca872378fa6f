// Command incharge is the whole server: the API, the pages and, when it is
// given no other, a Postgres of its own.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"incharge/server/api"
)

const usage = `Usage: incharge [command]

  serve     serve Incharge until it is interrupted (when no command is given)
  -health   ask the server at ADDR whether it is ready; fails when it is not
  -version  print the version
  -help     print this

Configuration, from the environment:
`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends it at once
	if err := run(ctx, os.Args[1:], os.Getenv, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "incharge:", err)
		os.Exit(1)
	}
}

// run is the program: one command. ctx ends serve gracefully.
func run(ctx context.Context, args []string, getenv func(string) string, stdout io.Writer) error {
	command := "serve"
	if len(args) > 0 {
		command = args[0]
	}
	if len(args) > 1 {
		return fmt.Errorf("%s takes no arguments; see incharge -help", command)
	}
	root := os.Geteuid() == 0
	switch command {
	case "-help", "--help", "-h", "help":
		if _, err := io.WriteString(stdout, usage); err != nil {
			return fmt.Errorf("print the help: %w", err)
		}
		return help(stdout, settings(getenv, root))
	case "-version", "--version", "version":
		_, err := fmt.Fprintln(stdout, "incharge", version())
		return err
	}
	c, err := configure(getenv, root)
	if err != nil {
		return err
	}
	switch command {
	case "serve":
		log := newLog(c, stdout)
		slog.SetDefault(log) // for libraries
		return serve(ctx, c, log, stdout)
	case "-health", "--health", "health":
		return health(ctx, c.addr)
	}
	return fmt.Errorf("no such command: %s; see incharge -help", command)
}

func newLog(c config, w io.Writer) *slog.Logger {
	options := &slog.HandlerOptions{Level: c.logLevel}
	if c.logJSON {
		return slog.New(api.Logged(slog.NewJSONHandler(w, options)))
	}
	return slog.New(api.Logged(slog.NewTextHandler(w, options)))
}

// version is that of the module, or the commit that was built.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	if info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return s.Value[:12]
		}
	}
	return "development"
}

// health asks a running server whether it is ready.
func health(ctx context.Context, addr string) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+reachable(addr)+"/readyz", nil)
	if err != nil {
		return fmt.Errorf("ask %s: %w", addr, err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return fmt.Errorf("not ready: %w", err)
	}
	defer response.Body.Close() //nolint:errcheck // read only
	if response.StatusCode != http.StatusOK {
		return errors.New("not ready: " + response.Status)
	}
	return nil
}

// reachable is an address to connect to: where it listens everywhere, here.
func reachable(addr string) string {
	host, port, err := net.SplitHostPort(addr)
	if ip := net.ParseIP(host); err == nil && (host == "" || ip != nil && ip.IsUnspecified()) {
		return net.JoinHostPort("localhost", port)
	}
	return addr
}
