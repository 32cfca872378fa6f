package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"

	"incharge/web/index"
)

// pack packs the real sources with a small file for the wasm.
func pack(t *testing.T, out, wasm string) (index.Index, string) {
	t.Helper()
	app := filepath.Join(t.TempDir(), "app.wasm")
	if err := os.WriteFile(app, []byte(wasm), 0o600); err != nil {
		t.Fatal(err)
	}
	var stdout bytes.Buffer
	if err := run(t.Context(), []string{"-src", "..", "-wasm", app, "-out", out}, &stdout); err != nil {
		t.Fatal(err)
	}
	var list index.Index
	if err := json.Unmarshal([]byte(read(t, filepath.Join(out, index.Name))), &list); err != nil {
		t.Fatal(err)
	}
	return list, stdout.String()
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

var wasm = strings.Repeat("not really wasm ", 1000)

func TestListNamesWhatIsThere(t *testing.T) {
	t.Parallel()
	out := t.TempDir()
	list, said := pack(t, out, wasm)
	want := map[string]bool{index.Name: true}
	for path, f := range list.Files {
		want[path] = true
		if got := len(read(t, filepath.Join(out, path))); got != f.Size {
			t.Errorf("%s has %d bytes, the list says %d", path, got, f.Size)
		}
		for _, e := range index.Encodings {
			if size, ok := f.Encodings[e.Coding]; ok {
				want[path+e.Suffix] = true
				if got := len(read(t, filepath.Join(out, path+e.Suffix))); got != size || got >= f.Size {
					t.Errorf("%s has %d bytes as %s, the list says %d of %d", path, got, e.Coding, size, f.Size)
				}
			}
		}
		if f.Immutable != regexp.MustCompile(`^assets/[a-z0-9-]+\.[0-9a-f]{12}\.[a-z]+$`).MatchString(path) {
			t.Errorf("%s: immutable is %t", path, f.Immutable)
		}
	}
	for path := range files(t, out) {
		if !want[path] {
			t.Errorf("%s is there, and not in the list", path)
		}
	}
	if !strings.Contains(said, "app.wasm: 0.02 MB, brotli 0.00 MB") {
		t.Errorf("said %q", said)
	}
}

func TestBrotliHoldsTheFile(t *testing.T) {
	t.Parallel()
	out := t.TempDir()
	list, _ := pack(t, out, wasm)
	for path := range list.Files {
		if !strings.HasSuffix(path, ".wasm") {
			continue
		}
		var unpacked bytes.Buffer
		if _, err := unpacked.ReadFrom(brotli.NewReader(strings.NewReader(read(t, filepath.Join(out, path+".br"))))); err != nil {
			t.Fatal(err)
		}
		if unpacked.String() != wasm {
			t.Error("brotli gives something else back")
		}
		return
	}
	t.Fatal("there is no wasm")
}

// The page, the worker and the manifest may name only files of the same build.
func TestPagesNameOnlyPackedFiles(t *testing.T) {
	t.Parallel()
	out := t.TempDir()
	list, _ := pack(t, out, wasm)
	named := regexp.MustCompile(`/(assets/[^"' )]+)`)
	for _, path := range []string{list.Shell, "sw.js", "manifest.webmanifest"} {
		content := read(t, filepath.Join(out, path))
		if strings.Contains(content, "{{") {
			t.Errorf("%s was not filled in", path)
		}
		found := 0
		for _, match := range named.FindAllStringSubmatch(content, -1) {
			found++
			if _, ok := list.Files[match[1]]; !ok {
				t.Errorf("%s names %s, which is not packed", path, match[1])
			}
		}
		if found < 4 {
			t.Errorf("%s names only %d assets", path, found)
		}
	}
	if worker := read(t, filepath.Join(out, "sw.js")); !strings.Contains(worker, `"`+list.Version+`"`) ||
		!strings.Contains(worker, `"/`+list.Shell+`"`) {
		t.Error("the worker keeps another version")
	}
}

// The policy forbids inline script and style.
func TestPageHasNothingInline(t *testing.T) {
	t.Parallel()
	out := t.TempDir()
	list, _ := pack(t, out, wasm)
	page := read(t, filepath.Join(out, list.Shell))
	for _, bad := range []string{`<style`, ` style=`, ` on[a-z]+=`, `<script[^>]*>[^<]`, `javascript:`} {
		if found := regexp.MustCompile(bad).FindString(page); found != "" {
			t.Errorf("the page has %q", found)
		}
	}
}

func TestPackingAgain(t *testing.T) {
	t.Parallel()
	out := t.TempDir()
	first, _ := pack(t, out, wasm)
	long := time.Now().Add(-time.Hour)
	for path := range files(t, out) {
		if err := os.Chtimes(filepath.Join(out, path), long, long); err != nil {
			t.Fatal(err)
		}
	}
	same, _ := pack(t, out, wasm)
	if same.Version != first.Version {
		t.Error("the same sources are another version")
	}
	for path, changed := range files(t, out) {
		if path != index.Name && changed.After(long.Add(time.Minute)) {
			t.Errorf("%s was written again", path)
		}
	}
	other, _ := pack(t, out, wasm+"!")
	if other.Version == first.Version || other.Shell == first.Shell {
		t.Error("another wasm is the same version")
	}
	for path := range first.Files {
		if _, kept := other.Files[path]; kept {
			continue
		}
		if _, err := os.Stat(filepath.Join(out, path)); !os.IsNotExist(err) {
			t.Errorf("%s of the last version was left", path)
		}
	}
}

func TestMissingWasmStopsTheBuild(t *testing.T) {
	t.Parallel()
	var stdout bytes.Buffer
	err := run(t.Context(), []string{"-src", "..", "-wasm", filepath.Join(t.TempDir(), "none.wasm"), "-out", t.TempDir()}, &stdout)
	if err == nil || !strings.Contains(err.Error(), "none.wasm") {
		t.Errorf("got %v", err)
	}
}

// files are those under a directory, with when they were written.
func files(t *testing.T, dir string) map[string]time.Time {
	t.Helper()
	all := map[string]time.Time{}
	err := filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		all[filepath.ToSlash(name)] = info.ModTime()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
