package arch

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// drivers are the libraries that take SQL as text; texts are their names for a
// parameter that is one. Those that are names of columns or tables are quoted.
var (
	drivers = []string{"github.com/uptrace/bun", "github.com/jackc/pgx/v5", "database/sql"}
	texts   = []string{"sql", "query", "expr", "group", "having", "join", "s"}
)

// Values go into SQL as arguments. A text that is put together at run time is
// how injections come about, and no linter sees it in bun or pgx calls.
func TestNoGluedSQL(t *testing.T) {
	t.Parallel()
	g := load(t, native, "-export", "./server/...")
	for _, p := range g.ours() {
		if !within(p.ImportPath, module+"/server") || p.Error != nil { // load has told of it
			continue
		}
		c := newChecker(g)
		for _, name := range p.GoFiles {
			text, err := os.ReadFile(filepath.Join(p.Dir, name))
			if err != nil {
				t.Fatal(err)
			}
			if err := c.parse(name, string(text)); err != nil {
				t.Fatal(err)
			}
		}
		glued, err := c.check(p.ImportPath)
		if err != nil {
			t.Errorf("%s: %v", p.ImportPath, err)
		}
		for _, at := range glued {
			t.Errorf("%s/%s: SQL is put together here; pass values as arguments", p.ImportPath, at)
		}
	}
}

// checker looks at one package.
type checker struct {
	graph graph
	fset  *token.FileSet
	files []*ast.File
	info  types.Info
	built map[types.Object]bool // variables that are given glued text somewhere
}

func newChecker(g graph) *checker {
	return &checker{graph: g, fset: token.NewFileSet(), built: map[types.Object]bool{}, info: types.Info{
		Types: map[ast.Expr]types.TypeAndValue{},
		Defs:  map[*ast.Ident]types.Object{},
		Uses:  map[*ast.Ident]types.Object{},
	}}
}

func (c *checker) parse(name, text string) error {
	file, err := parser.ParseFile(c.fset, name, text, parser.SkipObjectResolution)
	c.files = append(c.files, file)
	return err
}

// check gives the places of glued SQL as file:line.
func (c *checker) check(path string) ([]string, error) {
	exported := func(path string) (io.ReadCloser, error) {
		if c.graph[path].Export == "" {
			return nil, fmt.Errorf("%s was not compiled", path)
		}
		return os.Open(c.graph[path].Export)
	}
	config := types.Config{Importer: importer.ForCompiler(c.fset, "gc", exported)}
	if _, err := config.Check(path, c.fset, c.files, &c.info); err != nil {
		return nil, err
	}
	for _, file := range c.files {
		ast.Inspect(file, c.note)
	}
	var found []string
	for _, file := range c.files {
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if ok && slices.ContainsFunc(c.sql(call), c.glued) {
				at := c.fset.Position(call.Lparen)
				found = append(found, fmt.Sprintf("%s:%d", filepath.Base(at.Filename), at.Line))
			}
			return true
		})
	}
	return found, nil
}

// note remembers the variables that are given glued text.
func (c *checker) note(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.AssignStmt:
		for i, left := range n.Lhs {
			name, ok := left.(*ast.Ident)
			if !ok || len(n.Rhs) != len(n.Lhs) {
				continue
			}
			if c.info.Types[n.Rhs[i]].Value == nil && c.glued(n.Rhs[i]) || n.Tok == token.ADD_ASSIGN {
				c.built[c.info.ObjectOf(name)] = true
			}
		}
	case *ast.ValueSpec:
		for i, name := range n.Names {
			if i < len(n.Values) && c.glued(n.Values[i]) {
				c.built[c.info.ObjectOf(name)] = true
			}
		}
	}
	return true
}

// glued tells whether a text is put together at run time. What comes in as a
// parameter was looked at where it was passed.
func (c *checker) glued(text ast.Expr) bool {
	if c.info.Types[text].Value != nil {
		return false // a constant, however it is written
	}
	switch text := text.(type) {
	case *ast.ParenExpr:
		return c.glued(text.X)
	case *ast.BinaryExpr:
		return true
	case *ast.CallExpr:
		return isString(c.info.TypeOf(text))
	case *ast.Ident:
		return c.built[c.info.ObjectOf(text)]
	}
	return false
}

// sql gives the arguments of a call that are SQL.
func (c *checker) sql(call *ast.CallExpr) []ast.Expr {
	callee := c.info.Types[call.Fun]
	if callee.IsType() { // bun.Safe(text)
		if named, ok := types.Unalias(callee.Type).(*types.Named); ok && named.Obj().Name() == "Safe" && ofDriver(named.Obj()) {
			return call.Args
		}
		return nil
	}
	var name *ast.Ident
	switch fun := call.Fun.(type) {
	case *ast.SelectorExpr:
		name = fun.Sel
	case *ast.Ident:
		name = fun
	default:
		return nil
	}
	function := c.info.Uses[name]
	signature, ok := callee.Type.(*types.Signature)
	if !ok || function == nil {
		return nil
	}
	var found []ast.Expr
	for i := range min(signature.Params().Len(), len(call.Args)) {
		param := signature.Params().At(i)
		ours := param.Name() == "sql" // in our own functions the one name
		if isString(param.Type()) && (ours || ofDriver(function) && slices.Contains(texts, param.Name())) {
			found = append(found, call.Args[i])
		}
	}
	return found
}

func ofDriver(o types.Object) bool { return o.Pkg() != nil && withinAny(o.Pkg().Path(), drivers) }

func isString(t types.Type) bool {
	basic, ok := t.Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsString != 0
}

// The check sees what it is there to see.
func TestGluedSQLIsSeen(t *testing.T) {
	t.Parallel()
	const head = `package x
import ("context"; "fmt"; "strings"; "github.com/uptrace/bun"; "github.com/jackc/pgx/v5/pgxpool")
var _ = fmt.Sprint; var _ = strings.Join; const table = "cards"
func run(sql string) {}
func f(ctx context.Context, db *bun.DB, tx bun.Tx, pool *pgxpool.Pool, in string) {
`
	g := load(t, native, "-export", "github.com/uptrace/bun", "github.com/jackc/pgx/v5/pgxpool")
	for body, seen := range map[string]bool{
		`db.NewSelect().Where("title = ?", in)`:                               false,
		`db.NewSelect().Where("title = '" + in + "'")`:                        true,
		`db.NewSelect().Where(fmt.Sprintf("title = '%s'", in))`:               true,
		`db.NewSelect().Where("a" + " = 1")`:                                  false,
		`db.NewSelect().TableExpr("x." + table)`:                              false,
		`db.NewSelect().OrderExpr(strings.ToLower(in))`:                       true,
		`db.NewSelect().Column(in + "_at")`:                                   false,
		`db.NewRaw("SELECT " + in)`:                                           true,
		`tx.NewUpdate().Set("a = " + in)`:                                     true,
		`tx.NewInsert().On("CONFLICT (" + in + ") DO NOTHING")`:               true,
		`tx.ExecContext(ctx, "DELETE FROM " + in)`:                            true,
		`pool.Exec(ctx, "DELETE FROM cards WHERE id = $1", in)`:               false,
		`pool.Exec(ctx, ("DELETE FROM " + in))`:                               true,
		`pool.QueryRow(ctx, fmt.Sprint("SELECT ", in))`:                       true,
		`q := "SELECT " + in; pool.Query(ctx, q)`:                             true,
		`q := "SELECT 1"; if in != "" { q += " WHERE " + in }; run(q)`:        true,
		`q := "SELECT 1"; if in != "" { q = "SELECT 2" }; pool.Query(ctx, q)`: false,
		`var q = fmt.Sprintf("SELECT %s", in); pool.Query(ctx, q)`:            true,
		`pool.Query(ctx, in)`:                                                 false,
		`run("SELECT " + in)`:                                                 true,
		`_ = bun.Safe("a" + in)`:                                              true,
		`_ = bun.Safe("a")`:                                                   false,
		`_ = bun.Ident("a" + in)`:                                             false,
	} {
		c := newChecker(g)
		if err := c.parse("x.go", head+body+"\n}"); err != nil {
			t.Fatal(err)
		}
		found, err := c.check("x")
		if err != nil || (len(found) > 0) != seen {
			t.Errorf("%s: found %q, %v", body, found, err)
		}
	}
}
