package arch

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
)

const module = "incharge"

// pkg is what go list tells of a package.
type pkg struct {
	ImportPath string
	Name       string
	Dir        string
	Doc        string
	Export     string // file with its types
	Standard   bool
	Imports    []string // by itself
	Deps       []string // by itself and by what it imports
	GoFiles    []string
	Error      *struct{ Err string }
}

// graph is packages by import path, with all that they depend on.
type graph map[string]pkg

var (
	native  = []string{}
	browser = []string{"GOOS=js", "GOARCH=wasm"}
)

// load asks go list for the packages that match, as compiled for a platform.
func load(t *testing.T, platform []string, args ...string) graph {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", append([]string{"list", "-deps", "-json=ImportPath,Name,Dir,Doc,Export,Standard,Imports,Deps,GoFiles,Error", "-e"}, args...)...)
	cmd.Dir = ".."
	cmd.Env = append(os.Environ(), platform...)
	cmd.Stderr = t.Output()
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %v", cmd, err)
	}
	g := graph{}
	for list := json.NewDecoder(bytes.NewReader(out)); ; {
		var p pkg
		if err := list.Decode(&p); errors.Is(err, io.EOF) {
			return g
		} else if err != nil {
			t.Fatal(err)
		}
		if p.Error != nil {
			// What can't be read can't be vouched for.
			t.Errorf("%s: %s", p.ImportPath, p.Error.Err)
		}
		g[p.ImportPath] = p
		if within(p.ImportPath, module) {
			// go test remembers what a test has looked at itself; without this
			// it would take the answer of yesterday's go list for today's.
			if _, err := os.ReadDir(p.Dir); err != nil && p.Error == nil {
				t.Error(err)
			}
		}
	}
}

// ours are the packages of this module.
func (g graph) ours() []pkg {
	var found []pkg
	for path, p := range g {
		if within(path, module) {
			found = append(found, p)
		}
	}
	return found
}

// within tells whether path is root or lies below it.
func within(path, root string) bool {
	return path == root || strings.HasPrefix(path, root+"/")
}

func withinAny(path string, roots []string) bool {
	for _, root := range roots {
		if within(path, root) {
			return true
		}
	}
	return false
}
