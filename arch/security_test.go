package arch

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The security document says something about every requirement of the levels
// that it is about, and names tests and files that are there.
func TestSecurityDocument(t *testing.T) {
	t.Parallel()
	required := requirements(t)
	tests := testNames(t)
	document := text(t, "../docs/security.md")
	rows := regexp.MustCompile(`(?m)^\| (V[0-9.]+) \| (\d) \| ([a-z/ ]+) \| (.*) \| (.*) \|$`).FindAllStringSubmatch(document, -1)
	said, count := map[string]bool{}, map[string]int{}
	for _, row := range rows {
		id, level, state, how, shown := row[1], row[2], row[3], row[4], strings.TrimSpace(row[5])
		switch {
		case required[id] != level:
			t.Errorf("%s of level %s is not required", id, level)
		case said[id]:
			t.Errorf("%s is there twice", id)
		case how == "":
			t.Errorf("%s: nothing is said", id)
		}
		said[id] = true
		count[state]++
		switch state {
		case "met":
			if shown == "" {
				t.Errorf("%s is said to be met, and nothing shows it", id)
			}
		case "partly", "not met", "operator", "n/a":
		default:
			t.Errorf("%s: what does %q mean?", id, state)
		}
	}
	for id := range required {
		if !said[id] {
			t.Errorf("%s is missing", id)
		}
	}
	for state, n := range count {
		if sum := fmt.Sprintf("%d %s", n, state); !strings.Contains(document, sum) {
			t.Errorf("the sum doesn't say %q", sum)
		}
	}
	for _, m := range regexp.MustCompile("`((?:Test|Fuzz)[A-Za-z0-9]+)`").FindAllStringSubmatch(document, -1) {
		if !tests[m[1]] {
			t.Errorf("there is no %s", m[1])
		}
	}
	for _, m := range regexp.MustCompile("`((?:server|web|app|scripts|docs|arch)/[^` ]+|Makefile|go\\.(?:mod|sum)|\\.golangci\\.yml)`").FindAllStringSubmatch(document, -1) {
		if _, err := os.Stat(filepath.Join("..", m[1])); err != nil {
			t.Errorf("there is no %s", m[1])
		}
	}
}

// requirements are those of levels 1 and 2, with their levels.
func requirements(t *testing.T) map[string]string {
	t.Helper()
	required := map[string]string{}
	for line := range strings.Lines(text(t, "testdata/asvs-5.0.csv")) {
		id, level, ok := strings.Cut(strings.TrimSpace(line), ",")
		if !ok || level != "1" && level != "2" {
			t.Fatalf("%q", line)
		}
		required[id] = level
	}
	if len(required) != 253 {
		t.Fatalf("%d requirements, want 253", len(required))
	}
	return required
}

// testNames are the tests and fuzz targets of the whole module.
func testNames(t *testing.T) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		for _, m := range regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)\w+)\(`).FindAllStringSubmatch(text(t, path), -1) {
			found[m[1]] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func text(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
