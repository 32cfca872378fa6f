package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"incharge/server/db/dbtest"
)

// TestMain lets the test binary be the command itself, and what it runs.
func TestMain(m *testing.M) {
	switch {
	case len(os.Args) > 1 && os.Args[1] == "--":
		main()
	case len(os.Args) > 1 && os.Args[1] == "echo":
		fmt.Print(os.Getenv(dbtest.Variable))
		os.Exit(7)
	}
	os.Exit(m.Run())
}

func TestWith(t *testing.T) {
	t.Parallel()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "--", os.Args[0], "echo")
	cmd.Env = append(os.Environ(), dbtest.Variable+"=")
	out, err := cmd.Output()
	if code := cmd.ProcessState.ExitCode(); code != 7 {
		t.Errorf("exit code %d, %v", code, err)
	}
	if !strings.HasPrefix(string(out), "postgres://") {
		t.Fatalf("URL %q", out)
	}
	if conn, err := pgx.Connect(t.Context(), string(out)); err == nil {
		_ = conn.Close(t.Context())
		t.Error("the Postgres outlives the command")
	}
}

func TestGivenPostgres(t *testing.T) {
	t.Parallel()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "--", os.Args[0], "echo")
	cmd.Env = append(os.Environ(), dbtest.Variable+"=postgres://given")
	if out, _ := cmd.Output(); string(out) != "postgres://given" {
		t.Errorf("URL %q", out)
	}
}
