// Command seed writes a large board into a running Incharge, to look at and to
// try things on: `make seed CARDS=5000`.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"

	"incharge/bench/sample"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "seed:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags := flag.NewFlagSet("seed", flag.ContinueOnError)
	flags.SetOutput(stderr)
	url := flags.String("url", "http://localhost:8080", "where Incharge runs")
	email := flags.String("email", "sample@example.com", "whose board it will be; made where there is no such account")
	password := flags.String("password", sample.Password, "theirs")
	var spec sample.Spec
	flags.StringVar(&spec.Title, "title", "A large board", "its title")
	flags.IntVar(&spec.Cards, "cards", 5000, "how many cards")
	flags.IntVar(&spec.Lists, "lists", 50, "in how many lists")
	flags.IntVar(&spec.People, "people", 6, "how many others there are to be in charge of them")
	flags.Uint64Var(&spec.Seed, "seed", 1, "another number gives another board")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if spec.Cards < 0 || spec.Lists < 1 || spec.People < 0 {
		return fmt.Errorf("a board of %d cards in %d lists with %d people can't be", spec.Cards, spec.Lists, spec.People)
	}
	at := strings.TrimSuffix(*url, "/")
	site, err := sample.SignIn(ctx, at, "Sample", *email, *password)
	if err != nil {
		return err
	}
	board, err := sample.Write(ctx, site, spec)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(stdout, "%s/boards/%s: %d cards in %d lists. Sign in as %s with the password %q.\n",
		at, board.Board.ID, len(board.Cards), len(board.Lists), *email, *password)
	return err
}
