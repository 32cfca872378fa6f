package arch

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// licences are those whose terms a program that is handed on as Incharge is
// can keep without more than naming them; each with words that only its text
// has.
var licences = map[string]string{
	"Apache-2.0": "Apache License Version 2.0, January 2004",
	"BSD":        "Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following disclaimer in the documentation",
	"ISC":        "Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted",
	"MIT":        "Permission is hereby granted, free of charge, to any person obtaining a copy of this software",
	"MPL-2.0":    "Mozilla Public License Version 2.0", // by file: ours stay what they are
}

// forbidding are words of licences that would ask more.
var forbidding = regexp.MustCompile(`(?i)GNU (Affero |Lesser |Library )?General Public License|Server Side Public License|Business Source License|Commons Clause|non-?commercial`)

// Every library that is compiled into the server or the app has a licence that
// lets it be.
func TestLicences(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for platform, args := range map[string][]string{"native": {"./server"}, "browser": {"./app"}} {
		env := native
		if platform == "browser" {
			env = browser
		}
		for path, dir := range modules(t, env, args...) {
			if seen[path] {
				continue
			}
			seen[path] = true
			if name, err := licenceOf(dir); err != nil {
				t.Errorf("%s: %v", path, err)
			} else {
				t.Logf("%-10s %s", name, path)
			}
		}
	}
	if len(seen) < 20 || !seen["github.com/uptrace/bun"] || !seen["github.com/maxence-charriere/go-app/v10"] {
		t.Errorf("only %d libraries looked at", len(seen))
	}
}

// modules are those that packages are compiled of, with where they are, other
// than ours and Go's own.
func modules(t *testing.T, platform []string, args ...string) map[string]string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", append([]string{"list", "-deps", "-json=Module"}, args...)...)
	cmd.Dir, cmd.Env, cmd.Stderr = "..", append(os.Environ(), platform...), t.Output()
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %v", cmd, err)
	}
	found := map[string]string{}
	for list := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct {
			Module *struct {
				Path, Dir string
				Main      bool
			}
		}
		if err := list.Decode(&p); errors.Is(err, io.EOF) {
			return found
		} else if err != nil {
			t.Fatal(err)
		}
		if p.Module != nil && !p.Module.Main {
			found[p.Module.Path] = p.Module.Dir
		}
	}
}

// licenceOf reads the licence of the module in a directory.
func licenceOf(dir string) (string, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		return "", err
	}
	name := ""
	for _, file := range files {
		base := strings.ToUpper(filepath.Base(file))
		about, err := os.Stat(file)
		if err != nil {
			return "", err
		}
		if about.IsDir() || !strings.HasPrefix(base, "LICEN") && !strings.HasPrefix(base, "COPYING") {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return "", err
		}
		words := strings.Join(strings.FieldsFunc(string(data), func(r rune) bool { return strings.ContainsRune(" \t\r\n*", r) }), " ")
		for licence, said := range licences {
			if strings.Contains(words, said) {
				name = licence
			}
		}
		if forbidding.MatchString(words) && name != "MPL-2.0" { // whose text names the others
			return "", errors.New("its licence asks for more: " + file)
		}
	}
	if name == "" {
		return "", errors.New("no licence that is known here: " + dir)
	}
	return name, nil
}
