package mail

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestFiles(t *testing.T) {
	dir := t.TempDir()
	r := newRig(t, Config{DataDir: dir}, noInvitations{})
	r.start()
	r.move(r.ann)
	r.expect(map[string]int{"status_changed completed": 1, "mail completed": 2})
	r.move(r.pat)
	r.expect(map[string]int{"status_changed completed": 2, "mail completed": 4})
	entries, err := os.ReadDir(filepath.Join(dir, "mail"))
	if err != nil {
		t.Fatal(err)
	}
	var to []string
	for _, e := range entries {
		if !regexp.MustCompile(`^[0-9]{8}T[0-9]{6}\.[0-9]{9}Z-[0-9a-f]{12}\.eml$`).MatchString(e.Name()) {
			t.Errorf("a file named %q", e.Name())
		}
		if info, err := e.Info(); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", e.Name(), info.Mode(), err)
		}
		text, err := os.ReadFile(filepath.Join(dir, "mail", e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		m, bodies := read(t, string(text))
		if len(bodies) != 2 || header(t, m, "Subject") != "#7 Mend the roof: To do → In progress" {
			t.Errorf("%s:\n%s", e.Name(), text)
		}
		address, err := m.Header.AddressList("To")
		if err != nil {
			t.Fatal(err)
		}
		to = append(to, address[0].Address)
	}
	if len(to) != 4 {
		t.Fatalf("files to %v", to)
	}
	first, second := to[:2], to[2:] // in the order of their names
	slices.Sort(first)
	slices.Sort(second)
	if got := strings.Join(to, " "); got != "pat@example.com sue@example.com ann@example.com sue@example.com" {
		t.Errorf("files to %s", got)
	}
	if !strings.Contains(r.log.String(), `subject="#7 Mend the roof: To do → In progress"`) {
		t.Error("the log does not tell the subject")
	}
}

func TestFileNamesSortByTime(t *testing.T) {
	t.Parallel()
	m := plainMessage(t)
	noon := time.Date(2026, 9, 30, 11, 59, 59, 999_999_999, time.FixedZone("", 3600))
	before, after := fileName(noon, m), fileName(noon.Add(time.Hour).UTC(), m)
	if before != "20260930T105959.999999999Z-id.eml" || before >= after {
		t.Errorf("%s, then %s", before, after)
	}
}

// A folder that can't be made fails the start.
func TestNoFolder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "mail"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := New(Config{PublicURL: "http://localhost:8080", DataDir: dir}, nil, nil, nil, nil)
	if err == nil || !strings.HasPrefix(err.Error(), "DATA_DIR: ") {
		t.Errorf("%v", err)
	}
}
