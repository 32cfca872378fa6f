package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// bundle is the site while it is put together.
type bundle struct {
	files map[string]file   // by path
	named map[string]string // "app.css" -> "assets/app.1a2b3c.css"

	version string
	shell   string
}

type file struct {
	content   []byte
	mime      string
	immutable bool
}

// types of what we ship; a file of another kind stops the build.
var types = map[string]string{
	".css":         "text/css; charset=utf-8",
	".html":        "text/html; charset=utf-8",
	".ico":         "image/png", // browsers ask for this name and take any image
	".js":          "text/javascript; charset=utf-8",
	".png":         "image/png",
	".svg":         "image/svg+xml",
	".txt":         "text/plain; charset=utf-8",
	".wasm":        "application/wasm",
	".webmanifest": "application/manifest+json",
}

// addAssets takes in everything that gets a hashed name.
func (b *bundle) addAssets(ctx context.Context, source, wasm string) error {
	app, err := os.ReadFile(wasm) // #nosec G304 -- a path of our own making
	if err != nil {
		return fmt.Errorf("reading the built app: %w", err)
	}
	css, err := concat(filepath.Join(source, "css", "*.css"))
	if err != nil {
		return err
	}
	goroot, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output()
	if err != nil {
		return fmt.Errorf("asking go for its root: %w", err)
	}
	// The loader must be of the Go version that built the wasm.
	boot, err := concat(
		filepath.Join(strings.TrimSpace(string(goroot)), "lib", "wasm", "wasm_exec.js"),
		filepath.Join(source, "js", "storage.js"),
		filepath.Join(source, "js", "boot.js"),
		filepath.Join(source, "js", "outline.js"),
		filepath.Join(source, "js", "menu.js"))
	if err != nil {
		return err
	}
	theme, err := concat(filepath.Join(source, "js", "theme.js"))
	if err != nil {
		return err
	}
	for name, content := range map[string][]byte{
		"app.wasm": app, "app.css": css, "boot.js": boot, "theme.js": theme,
	} {
		if err := b.asset(name, content); err != nil {
			return err
		}
	}
	for _, pattern := range []string{"*.svg", "*.png"} {
		icons, err := filepath.Glob(filepath.Join(source, "icons", pattern))
		if err != nil {
			return err
		}
		for _, path := range icons {
			content, err := os.ReadFile(path) // #nosec G304 -- a path of our own making
			if err != nil {
				return fmt.Errorf("reading an icon: %w", err)
			}
			if err := b.asset(filepath.Base(path), content); err != nil {
				return err
			}
		}
	}
	return nil
}

// asset gives a file the name that its content decides.
func (b *bundle) asset(name string, content []byte) error {
	ext := filepath.Ext(name)
	path := "assets/" + strings.TrimSuffix(name, ext) + "." + hash(content)[:12] + ext
	if b.named == nil {
		b.named = map[string]string{}
	}
	b.named[name] = path
	return b.add(path, content, true)
}

func (b *bundle) add(path string, content []byte, immutable bool) error {
	mime, ok := types[filepath.Ext(path)]
	if !ok {
		return fmt.Errorf("%s: no content type is known for it", path)
	}
	b.files[path] = file{content, mime, immutable}
	return nil
}

// concat joins the files of the patterns, those of one pattern by name.
func concat(patterns ...string) ([]byte, error) {
	var all bytes.Buffer
	for _, pattern := range patterns {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			return nil, err
		}
		if len(paths) == 0 {
			return nil, fmt.Errorf("nothing to pack at %s", pattern)
		}
		for _, path := range paths {
			content, err := os.ReadFile(path) // #nosec G304 -- a path of our own making
			if err != nil {
				return nil, fmt.Errorf("reading what to pack: %w", err)
			}
			all.Write(content)
			all.WriteByte('\n')
		}
	}
	return all.Bytes(), nil
}

func hash(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}
