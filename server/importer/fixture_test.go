package importer

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the expected outlines anew; read them before you commit them")

// TestFixtures reads a small board for each age of the format and one that is
// odd all over. What should become of each stands beside it.
func TestFixtures(t *testing.T) {
	t.Parallel()
	for _, file := range fixtures(t) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			in, report := imported(t, data)
			matches(t, file, outline(in, true)+"\n"+lines(report.Notes)+"\n")
		})
	}
}

func fixtures(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	return files
}

// matches holds what was made of a fixture against what stands beside it.
func matches(t *testing.T, file, got string) {
	t.Helper()
	golden := strings.TrimSuffix(file, ".json") + ".txt"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	compare(t, got, string(want))
}
