package importer

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"incharge/server/board"
	"incharge/shared"
)

// now is when the tests import.
var now = time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)

func imported(t rapid.TB, data []byte) (board.Import, shared.ImportReport) {
	t.Helper()
	id := shared.NewID[shared.BoardID]()
	in, report, err := Trello(bytes.NewReader(data), id, shared.User{}, now)
	if err != nil {
		t.Fatal(err)
	}
	if in.Board.ID != id {
		t.Errorf("the board's id is %s, want %s", in.Board.ID, id)
	}
	checkWhole(t, in, report)
	return in, report
}

// TestRealExports reads what Trello really exported, one board per age of the
// format, where those files lie beside the repository.
func TestRealExports(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob(filepath.Join(root(t), "..", "shared", "trello", "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Skip("SKIPPED: there are no real exports in ../shared/trello beside the repository; testdata stands in for them")
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			in, report := imported(t, data)
			compare(t, outline(in, false), naive(t, data))
			if report.Lists == 0 || report.Cards == 0 {
				t.Errorf("nothing in it: %+v", report)
			}
		})
	}
}

// root is the directory of go.mod.
func root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if filepath.Dir(dir) == dir {
			t.Fatal("no go.mod above the test")
		}
		dir = filepath.Dir(dir)
	}
}

// compare shows the first line in which two outlines differ.
func compare(t rapid.TB, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	gots, wants := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(gots), len(wants)) {
		g, w := "(nothing)", "(nothing)"
		if i < len(gots) {
			g = gots[i]
		}
		if i < len(wants) {
			w = wants[i]
		}
		if g != w {
			t.Fatalf("line %d is\n%s\nand should be\n%s", i+1, g, w)
		}
	}
}
