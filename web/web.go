// Package web serves the built site: the app's page, its assets with their
// hashed names, the service worker and the manifest. The files come from
// web/pack, which writes them into dist before the server is compiled.
package web

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"strings"

	"incharge/web/index"
)

//go:embed all:dist
var dist embed.FS

// Handler serves the site that was packed into this binary. A path that routed
// knows is answered with the app's page, any other with the same page and 404,
// so that the app can say so in its own words.
func Handler(routed func(path string) bool) http.Handler {
	packed, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // the path is a constant that embed has accepted
	}
	site, err := New(packed, routed)
	if err != nil {
		return unbuilt(err)
	}
	return site
}

// Site serves the packed files of one directory.
type Site struct {
	files  fs.FS
	list   index.Index
	routed func(path string) bool
}

// New reads the list of a packed site; fs.ErrNotExist means that it was never
// packed.
func New(files fs.FS, routed func(path string) bool) (*Site, error) {
	list, err := read(files, index.Name)
	if err != nil {
		return nil, err
	}
	if _, ok := list.Files[list.Shell]; !ok {
		return nil, fmt.Errorf("the list of packed files has no shell %q", list.Shell)
	}
	return &Site{files: files, list: list, routed: routed}, nil
}

func read(files fs.FS, name string) (index.Index, error) {
	var list index.Index
	b, err := fs.ReadFile(files, name)
	if err != nil {
		return list, fmt.Errorf("reading the list of packed files: %w", err)
	}
	if err := json.Unmarshal(b, &list); err != nil {
		return list, fmt.Errorf("decoding the list of packed files: %w", err)
	}
	return list, nil
}

func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		return
	}
	path := strings.TrimPrefix(r.URL.Path, "/")
	if f, ok := s.list.Files[path]; ok {
		s.send(w, r, http.StatusOK, path, f)
		return
	}
	if strings.HasPrefix(path, "assets/") {
		// An asset of another version: a page here would be taken for a script.
		w.Header().Set("Cache-Control", "no-store")
		http.Error(w, "not found", http.StatusNotFound)
		return
	}
	status := http.StatusNotFound
	if s.routed(r.URL.Path) {
		status = http.StatusOK
	}
	shell := s.list.Files[s.list.Shell]
	shell.Immutable = false // the hash is in the file's own path, not in this one
	s.send(w, r, status, s.list.Shell, shell)
}

// unbuilt answers for a binary compiled before the site was packed.
func unbuilt(err error) http.Handler {
	why := "This server was compiled with a broken site: " + err.Error()
	if errors.Is(err, fs.ErrNotExist) {
		why = "This server was compiled without its pages."
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		http.Error(w, why+"\nRun: make build", http.StatusServiceUnavailable)
	})
}
