package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"text/template"
)

// page is what the templates may ask for. They are our own files and hold no
// one's data, so they are plain text templates.
type page struct {
	Version string
	Shell   string // path of the page, from the root
	Assets  string // JSON list of what the service worker keeps

	named map[string]string
}

// Asset is the path of an asset, from the root.
func (p page) Asset(name string) (string, error) {
	path, ok := p.named[name]
	if !ok {
		return "", fmt.Errorf("there is no asset %q", name)
	}
	return "/" + path, nil
}

// addPages writes what refers to the assets: the page, the manifest and the
// service worker.
func (b *bundle) addPages(shell, js string) error {
	sources := map[string]string{
		"index.html":           filepath.Join(shell, "index.html"),
		"manifest.webmanifest": filepath.Join(shell, "manifest.webmanifest"),
		"robots.txt":           filepath.Join(shell, "robots.txt"),
		"sw.js":                filepath.Join(js, "sw.js"),
	}
	templates := map[string]*template.Template{}
	// The version covers the assets by their names and the rest by content.
	var whole bytes.Buffer
	for _, path := range sorted(b.named) {
		fmt.Fprintln(&whole, path)
	}
	for _, path := range sorted(sources) {
		content, err := os.ReadFile(path) // #nosec G304 -- a path of our own making
		if err != nil {
			return fmt.Errorf("reading a page: %w", err)
		}
		whole.Write(content)
		if templates[path], err = template.New(filepath.Base(path)).Parse(string(content)); err != nil {
			return fmt.Errorf("parsing a page: %w", err)
		}
	}
	b.version = hash(whole.Bytes())[:12]

	p := page{Version: b.version, named: b.named}
	html, err := execute(templates[sources["index.html"]], p)
	if err != nil {
		return err
	}
	if err := b.asset("index.html", html); err != nil {
		return err
	}
	b.shell = b.named["index.html"]
	p.Shell = "/" + b.shell
	if p.Assets, err = precache(b.named); err != nil {
		return err
	}
	for _, path := range []string{"manifest.webmanifest", "robots.txt", "sw.js"} {
		content, err := execute(templates[sources[path]], p)
		if err != nil {
			return err
		}
		if err := b.add(path, content, false); err != nil {
			return err
		}
	}
	return b.add("favicon.ico", b.files[b.named["icon-32.png"]].content, false)
}

// precache lists what the app needs without a network, the page among it. The
// icons that only an installer looks at stay out.
func precache(named map[string]string) (string, error) {
	var paths []string
	for name, path := range named {
		if filepath.Ext(name) != ".png" {
			paths = append(paths, "/"+path)
		}
	}
	slices.Sort(paths)
	list, err := json.Marshal(paths)
	return string(list), err
}

func execute(t *template.Template, p page) ([]byte, error) {
	var out bytes.Buffer
	if err := t.Execute(&out, p); err != nil {
		return nil, fmt.Errorf("filling in a page: %w", err)
	}
	return out.Bytes(), nil
}

func sorted(m map[string]string) []string {
	values := make([]string, 0, len(m))
	for _, v := range m {
		values = append(values, v)
	}
	slices.Sort(values)
	return values
}
