package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"incharge/web/index"
)

// write puts the bundle into a directory and removes what an earlier one left
// there. The list comes last but for that: a run that was cut short leaves the
// old list, with its files.
func (b *bundle) write(dir string) (index.Index, error) {
	old, err := previous(dir)
	if err != nil {
		return index.Index{}, err
	}
	list := index.Index{Version: b.version, Shell: b.shell, Files: map[string]index.File{}}
	keep := map[string]bool{".gitkeep": true, index.Name: true}
	for path, f := range b.files {
		entry := index.File{
			Type: f.mime, Size: len(f.content), Hash: hash(f.content)[:16], Immutable: f.immutable,
		}
		if before := old.Files[path]; before.Hash == entry.Hash && stored(dir, path, before) {
			entry.Encodings = before.Encodings // compressing it again would take the longest
		} else if entry.Encodings, err = store(dir, path, f.content); err != nil {
			return list, err
		}
		list.Files[path] = entry
		keep[path] = true
		for _, e := range index.Encodings {
			keep[path+e.Suffix] = entry.Encodings[e.Coding] > 0
		}
	}
	content, err := json.MarshalIndent(list, "", "\t")
	if err != nil {
		return list, err
	}
	if err := replace(filepath.Join(dir, index.Name), content); err != nil {
		return list, err
	}
	return list, prune(dir, keep)
}

// previous is the list of the last run, empty when there is none to go by.
func previous(dir string) (index.Index, error) {
	var list index.Index
	content, err := os.ReadFile(filepath.Join(dir, index.Name)) // #nosec G304 -- a path of our own making
	if os.IsNotExist(err) {
		return list, nil
	}
	if err != nil {
		return list, fmt.Errorf("reading the last list: %w", err)
	}
	if err := json.Unmarshal(content, &list); err != nil {
		list = index.Index{} // not ours or broken: everything is packed anew
	}
	return list, nil
}

// stored reports whether a file and its encodings are there with their sizes.
func stored(dir, path string, f index.File) bool {
	is := func(suffix string, size int) bool {
		info, err := os.Stat(filepath.Join(dir, path+suffix))
		return err == nil && info.Size() == int64(size)
	}
	for _, e := range index.Encodings {
		if size, ok := f.Encodings[e.Coding]; ok && !is(e.Suffix, size) {
			return false
		}
	}
	return is("", f.Size)
}

// store writes a file and those of its encodings that are worth having.
func store(dir, path string, content []byte) (map[string]int, error) {
	if err := replace(filepath.Join(dir, path), content); err != nil {
		return nil, err
	}
	if filepath.Ext(path) == ".png" || filepath.Ext(path) == ".ico" {
		return nil, nil // compressed already
	}
	encoded, err := compress(content)
	if err != nil {
		return nil, fmt.Errorf("compressing %s: %w", path, err)
	}
	sizes := map[string]int{}
	for _, e := range index.Encodings {
		if len(encoded[e.Coding]) >= len(content) {
			continue
		}
		sizes[e.Coding] = len(encoded[e.Coding])
		if err := replace(filepath.Join(dir, path+e.Suffix), encoded[e.Coding]); err != nil {
			return nil, err
		}
	}
	return sizes, nil
}

// replace writes a file whole or not at all.
func replace(path string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil { // #nosec G301 -- others may read what was built
		return err
	}
	if err := os.WriteFile(path+".new", content, 0o644); err != nil { // #nosec G306 -- others may read what was built
		return err
	}
	return os.Rename(path+".new", path)
}

// prune removes every file that is not to be kept.
func prune(dir string, keep map[string]bool) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil || keep[filepath.ToSlash(name)] {
			return err
		}
		return os.Remove(path) // #nosec G122 -- our own directory, which the build alone writes
	})
}
