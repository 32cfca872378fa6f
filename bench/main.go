//go:build linux

// Command bench measures the built program under load, as a process of its own
// on a real Postgres, and prints what it has found as tables in Markdown. See
// docs/benchmarks.md; `make bench` runs it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Getenv, os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// scale is how much is measured.
type scale struct {
	sockets int           // that watch one board
	theirs  bool          // with people in charge of the cards, who see all of them or only their own
	rounds  int           // of which the median is told
	sizes   []int         // of the boards that are watched, in cards
	moves   int           // that are timed in a round
	pace    time.Duration // from one of them to the next, in the mean
	missed  int           // changes, by those who come back
	callers int           // that send commands at once
	window  time.Duration // for which they do
	quiet   time.Duration // for which the server must rest before a measurement
	drain   time.Duration // for jobs that wait, until the rest is reckoned

	boardCards, boardLists int // of the board that is shown in a browser
}

var (
	whole = scale{sockets: 1000, rounds: 5, sizes: []int{100, 1000}, moves: 200, pace: 50 * time.Millisecond,
		missed: 100, callers: 16, window: 5 * time.Second, quiet: time.Second, drain: 8 * time.Second,
		boardCards: 5000, boardLists: 50}
	// quick shows that the generator works, and no more.
	quick = scale{sockets: 50, rounds: 1, sizes: []int{20}, moves: 20, pace: 20 * time.Millisecond,
		missed: 10, callers: 4, window: 300 * time.Millisecond, quiet: 100 * time.Millisecond, drain: time.Second,
		boardCards: 300, boardLists: 12}
)

// part is what can be measured by itself.
type part struct {
	name    string
	measure func(*bench, context.Context) error
}

var parts = []part{
	{"sockets", (*bench).measureSockets},
	{"memory", (*bench).measureMemory},
	{"reconnect", (*bench).measureReconnect},
	{"commands", (*bench).measureCommands},
	{"statements", (*bench).measureStatements},
	{"browser", (*bench).measureBrowser},
}

// run is the program. It measures the parts that are named, or all of them.
func run(ctx context.Context, args []string, getenv func(string) string, stdout, stderr io.Writer) (err error) {
	if len(args) > 0 && args[0] == floorCommand {
		return serveFloor(ctx, stdout)
	}
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(stderr)
	program := flags.String("program", "bin/incharge", "the program to measure")
	fast := flags.Bool("quick", false, "only see whether everything can be measured")
	sockets := flags.Int("sockets", 0, "how many sockets there are (default 1000)")
	theirs := flags.Bool("theirs", false, "measure sockets of people in charge, who see all cards or only their own")
	rounds := flags.Int("rounds", 0, "how often everything is measured (default 5)")
	if err := flags.Parse(args); err != nil {
		return err
	}
	chosen, err := choose(flags.Args())
	if err != nil {
		return err
	}
	size := whole
	if *fast {
		size = quick
	}
	size.theirs = *theirs
	if *sockets > 0 {
		size.sockets = *sockets
	}
	if *rounds > 0 {
		size.rounds = *rounds
	}
	b, err := newBench(ctx, size, *program, getenv("TEST_DATABASE_URL"), stdout, stderr)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, b.close()) }()
	if err := b.describe(ctx); err != nil {
		return err
	}
	for _, p := range chosen {
		b.note("%s", p.name)
		if err := p.measure(b, ctx); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	return nil
}

func choose(names []string) ([]part, error) {
	if len(names) == 0 {
		return parts, nil
	}
	var chosen []part
	for _, name := range names {
		i := slices.IndexFunc(parts, func(p part) bool { return p.name == name })
		if i < 0 {
			var known []string
			for _, p := range parts {
				known = append(known, p.name)
			}
			return nil, fmt.Errorf("no such part: %s; there are %s", name, strings.Join(known, ", "))
		}
		chosen = append(chosen, parts[i])
	}
	return chosen, nil
}
