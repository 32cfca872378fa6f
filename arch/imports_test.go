package arch

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// rule is a limit on what a package and all below it depend on, directly or
// through others. Paths are import paths; those of ours are without "incharge/".
type rule struct {
	of    string
	never []string // none of these, nor anything below them
	only  []string // of ours, nothing but these; nil: no limit
	std   bool     // of others', the standard library alone
	why   string
}

// backend are the libraries that only a server needs.
var backend = []string{
	"database/sql", "github.com/uptrace/bun", "github.com/jackc/pgx", "github.com/lib/pq", "github.com/riverqueue/river",
	"github.com/danielgtaylor/huma", "github.com/yuin/goldmark", "github.com/prometheus", "github.com/gorilla/websocket", "github.com/nats-io",
	"gocloud.dev", "github.com/aws",
}

var rules = []rule{
	{of: "shared", only: []string{"shared"}, std: true, why: "it is both sides' vocabulary, and depends on neither"},
	{of: "app", only: []string{"app", "shared"}, never: backend, why: "it is what the browser downloads"},
	{of: "app", never: []string{"app/outbox/outboxtest"}, why: "that stands in for a browser in tests"},
	{of: "server", never: []string{"proof", "bench"}, why: "those try it from without"},
	{of: "server/board", never: []string{"server/api", "server/live", "server/mail"}, why: "it commits, and hands the change to whoever wants it"},
	{of: "server/live", only: []string{"server/live", "shared"}, why: "it brings what others have committed, and asks them through an interface"},
	{of: "server/bus", only: []string{"server/bus", "shared"}, why: "it carries words, whatever they are for"},
	{of: "server/audit", only: []string{"server/audit", "server/db", "server/sheet", "migrations", "shared"}, why: "everybody who does what it keeps calls it"},
	{of: "server/files", only: []string{"server/files", "server/db", "migrations", "shared"}, why: "it keeps bytes, whoever may have them"},
	{of: "server/db", only: []string{"server/db", "migrations"}, why: "everything on the server stands on it"},
	{of: "server/sheet", only: []string{"server/sheet"}, std: true, why: "it knows tables, and nothing of what is in them"},
	{of: "migrations", only: []string{"migrations"}, std: true, why: "it is files"},
	{of: "web", only: []string{"web"}, why: "it is files, and what serves them"},
}

func (r rule) breaches(g graph) []string {
	var found []string
	breach := func(p pkg, dep string) {
		found = append(found, fmt.Sprintf("%s depends on %s: %s must not, since %s", p.ImportPath, dep, r.of, r.why))
	}
	for _, p := range g.ours() {
		if !within(p.ImportPath, own(r.of)) {
			continue
		}
		for _, dep := range p.Deps {
			switch {
			case withinAny(dep, owns(r.never)) && dep != "database/sql/driver": // two interfaces, in every uuid
				breach(p, dep)
			case within(dep, module):
				if r.only != nil && !withinAny(dep, owns(r.only)) {
					breach(p, dep)
				}
			case r.std && !g[dep].Standard:
				breach(p, dep)
			}
		}
	}
	return found
}

// own spells out a path of ours.
func own(path string) string {
	first, _, _ := strings.Cut(path, "/")
	if strings.Contains(first, ".") || first == "database" {
		return path
	}
	return module + "/" + path
}

func owns(paths []string) []string {
	var full []string
	for _, path := range paths {
		full = append(full, own(path))
	}
	return full
}

func TestImports(t *testing.T) {
	t.Parallel()
	for name, g := range map[string]graph{
		"native":  load(t, native, "./..."),
		"browser": load(t, browser, "./app/...", "./shared/..."),
	} {
		for _, r := range rules {
			for _, breach := range r.breaches(g) {
				t.Errorf("%s: %s", name, breach)
			}
		}
		for _, breach := range direct(g) {
			t.Errorf("%s: %s", name, breach)
		}
	}
}

// direct are the rules about what a package imports by itself.
func direct(g graph) []string {
	var found, routes []string
	for _, p := range g.ours() {
		path := strings.TrimPrefix(p.ImportPath, module+"/")
		for _, imported := range p.Imports {
			dep := strings.TrimPrefix(imported, module+"/")
			switch {
			case within(path, "server") && within(dep, "app/ui"):
				routes = append(routes, path)
			case within(path, "server") && within(dep, "app"):
				found = append(found, fmt.Sprintf("%s imports %s: the server knows of the app its routes, in app/ui, and no more", path, dep))
			case within(path, "server/auth") && within(dep, "math/rand"):
				found = append(found, fmt.Sprintf("%s imports %s: what that gives can be guessed", path, dep))
			case within(dep, "server/db/dbtest") && !within(path, "server/db/dbtest"),
				within(dep, "server/auth/oidctest") && !within(path, "server/auth/oidctest"),
				within(dep, "github.com/zitadel") && !within(path, "server/auth/oidctest"):
				found = append(found, fmt.Sprintf("%s imports %s outside of its tests", path, dep))
			}
		}
		if p.Doc == "" {
			found = append(found, fmt.Sprintf("%s has no doc comment that says what it owns", path))
		}
	}
	slices.Sort(routes)
	if routes = slices.Compact(routes); len(routes) > 1 {
		found = append(found, fmt.Sprintf("%s import app/ui: one place is enough", strings.Join(routes, " and ")))
	}
	return found
}

// The rules see what they are there to see.
func TestBreaches(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		path, dep string
		breach    bool
	}{
		{"shared/rank", "strings", false},
		{"shared/rank", "incharge/shared", false},
		{"shared/rank", "incharge/server/db", true},
		{"shared", "example.com/lib", true},
		{"sharedness", "example.com/lib", false},
		{"app/ui", "incharge/shared/rank", false},
		{"app/ui", "incharge/server/board", true},
		{"app/ui", "incharge/web", true},
		{"app", "github.com/uptrace/bun/dialect/pgdialect", true},
		{"app/state", "database/sql", true},
		{"app/state", "database/sql/driver", false},
		{"app/live", "github.com/gorilla/websocket", true},
		{"server/board", "incharge/server/db", false},
		{"server/board", "incharge/server/live", true},
		{"server/board/snapshot", "incharge/server/mail", true},
		{"server/api", "incharge/server/board", false},
		{"server/db", "incharge/migrations", false},
		{"server/db", "incharge/server/board", true},
		{"migrations", "embed", false},
		{"migrations", "incharge/shared", true},
		{"web/pack", "incharge/web/index", false},
		{"web", "incharge/app/ui", true},
		{"server/api", "incharge/app/ui", false},
		{"server/mail", "incharge/app/text", true},
		{"server/auth", "math/rand/v2", true},
		{"server/live", "math/rand/v2", false},
		{"server/board", "incharge/server/db/dbtest", true},
		{"server/live", "incharge/proof/native", true},
		{"app/ui", "incharge/app/outbox/outboxtest", true},
		{"server/auth", "incharge/server/auth/oidctest", true},
		{"server/auth", "github.com/zitadel/oidc/v3/pkg/oidc", true},
		{"server/auth/oidctest", "github.com/zitadel/oidc/v3/pkg/op", false},
		{"server/live", "incharge/server/bus", true},
		{"server/bus", "incharge/server/live", true},
		{"server/bus", "github.com/nats-io/nats.go", false},
		{"server/files", "gocloud.dev/blob", false},
		{"server/files", "incharge/server/board", true},
		{"app/client", "gocloud.dev/blob", true},
		{"app/client", "github.com/aws/aws-sdk-go-v2", true},
		{"app/live", "github.com/nats-io/nats.go", true},
	} {
		path := module + "/" + c.path
		g := graph{
			path:  {ImportPath: path, Doc: "Package x.", Imports: []string{c.dep}, Deps: []string{c.dep}},
			c.dep: {ImportPath: c.dep, Doc: "Package y.", Standard: !strings.Contains(c.dep, ".") && !within(c.dep, module)},
		}
		found := direct(g)
		for _, r := range rules {
			found = append(found, r.breaches(g)...)
		}
		if (len(found) > 0) != c.breach {
			t.Errorf("%s -> %s: %q", c.path, c.dep, found)
		}
	}
	twice := graph{}
	for _, path := range []string{"incharge/server/api", "incharge/server/live"} {
		twice[path] = pkg{ImportPath: path, Doc: "Package x.", Imports: []string{"incharge/app/ui"}}
	}
	if len(direct(twice)) != 1 {
		t.Errorf("two places with the routes: %q", direct(twice))
	}
}
