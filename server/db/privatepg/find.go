//go:build unix

package privatepg

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// oldest is the first major version of PostgreSQL that will do.
const oldest = 14

// installation is a directory with the binaries of one PostgreSQL.
type installation struct {
	bin   string
	major int
}

func (i installation) path(name string) string { return filepath.Join(i.bin, name) }

// find picks the installation to run: the first that is new enough or, when
// there are data already, of the major version that wrote them, since no other
// can read them.
func find(ctx context.Context, wrote int) (installation, error) {
	var found []string
	for _, bin := range places(ctx) {
		major, err := majorOf(ctx, bin)
		if err != nil {
			continue // no PostgreSQL server there, or not a whole one
		}
		if major == wrote || wrote == 0 && major >= oldest {
			return installation{bin, major}, nil
		}
		found = append(found, fmt.Sprintf("%d in %s", major, bin))
	}
	if wrote != 0 {
		return installation{}, fmt.Errorf("the data are of PostgreSQL %d and only that version can read them, but it is not installed (found: %s): install postgresql-%d",
			wrote, orNone(found), wrote)
	}
	return installation{}, fmt.Errorf("no PostgreSQL %d or newer was found (found: %s): install it (Debian, Ubuntu: apt-get install postgresql), or set DATABASE_URL to one that runs",
		oldest, orNone(found))
}

func orNone(found []string) string {
	if len(found) == 0 {
		return "none"
	}
	return strings.Join(found, ", ")
}

// places lists the directories that may hold the binaries, the likeliest first.
func places(ctx context.Context) []string {
	var bins []string
	if path, err := exec.LookPath("postgres"); err == nil {
		if real, err := filepath.EvalSymlinks(path); err == nil {
			bins = append(bins, filepath.Dir(real))
		}
	}
	for _, pattern := range []string{
		"/usr/lib/postgresql/*/bin",            // Debian
		"/usr/pgsql-*/bin",                     // Red Hat
		"/opt/homebrew/opt/postgresql@*/bin",   // macOS
		"/usr/local/opt/postgresql@*/bin",      // macOS on Intel
		"/Applications/Postgres.app/*/*/*/bin", // macOS
	} {
		matches, _ := filepath.Glob(pattern) // fails on a bad pattern only
		slices.SortFunc(matches, func(a, b string) int { return number(b) - number(a) })
		bins = append(bins, matches...)
	}
	if out, err := exec.CommandContext(ctx, "pg_config", "--bindir").Output(); err == nil {
		bins = append(bins, strings.TrimSpace(string(out)))
	}
	return bins
}

var digits = regexp.MustCompile(`\d+`)

// number is the version in a path like /usr/lib/postgresql/15/bin.
func number(path string) int {
	n, _ := strconv.Atoi(digits.FindString(path)) // none: 0
	return n
}

func majorOf(ctx context.Context, bin string) (int, error) {
	if _, err := os.Stat(filepath.Join(bin, "initdb")); err != nil {
		return 0, err
	}
	out, err := exec.CommandContext(ctx, filepath.Join(bin, "postgres"), "-V").Output() // #nosec G204 -- Postgres's own programs, where find has found them
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(digits.FindString(string(out))) // postgres (PostgreSQL) 15.18
}
