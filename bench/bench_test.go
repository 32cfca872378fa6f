//go:build linux

package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"incharge/server/db/dbtest"
)

// TestMain lets the test binary be the floor.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == floorCommand {
		main()
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// built is what `make build` makes.
const built = "../bin/incharge"

// Everything can be measured, and every figure comes out. How large they are
// is nothing that a test could know.
func TestQuick(t *testing.T) {
	t.Parallel()
	if _, err := os.Stat(built); err != nil {
		t.Fatalf("%v: run `make build` first", err)
	}
	var out bytes.Buffer
	postgres := dbtest.EmptyURL(t)
	getenv := func(name string) string {
		return map[string]string{"TEST_DATABASE_URL": postgres}[name]
	}
	if err := run(t.Context(), []string{"-quick", "-theirs", "-program", built}, getenv, &out, t.Output()); err != nil {
		t.Fatalf("%v\n%s", err, &out)
	}
	t.Log(out.String())
	for _, title := range []string{"each of 50 sockets", "board of 20 cards, all see all", "board of 20 cards, each sees theirs", "idle socket, of 50", "50 clients come back", "over 4 connections", "asked of Postgres", "300 cards in 12 lists"} {
		if !strings.Contains(out.String(), title) {
			t.Errorf("no table about %q", title)
		}
	}
	if missing := regexp.MustCompile(`\| (\?|NaN|[+-]Inf) `).FindAllString(out.String(), -1); missing != nil {
		t.Errorf("%d figures are missing", len(missing))
	}
}

func TestUnknownPart(t *testing.T) {
	t.Parallel()
	err := run(t.Context(), []string{"sockets", "teapots"}, func(string) string { return "" }, io.Discard, io.Discard)
	if err == nil || !strings.Contains(err.Error(), "no such part: teapots") {
		t.Errorf("got %v", err)
	}
}

func TestNoPostgres(t *testing.T) {
	t.Parallel()
	err := run(context.Background(), []string{"-quick"}, func(string) string { return "" }, io.Discard, io.Discard)
	if err == nil || !strings.Contains(err.Error(), "TEST_DATABASE_URL must be") {
		t.Errorf("got %v", err)
	}
}
